// Time on a line: which stretch is shown, where its ticks stand, how bars are laid in lanes. Milliseconds since 1970 in UTC; days of the records are whole days there.
import { scaleUtc } from 'd3-scale';

export type Domain = readonly [from: number, to: number];

export const hour = 3600_000;
export const day = 24 * hour;
export const year = 365.2425 * day;

/** The narrowest and the widest stretch that can be shown: a quarter of a day, and five thousand years. */
export const narrowest = day / 4;
export const widest = 5000 * year;

/** ofDay is the first instant of an ISO day; null where it is none. */
export function ofDay(iso: string | null | undefined): number | null {
  if (!iso) return null;
  const t = Date.parse(/T/.test(iso) ? (/(Z|[+-]\d\d:?\d\d)$/.test(iso) ? iso : `${iso}Z`) : `${iso}T00:00:00Z`);
  return Number.isNaN(t) ? null : t;
}

/** stretch is the time that a closed interval of days covers: up to the end of its last day. */
export function stretch(from: string | null | undefined, to: string | null | undefined): Domain | null {
  const a = ofDay(from) ?? ofDay(to);
  const b = ofDay(to) ?? ofDay(from);
  return a === null || b === null ? null : [Math.min(a, b), Math.max(a, b) + day];
}

/** write and read put an instant into an address: days as days, what is finer to the minute. */
export const write = (t: number): string => {
  const s = new Date(t).toISOString();
  return s.slice(11, 16) === '00:00' ? s.slice(0, 10) : s.slice(0, 16);
};
export const read = (s: string): number | null => ofDay(s);

/** hold keeps a stretch within the bounds of what can be shown, around the same middle. */
export function hold([from, to]: Domain, bounds?: Domain): Domain {
  let width = Math.min(Math.max(to - from, narrowest), widest);
  const mid = (from + to) / 2;
  if (bounds) {
    width = Math.min(width, Math.max(bounds[1] - bounds[0], narrowest));
    const low = Math.max(bounds[0], Math.min(mid - width / 2, bounds[1] - width));
    return [low, low + width];
  }
  return [mid - width / 2, mid + width / 2];
}

/** zoom makes the stretch `factor` times as wide; the instant `at` stays where it is. */
export function zoom([from, to]: Domain, at: number, factor: number, bounds?: Domain): Domain {
  const width = Math.min(Math.max((to - from) * factor, narrowest), widest);
  const share = (at - from) / (to - from);
  return hold([at - share * width, at + (1 - share) * width], bounds);
}

/** pan moves the stretch by a share of its width. */
export const pan = ([from, to]: Domain, share: number, bounds?: Domain): Domain => hold([from + (to - from) * share, to + (to - from) * share], bounds);

/** bulk is the stretch in which nearly all stands: without the few that lie far off, as what an article recalls from another century. */
export function bulk(starts: readonly { from: string; happenings: number }[]): Domain | null {
  const total = starts.reduce((n, b) => n + b.happenings, 0);
  if (total === 0) return null;
  const sorted = [...starts].sort((a, b) => (a.from < b.from ? -1 : 1));
  let seen = 0;
  let first: number | null = null;
  let last: number | null = null;
  for (const b of sorted) {
    const before = seen;
    seen += b.happenings;
    if (first === null && seen > total * 0.04) first = ofDay(b.from);
    if (before < total * 0.985) last = ofDay(b.from);
  }
  return first === null || last === null ? null : [first, last + day];
}

/** Line turns instants into pixels. In a right-to-left page time runs from right to left. */
export interface Line {
  x: (t: number) => number;
  t: (x: number) => number;
}

export function line([from, to]: Domain, width: number, rtl: boolean): Line {
  const s = scaleUtc().domain([from, to]).range(rtl ? [width, 0] : [0, width]);
  return { x: (t) => s(t), t: (x) => s.invert(x).getTime() };
}

/** How fine the ticks of a stretch are. */
export type Grain = 'year' | 'month' | 'day' | 'hour';

export interface Ticks {
  grain: Grain;
  /** Years, months, days or hours, as far apart as they need to be. */
  fine: number[];
  /** Where the next larger unit begins: of hours days, of days months, of months years. The first is what the stretch begins in, and lies at or before it. */
  coarse: number[];
}

/** ticks chooses so many ticks that labels of `gap` pixels do not meet. */
export function ticks(d: Domain, width: number, gap = 64): Ticks {
  const count = Math.max(2, Math.floor(width / gap));
  let wanted = count;
  let fine = scaleUtc().domain(d).ticks(wanted).map(Number);
  while (fine.length > count && wanted > 1) fine = scaleUtc().domain(d).ticks(--wanted).map(Number);
  const step = fine.length > 1 ? fine[1]! - fine[0]! : d[1] - d[0];
  let grain: Grain = step < day ? 'hour' : step < 27 * day ? 'day' : step < 360 * day ? 'month' : 'year';
  if (step < hour) fine = fine.filter((t) => t % hour === 0);
  if (grain === 'year' && fine.some((t) => new Date(t).getUTCMonth() !== 0)) grain = 'month';
  return { grain, fine, coarse: coarse(grain, d) };
}

function coarse(grain: Grain, [from, to]: Domain): number[] {
  const start = new Date(from);
  const out: number[] = [];
  if (grain === 'year') return out;
  const next = (d: Date): Date =>
    grain === 'hour'
      ? new Date(d.getTime() + day)
      : grain === 'day'
        ? new Date(Date.UTC(d.getUTCFullYear(), d.getUTCMonth() + 1))
        : new Date(Date.UTC(d.getUTCFullYear() + 1, 0));
  let at =
    grain === 'hour'
      ? new Date(Math.floor(from / day) * day)
      : grain === 'day'
        ? new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth()))
        : new Date(Date.UTC(start.getUTCFullYear(), 0));
  while (at.getTime() < to && out.length < 400) {
    out.push(at.getTime());
    at = next(at);
  }
  return out;
}

export interface Bar<T> {
  item: T;
  /** Pixels from the beginning of the line in the direction of time. */
  start: number;
  end: number;
  lane: number;
}

/**
 * pack lays bars in lanes so that none covers another. Bars come in the order of their beginning; what finds no lane is counted in `over`.
 * Its cost is that of sorting.
 */
export function pack<T>(items: readonly { item: T; start: number; end: number }[], lanes: number, gap = 6): { bars: Bar<T>[]; over: T[] } {
  const sorted = [...items].sort((a, b) => a.start - b.start || b.end - a.end);
  const ends: number[] = [];
  const bars: Bar<T>[] = [];
  const over: T[] = [];
  for (const i of sorted) {
    let lane = ends.findIndex((e) => e + gap <= i.start);
    if (lane < 0 && ends.length < lanes) lane = ends.push(-Infinity) - 1;
    if (lane < 0) {
      over.push(i.item);
      continue;
    }
    ends[lane] = i.end;
    bars.push({ ...i, lane });
  }
  return { bars, over };
}

export interface Bin {
  from: number;
  to: number;
  count: number;
}

/** bins counts stretches by equal parts of a domain: each counts where it begins, or in the first part where it began before. */
export function bins(starts: readonly number[], d: Domain, parts: number): Bin[] {
  const width = (d[1] - d[0]) / parts;
  const out: Bin[] = Array.from({ length: parts }, (_, i) => ({ from: d[0] + i * width, to: d[0] + (i + 1) * width, count: 0 }));
  for (const t of starts) {
    if (t >= d[1] || t < d[0]) continue;
    out[Math.min(parts - 1, Math.floor((t - d[0]) / width))]!.count++;
  }
  return out;
}
