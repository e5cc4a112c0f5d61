// The network as it is drawn: which nodes and links of an answer are shown, where each starts, how large it is. No framework, no drawing.

export interface Node {
  id: string;
  kind: string;
  label: string;
  /** What its size stands for: articles. */
  weight: number;
}

export interface Link {
  a: string;
  b: string;
  weight: number;
}

export interface Net {
  nodes: Node[];
  links: Link[];
}

export interface Choice {
  /** Kinds that are left out. */
  without: string[];
  /** Links weaker than this are left out, and nodes that lose all their links with them. */
  atLeast: number;
  /** Only this node and what is within `steps` of it. */
  around?: string;
  steps?: number;
}

/** choose leaves what a reader asked for. The node that stands in the middle always stays. */
export function choose(net: Net, c: Choice): Net {
  const kinds = new Set(c.without);
  let nodes = net.nodes.filter((n) => n.id === c.around || !kinds.has(n.kind));
  let kept = new Set(nodes.map((n) => n.id));
  let links = net.links.filter((l) => l.weight >= c.atLeast && l.a !== l.b && kept.has(l.a) && kept.has(l.b));
  if (c.around && kept.has(c.around)) {
    kept = reach(c.around, links, c.steps ?? 1);
    links = links.filter((l) => kept.has(l.a) && kept.has(l.b));
  } else {
    kept = new Set(links.flatMap((l) => [l.a, l.b]));
  }
  nodes = nodes.filter((n) => kept.has(n.id));
  return { nodes, links };
}

function reach(from: string, links: Link[], steps: number): Set<string> {
  const by = new Map<string, string[]>();
  const join = (a: string, b: string) => by.get(a)?.push(b) ?? by.set(a, [b]);
  for (const l of links) {
    join(l.a, l.b);
    join(l.b, l.a);
  }
  const seen = new Set([from]);
  let edge = [from];
  for (let i = 0; i < steps && edge.length > 0; i++) {
    const next: string[] = [];
    for (const id of edge) {
      for (const other of by.get(id) ?? []) {
        if (seen.has(other)) continue;
        seen.add(other);
        next.push(other);
      }
    }
    edge = next;
  }
  return seen;
}

/** start puts nodes on a spiral, the heaviest in the middle: the same net starts the same way every time, so that a link brings back the same picture. */
export function start(nodes: readonly Node[]): Float32Array {
  const order = nodes.map((_, i) => i).sort((a, b) => nodes[b]!.weight - nodes[a]!.weight || (nodes[a]!.id < nodes[b]!.id ? -1 : 1));
  const out = new Float32Array(nodes.length * 2);
  const golden = Math.PI * (3 - Math.sqrt(5));
  order.forEach((i, rank) => {
    const r = 10 * Math.sqrt(rank);
    out[2 * i] = r * Math.cos(rank * golden);
    out[2 * i + 1] = r * Math.sin(rank * golden);
  });
  return out;
}

/** sizes are radii in pixels: areas grow with the weight, so that twice the articles look like twice as much. */
export function sizes(nodes: readonly Node[]): Float32Array {
  const most = Math.max(1, ...nodes.map((n) => n.weight));
  const [low, high] = nodes.length > 400 ? [2, 14] : [4, 20];
  return Float32Array.from(nodes, (n) => Math.max(low, high * Math.sqrt(n.weight / most)));
}

/** neighbours lists what each node is linked with, the strongest link first. */
export function neighbours(net: Net): Map<string, { id: string; weight: number }[]> {
  const out = new Map<string, { id: string; weight: number }[]>(net.nodes.map((n) => [n.id, []]));
  for (const l of net.links) {
    out.get(l.a)?.push({ id: l.b, weight: l.weight });
    out.get(l.b)?.push({ id: l.a, weight: l.weight });
  }
  for (const list of out.values()) list.sort((a, b) => b.weight - a.weight || (a.id < b.id ? -1 : 1));
  return out;
}
