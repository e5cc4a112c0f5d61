// A network drawn by sigma, and as an SVG for keeping. The layout comes from a worker, so that the page answers while it is laid out.
import Graph from 'graphology';
import Sigma from 'sigma';
import type { Settings } from 'sigma/settings';
import type { NodeDisplayData, PartialButFor } from 'sigma/types';
import { stepsFor } from './layout';
import { sizes, start, type Net } from './shape';

export interface Colours {
  ink: string;
  soft: string;
  paper: string;
  edge: string;
  mark: string;
  kinds: Record<string, string>;
}

/** colours are those of the page, as they are now. */
export function colours(): Colours {
  const style = getComputedStyle(document.documentElement);
  const of = (name: string) => style.getPropertyValue(name).trim();
  return { ink: of('--ink'), soft: of('--soft'), paper: of('--paper'), edge: blend(of('--rule-strong'), of('--paper'), 0.38), mark: of('--contested'), kinds: { person: of('--person'), organization: of('--organization'), place: of('--place') } };
}

// blend mixes two colours: where many links cross they must not hide the nodes.
function blend(a: string, b: string, share: number): string {
  const parts = (c: string) => (c.length === 4 ? [1, 2, 3].map((i) => parseInt(c.slice(i, i + 1).repeat(2), 16)) : [1, 3, 5].map((i) => parseInt(c.slice(i, i + 2), 16)));
  const mixed = parts(a).map((v, i) => Math.round(v * share + (parts(b)[i] ?? 0) * (1 - share)));
  return mixed.every(Number.isFinite) ? `#${mixed.map((v) => v.toString(16).padStart(2, '0')).join('')}` : a;
}

const kept = new Map<string, [number, number]>(); // where nodes stood last, so that a filter does not throw everything about

type Shown = PartialButFor<NodeDisplayData, 'x' | 'y' | 'size' | 'label' | 'color'>;

export class Drawing {
  #graph: Graph;
  #sigma: Sigma;
  #worker: Worker | undefined;
  #colours: Colours;
  #hover: string | null = null;
  #chosen: string | null = null;
  #near = new Set<string>();
  #dead = false;

  constructor(
    box: HTMLElement,
    net: Net,
    private readonly on: { pick: (id: string | null) => void; laid: () => void; camera: (c: { x: number; y: number; ratio: number }) => void },
  ) {
    this.#colours = colours();
    this.#graph = new Graph({ type: 'undirected', multi: false });
    const radii = sizes(net.nodes);
    const at = start(net.nodes);
    net.nodes.forEach((n, i) => {
      const was = kept.get(n.id);
      if (was) [at[2 * i], at[2 * i + 1]] = was;
      this.#graph.addNode(n.id, { label: n.label, kind: n.kind, size: radii[i], x: at[2 * i], y: at[2 * i + 1] });
    });
    const most = Math.max(1, ...net.links.map((l) => l.weight));
    for (const l of net.links) if (l.a !== l.b && !this.#graph.hasEdge(l.a, l.b)) this.#graph.addEdge(l.a, l.b, { weight: l.weight, size: 0.6 + 3.4 * Math.sqrt(l.weight / most) });
    this.#sigma = new Sigma(this.#graph, box, this.#settings(net.nodes.length));
    // Lighting a node up draws everything anew: only where the pointer rests, never while the net is moved.
    let rest: ReturnType<typeof setTimeout> | undefined;
    const hover = (id: string | null) => {
      clearTimeout(rest);
      rest = setTimeout(() => {
        if (this.#dead || this.#hover === id) return;
        this.#hover = id;
        this.#light();
      }, 90);
    };
    this.#sigma.on('enterNode', (e) => hover(e.node));
    this.#sigma.on('leaveNode', () => hover(null));
    this.#sigma.on('clickNode', (e) => this.on.pick(e.node));
    this.#sigma.on('clickStage', () => this.on.pick(null));
    let timer: ReturnType<typeof setTimeout> | undefined;
    this.#sigma.getCamera().on('updated', (c) => {
      clearTimeout(timer);
      timer = setTimeout(() => this.on.camera({ x: c.x, y: c.y, ratio: c.ratio }), 300);
    });
    this.#lay(net, at);
  }

  #settings(order: number): Partial<Settings> {
    return {
      labelFont: 'Plex, sans-serif',
      labelSize: 13,
      labelWeight: '400',
      labelColor: { color: this.#colours.ink },
      labelDensity: 1,
      labelGridCellSize: order > 800 ? 110 : 80,
      labelRenderedSizeThreshold: order > 800 ? 5 : order > 150 ? 4 : 2,
      hideEdgesOnMove: order > 800,
      hideLabelsOnMove: order > 800,
      minCameraRatio: 0.02,
      maxCameraRatio: 4,
      zIndex: true,
      stagePadding: 40,
      allowInvalidContainer: true,
      defaultDrawNodeLabel: (context, data) => this.#label(context, data as Shown),
      defaultDrawNodeHover: (context, data) => this.#name(context, data as Shown),
      nodeReducer: (id, a) => {
        const lit = this.#focus();
        const near = !lit || id === lit || this.#near.has(id);
        return {
          x: a.x as number, y: a.y as number, size: a.size as number, label: near ? (a.label as string) : null, forceLabel: !!lit && near && (id === lit || this.#near.size < 40),
          color: near ? (this.#colours.kinds[a.kind as string] ?? this.#colours.soft) : this.#colours.edge, zIndex: near ? 1 : 0, highlighted: id === this.#chosen,
        };
      },
      edgeReducer: (id, a) => {
        const lit = this.#focus();
        if (!lit) return { size: a.size as number, color: this.#colours.edge };
        const [s, t] = this.#graph.extremities(id);
        return s === lit || t === lit ? { size: (a.size as number) + 0.5, color: this.#colours.soft, zIndex: 1 } : { hidden: true };
      },
    };
  }

  // A label with a rim of paper, so that it can be read over links and nodes.
  #label(c: CanvasRenderingContext2D, d: Shown): void {
    if (!d.label) return;
    c.font = '13px Plex, sans-serif';
    c.lineJoin = 'round';
    c.lineWidth = 3;
    c.strokeStyle = this.#colours.paper;
    c.strokeText(d.label, d.x + d.size + 3, d.y + 4);
    c.fillStyle = this.#colours.ink;
    c.fillText(d.label, d.x + d.size + 3, d.y + 4);
  }

  // The name of a node on a ground of its own, in the colours of the page.
  #name(c: CanvasRenderingContext2D, d: Shown): void {
    c.beginPath();
    c.arc(d.x, d.y, d.size + 3, 0, Math.PI * 2);
    c.lineWidth = 2;
    c.strokeStyle = this.#colours.ink;
    c.stroke();
    if (!d.label) return;
    c.font = '600 13px Plex, sans-serif';
    const width = c.measureText(d.label).width;
    const [x, y] = [d.x + d.size + 6, d.y - 11];
    c.fillStyle = this.#colours.paper;
    c.strokeStyle = this.#colours.soft;
    c.lineWidth = 1;
    c.beginPath();
    c.rect(x, y, width + 12, 22);
    c.fill();
    c.stroke();
    c.fillStyle = this.#colours.ink;
    c.fillText(d.label, x + 6, d.y + 5);
  }

  #focus(): string | null {
    return this.#hover ?? this.#chosen;
  }

  #light(): void {
    const lit = this.#focus();
    this.#near = new Set(lit && this.#graph.hasNode(lit) ? this.#graph.neighbors(lit) : []);
    this.#sigma.refresh({ skipIndexation: true });
  }

  #lay(net: Net, at: Float32Array): void {
    const place = new Map(net.nodes.map((n, i) => [n.id, i]));
    const links = net.links.filter((l) => place.has(l.a) && place.has(l.b));
    const worker = new Worker(new URL('./layout.worker.ts', import.meta.url), { type: 'module' });
    this.#worker = worker;
    worker.onmessage = (e: MessageEvent<{ at: Float32Array; done: boolean }>) => {
      const p = e.data.at;
      let i = 0;
      this.#graph.updateEachNodeAttributes(
        (id, a) => {
          a.x = p[2 * i]!;
          a.y = p[2 * i + 1]!;
          kept.set(id, [a.x as number, a.y as number]);
          i++;
          return a;
        },
        { attributes: ['x', 'y'] },
      );
      if (e.data.done) {
        worker.terminate();
        this.on.laid();
      }
    };
    worker.onerror = () => this.on.laid();
    worker.postMessage({
      at,
      ends: Uint32Array.from(links.flatMap((l) => [place.get(l.a)!, place.get(l.b)!])),
      weights: Float32Array.from(links, (l) => l.weight),
      steps: stepsFor(net.nodes.length),
    });
  }

  choose(id: string | null): boolean {
    this.#chosen = id && this.#graph.hasNode(id) ? id : null;
    this.#light();
    return this.#chosen !== null;
  }

  /** look moves the camera to a node. */
  look(id: string): void {
    const d = this.#sigma.getNodeDisplayData(id);
    if (d) void this.#sigma.getCamera().animate({ x: d.x, y: d.y, ratio: Math.min(0.35, this.#sigma.getCamera().ratio) }, { duration: 300 });
  }

  camera(c: { x: number; y: number; ratio: number }): void {
    this.#sigma.getCamera().setState(c);
  }

  step(factor: number): void {
    const c = this.#sigma.getCamera();
    void c.animate({ ratio: Math.min(4, Math.max(0.02, c.ratio / factor)) }, { duration: 160 });
  }

  move(dx: number, dy: number): void {
    const c = this.#sigma.getCamera();
    c.setState({ x: c.x + dx * c.ratio, y: c.y + dy * c.ratio });
  }

  whole(): void {
    void this.#sigma.getCamera().animatedReset({ duration: 200 });
  }

  dress(): void {
    this.#colours = colours();
    this.#sigma.setSetting('labelColor', { color: this.#colours.ink });
    this.#sigma.refresh({ skipIndexation: true });
  }

  /** svg draws what is in sight, for keeping. */
  svg(): SVGSVGElement {
    const space = 'http://www.w3.org/2000/svg';
    const { width, height } = this.#sigma.getDimensions();
    const el = (name: string, attributes: Record<string, string | number>, text?: string) => {
      const e = document.createElementNS(space, name);
      for (const [k, v] of Object.entries(attributes)) e.setAttribute(k, String(v));
      if (text) e.textContent = text;
      return e;
    };
    const out = el('svg', { viewBox: `0 0 ${width} ${height}`, direction: 'ltr' }) as SVGSVGElement;
    const at = (id: string) => this.#sigma.framedGraphToViewport(this.#sigma.getNodeDisplayData(id)!);
    this.#graph.forEachEdge((_, a, s, t) => {
      const [p, q] = [at(s), at(t)];
      out.append(el('line', { x1: p.x.toFixed(1), y1: p.y.toFixed(1), x2: q.x.toFixed(1), y2: q.y.toFixed(1), stroke: this.#colours.edge, 'stroke-width': (a.size as number).toFixed(1) }));
    });
    const named = this.#sigma.getNodeDisplayedLabels();
    this.#graph.forEachNode((id, a) => {
      const p = at(id);
      out.append(el('circle', { cx: p.x.toFixed(1), cy: p.y.toFixed(1), r: this.#sigma.scaleSize(a.size as number).toFixed(1), fill: this.#colours.kinds[a.kind as string] ?? this.#colours.soft }));
    });
    this.#graph.forEachNode((id, a) => {
      if (!named.has(id)) return;
      const p = at(id);
      out.append(el('text', { x: (p.x + this.#sigma.scaleSize(a.size as number) + 3).toFixed(1), y: (p.y + 4).toFixed(1), 'font-size': 13, 'font-family': 'IBM Plex Sans Arabic, sans-serif', fill: this.#colours.ink }, a.label as string));
    });
    return out;
  }

  kill(): void {
    this.#dead = true;
    this.#worker?.terminate();
    this.#sigma.kill();
  }
}
