// The isnad of a happening as a forest: each origin a root, agencies and outlets above it, those who tell it in their own pages the leaves.
// Pure layout: columns from the origin to the reader, rows by leaf.

export interface Branch {
  name: string;
  kind: string;
  reports: number[];
  under: Branch[];
}

export interface Root {
  name: string;
  kind: string; // named, office, announcement, unnamed or voice
  named: boolean;
  tree: Branch;
}

export interface Node {
  name: string;
  kind: string;
  named: boolean;
  column: number;
  row: number; // may lie between two rows: a parent stands in the middle of what is under it
  reports: number[]; // those that are told here
  root: boolean;
}

export interface Forest {
  nodes: Node[];
  edges: { from: number; to: number }[];
  columns: number;
  rows: number;
}

// forest lays the trees of origins out. outletOf tells the outlet of a report: a report that hangs on something else than its own outlet gets a leaf for it.
export function forest(roots: readonly Root[], outletOf: (report: number) => string): Forest {
  const out: Forest = { nodes: [], edges: [], columns: 0, rows: 0 };
  const place = (b: Branch, column: number, root: Root | null, depth: number): number => {
    const own = b.kind === 'outlet' || root?.kind === 'voice';
    const at = out.nodes.length;
    const node: Node = { name: b.name, kind: b.kind, named: root ? root.named : true, column, row: 0, reports: own ? b.reports : [], root: !!root };
    out.nodes.push(node);
    out.columns = Math.max(out.columns, column + 1);
    const rows: number[] = [];
    const child = (c: Branch) => {
      const to = place(c, column + 1, null, depth + 1);
      out.edges.push({ from: at, to });
      rows.push(out.nodes[to]!.row);
    };
    if (!own) {
      const byOutlet = new Map<string, number[]>();
      for (const r of b.reports) byOutlet.set(outletOf(r), [...(byOutlet.get(outletOf(r)) ?? []), r]);
      for (const [name, reports] of byOutlet) child({ name, kind: 'outlet', reports, under: [] });
    }
    if (depth < 40) for (const c of b.under) child(c);
    node.row = rows.length ? (rows[0]! + rows[rows.length - 1]!) / 2 : out.rows++;
    return at;
  };
  for (const r of roots) place(r.tree, 0, r, 0);
  return out;
}

// wrap breaks a name into at most `lines` lines of about `width` letters; what does not fit ends in an ellipsis.
export function wrap(name: string, width: number, lines: number): string[] {
  const out: string[] = [];
  let line = '';
  const words = name.split(/\s+/).filter(Boolean);
  for (let i = 0; i < words.length; i++) {
    const next = line ? `${line} ${words[i]}` : words[i]!;
    if ([...next].length <= width || !line) {
      line = next;
      continue;
    }
    if (out.length === lines - 1) return [...out, `${clip(line, width - 1)}…`];
    out.push(line);
    line = words[i]!;
  }
  if (line) out.push([...line].length > width + 2 ? `${clip(line, width - 1)}…` : line);
  return out;
}

const clip = (text: string, n: number): string => [...text].slice(0, n).join('').trimEnd();
