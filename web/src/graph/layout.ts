// Laying out: ForceAtlas2 on plain arrays, a few steps at a time. It runs in a worker, so that the page stays fluid.
import Graph from 'graphology';
import forceAtlas2, { type ForceAtlas2Settings } from 'graphology-layout-forceatlas2';

export interface Order {
  /** x, y of each node. */
  at: Float32Array;
  /** Places of the two ends of each link among the nodes. */
  ends: Uint32Array;
  weights: Float32Array;
  steps: number;
}

export function settings(order: number): ForceAtlas2Settings {
  return {
    barnesHutOptimize: order > 300,
    barnesHutTheta: 0.7,
    strongGravityMode: true,
    gravity: 0.05,
    scalingRatio: 10,
    slowDown: 1 + Math.log(Math.max(order, 2)),
    edgeWeightInfluence: 0.5,
  };
}

/** stepsFor is after how many steps a net of that many nodes has settled well enough to be read. */
export const stepsFor = (order: number): number => (order < 50 ? 300 : order < 500 ? 400 : 300);

/** Layout lays a net out; run() goes some steps further and tells whether it is done. */
export class Layout {
  readonly at: Float32Array;
  #graph = new Graph({ type: 'undirected', multi: false });
  #left: number;

  constructor(o: Order) {
    this.at = o.at;
    this.#left = o.at.length > 2 ? o.steps : 0;
    for (let i = 0; i < o.at.length / 2; i++) this.#graph.addNode(i, { x: o.at[2 * i], y: o.at[2 * i + 1] });
    for (let i = 0; i < o.weights.length; i++) {
      const [a, b] = [o.ends[2 * i]!, o.ends[2 * i + 1]!];
      if (a !== b && !this.#graph.hasEdge(a, b)) this.#graph.addEdge(a, b, { weight: o.weights[i] });
    }
  }

  run(steps: number): boolean {
    const n = Math.min(steps, this.#left);
    if (n > 0) {
      forceAtlas2.assign(this.#graph, { iterations: n, getEdgeWeight: 'weight', settings: settings(this.#graph.order) });
      this.#left -= n;
      this.#graph.forEachNode((key, a) => {
        this.at[2 * Number(key)] = a.x as number;
        this.at[2 * Number(key) + 1] = a.y as number;
      });
    }
    return this.#left === 0;
  }
}
