// The one place where code points become UTF-16 units. Spans of the records are half-open intervals of code points; a JavaScript string counts UTF-16 units.

export type Span = readonly [start: number, end: number];

// Points is a text that can be cut by spans of code points.
export class Points {
  readonly text: string;
  // at[i] is the UTF-16 offset of code point i; null where every code point is one unit, as in most Arabic texts.
  private readonly at: Uint32Array | null;
  readonly length: number;

  constructor(text: string) {
    this.text = text;
    let points = 0;
    for (let i = 0; i < text.length; i++, points++) if (isPair(text, i)) i++;
    this.length = points;
    if (points === text.length) {
      this.at = null;
      return;
    }
    const at = new Uint32Array(points + 1);
    let k = 0;
    for (let i = 0; i < text.length; i++, k++) {
      at[k] = i;
      if (isPair(text, i)) i++;
    }
    at[k] = text.length;
    this.at = at;
  }

  // units is where a code point begins in the string; what lies outside the text is moved to its ends.
  units(point: number): number {
    const p = Math.min(Math.max(point, 0), this.length);
    return this.at ? this.at[p]! : p;
  }

  slice(span: Span | readonly number[]): string {
    return this.text.slice(this.units(span[0] ?? 0), this.units(span[1] ?? 0));
  }
}

function isPair(text: string, i: number): boolean {
  const high = text.charCodeAt(i);
  if (high < 0xd800 || high > 0xdbff || i + 1 >= text.length) return false;
  const low = text.charCodeAt(i + 1);
  return low >= 0xdc00 && low <= 0xdfff;
}

export const inside = (a: Span | readonly number[], b: Span | readonly number[]): boolean => a[0]! >= b[0]! && a[1]! <= b[1]!;
export const overlap = (a: Span | readonly number[], b: Span | readonly number[]): boolean => a[0]! < b[1]! && b[0]! < a[1]!;

// sentenceAt is the sentence in which a code point stands.
export function sentenceAt(sentences: readonly (readonly number[])[], point: number): readonly number[] | null {
  let low = 0;
  let high = sentences.length - 1;
  while (low <= high) {
    const mid = (low + high) >> 1;
    const s = sentences[mid]!;
    if (s[1]! <= point) low = mid + 1;
    else if (s[0]! > point) high = mid - 1;
    else return s;
  }
  return null;
}

export interface Layer<T> {
  span: Span | readonly number[];
  mark: T;
}

export interface Piece<T> {
  text: string;
  start: number; // code point
  end: number;
  marks: T[]; // of the layers that cover the piece, the widest first
}

// pieces cuts a stretch of text at the borders of all layers, so that overlapping layers can be drawn as one row of pieces.
// Its cost is that of sorting the borders.
export function pieces<T>(text: Points, within: Span | readonly number[], layers: readonly Layer<T>[]): Piece<T>[] {
  const [from, to] = [within[0]!, within[1]!];
  const live = layers.filter((l) => l.span[0]! < to && l.span[1]! > from && l.span[0]! < l.span[1]!);
  live.sort((a, b) => a.span[0]! - b.span[0]! || b.span[1]! - a.span[1]!);
  const borders = new Set<number>([from, to]);
  for (const l of live) {
    borders.add(Math.max(from, l.span[0]!));
    borders.add(Math.min(to, l.span[1]!));
  }
  const sorted = [...borders].sort((a, b) => a - b);
  const out: Piece<T>[] = [];
  let open: Layer<T>[] = [];
  let next = 0;
  for (let i = 0; i + 1 < sorted.length; i++) {
    const [start, end] = [sorted[i]!, sorted[i + 1]!];
    open = open.filter((l) => l.span[1]! > start);
    while (next < live.length && live[next]!.span[0]! <= start) {
      if (live[next]!.span[1]! > start) open.push(live[next]!);
      next++;
    }
    const covering = [...open].sort((a, b) => b.span[1]! - b.span[0]! - (a.span[1]! - a.span[0]!));
    out.push({ text: text.slice([start, end]), start, end, marks: covering.map((l) => l.mark) });
  }
  return out;
}
