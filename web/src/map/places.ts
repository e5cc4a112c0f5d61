// What a place may look like on the map. A point says: here, in this town. A country or a province is no point, and is never drawn as one:
// countries are shaded, areas are rings, and what cannot be placed is listed beside the map.
import { geoNaturalEarth1, geoPath, type GeoPermissibleObjects, type GeoProjection } from 'd3-geo';

export interface Place {
  id: string;
  name: string;
  latin: string;
  precision: 'point' | 'area' | 'country' | '';
  /** Two letters of ISO 3166-1; '' where not known. */
  country: string;
  lat: number | null;
  lon: number | null;
  /** Happenings there. */
  count: number;
  contested: number;
}

export interface Placed {
  /** By the two letters of the state: what is told of the state as a whole. */
  states: Map<string, Place[]>;
  areas: Place[];
  points: Place[];
  /** What cannot be drawn: not in the gazetteer, or without co-ordinates. */
  nowhere: Place[];
}

/** arrange says how each place is drawn; drawn tells whether the atlas has a shape of a state. The largest come first, so that smaller circles lie on top. */
export function arrange(places: readonly Place[], drawn: (code: string) => boolean = () => true): Placed {
  const out: Placed = { states: new Map(), areas: [], points: [], nowhere: [] };
  for (const p of [...places].sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1))) {
    const located = p.lat !== null && p.lon !== null && Number.isFinite(p.lat) && Number.isFinite(p.lon) && Math.abs(p.lat) <= 90 && Math.abs(p.lon) <= 180;
    if (p.precision === 'country' && p.country && drawn(p.country)) out.states.set(p.country, [...(out.states.get(p.country) ?? []), p]);
    else if (p.precision === 'point' && located) out.points.push(p);
    else if (p.precision === 'area' && located) out.areas.push(p);
    else out.nowhere.push(p);
  }
  return out;
}

export const total = (places: readonly Place[]): number => places.reduce((n, p) => n + p.count, 0);

/** radius of a circle in pixels: areas grow with the count. */
export const radius = (count: number, most: number, widest = 22): number => (count <= 0 ? 0 : Math.max(3.5, widest * Math.sqrt(count / Math.max(most, 1))));

/** The number of shades; shade 0 is a state of which nothing is told. */
export const shades = 5;

/** shade is how dark a state is: by orders of magnitude, since a few states have most of the news. */
export function shade(count: number, most: number): number {
  if (count <= 0) return 0;
  if (most <= 1) return 1;
  return 1 + Math.min(shades - 2, Math.floor(((shades - 1) * Math.log(count)) / Math.log(most + 1)));
}

/** edges are the counts at which shades begin, for the key of the map: [1, …]. */
export function edges(most: number): { from: number; to: number; shade: number }[] {
  const out: { from: number; to: number; shade: number }[] = [];
  for (let c = 1; c <= most; c = c < 50 ? c + 1 : Math.ceil(c * 1.02)) {
    const s = shade(c, most);
    const last = out[out.length - 1];
    if (last?.shade === s) last.to = c;
    else out.push({ from: c, to: c, shade: s });
  }
  const last = out[out.length - 1];
  if (last) last.to = most;
  return out;
}

/** The map is drawn once on a sheet of this size; looking closer moves the sheet. */
export const sheet = { width: 960, height: 500 };

/** projection lays the world on the sheet with the Arab world in its middle, where it is distorted least. */
export const projection = (): GeoProjection =>
  geoNaturalEarth1()
    .rotate([-38, 0])
    .fitExtent([[4, 4], [sheet.width - 4, sheet.height - 4]], { type: 'Sphere' });

export const drawer = (p: GeoProjection): ((o: GeoPermissibleObjects) => string) => {
  const path = geoPath(p).digits(1);
  return (o) => path(o) ?? '';
};

/** A view of the sheet: the place in the middle and how many times it is enlarged. */
export interface View {
  lon: number;
  lat: number;
  k: number;
}

export const closest = 60;
/** home shows the region from Morocco to Iran. */
export const home: View = { lon: 30, lat: 27, k: 3 };

export const writeView = (v: View): string => `${v.lon.toFixed(2)},${v.lat.toFixed(2)},${v.k.toFixed(2)}`;

export function readView(s: string): View | null {
  const n = s.split(',').map(Number);
  const [lon, lat, k] = n;
  if (n.length !== 3 || lon === undefined || lat === undefined || k === undefined || !n.every(Number.isFinite)) return null;
  if (Math.abs(lon) > 180 || Math.abs(lat) > 90) return null;
  return { lon, lat, k: Math.min(closest, Math.max(1, k)) };
}

/** Where the sheet lies: enlarged k times and moved by x, y. */
export interface Lie {
  k: number;
  x: number;
  y: number;
}

export function lie(v: View, p: GeoProjection): Lie {
  const [px, py] = p([v.lon, v.lat]) ?? [sheet.width / 2, sheet.height / 2];
  return bound({ k: v.k, x: sheet.width / 2 - px * v.k, y: sheet.height / 2 - py * v.k });
}

export function view(l: Lie, p: GeoProjection): View {
  const at = p.invert?.([(sheet.width / 2 - l.x) / l.k, (sheet.height / 2 - l.y) / l.k]);
  return at && at.every(Number.isFinite) ? { lon: at[0], lat: at[1], k: l.k } : { ...home, k: l.k };
}

/** bound keeps the sheet over the frame. */
export function bound(l: Lie): Lie {
  const k = Math.min(closest, Math.max(1, l.k));
  const hold = (v: number, size: number) => Math.min(0, Math.max(v, size * (1 - k)));
  return { k, x: hold(l.x, sheet.width), y: hold(l.y, sheet.height) };
}

/** enlarge makes the sheet `factor` times as large; the point (x, y) of the frame stays where it is. */
export function enlarge(l: Lie, factor: number, x: number, y: number): Lie {
  const k = Math.min(closest, Math.max(1, l.k * factor));
  const f = k / l.k;
  return bound({ k, x: x - (x - l.x) * f, y: y - (y - l.y) * f });
}

/** bulk are the corners of the region where most happens: without the tenth on each side that lies farthest out. */
export function bulk(places: readonly Place[]): { lat: number; lon: number }[] {
  const edges = (of: (p: Place) => number): [number, number] => {
    const sorted = [...places].sort((a, b) => of(a) - of(b));
    const all = total(places);
    let seen = 0;
    let low: number | undefined;
    let high = 0;
    for (const p of sorted) {
      if (seen < all * 0.92) high = of(p);
      seen += p.count;
      if (low === undefined && seen > all * 0.08) low = of(p);
    }
    return [low ?? 0, high];
  };
  if (places.length === 0) return [];
  const [west, east] = edges((p) => p.lon ?? 0);
  const [south, north] = edges((p) => p.lat ?? 0);
  return [{ lat: south, lon: west }, { lat: north, lon: east }];
}

/** fit is the view that shows all given places; home where there are none. */
export function fit(at: readonly { lat: number; lon: number }[], p: GeoProjection): View {
  const xy = at.map((a) => p([a.lon, a.lat])).filter((c): c is [number, number] => !!c);
  if (xy.length === 0) return home;
  const xs = xy.map((c) => c[0]);
  const ys = xy.map((c) => c[1]);
  const [x0, x1, y0, y1] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const k = Math.min(12, Math.max(1, 0.8 * Math.min(sheet.width / Math.max(x1 - x0, 1), sheet.height / Math.max(y1 - y0, 1))));
  return view(bound({ k, x: sheet.width / 2 - ((x0 + x1) / 2) * k, y: sheet.height / 2 - ((y0 + y1) / 2) * k }), p);
}
