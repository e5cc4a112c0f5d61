import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { iso, stateName } from '../src/map/iso';
import { arrange, bound, bulk, closest, edges, enlarge, fit, home, lie, projection, radius, readView, shade, shades, sheet, view, writeView, type Place } from '../src/map/places';

const place = (p: Partial<Place>): Place => ({ id: 'x', name: '', latin: '', precision: '', country: '', lat: null, lon: null, count: 1, contested: 0, ...p });

it('a country is shaded, never a point, even where its co-ordinates are known', () => {
  const iraq = place({ id: 'iq', precision: 'country', country: 'IQ', lat: 33, lon: 44, count: 9 });
  const out = arrange([iraq]);
  expect(out.points).toEqual([]);
  expect(out.areas).toEqual([]);
  expect(out.states.get('IQ')).toEqual([iraq]);
  expect(arrange([iraq], (code) => code !== 'IQ').nowhere).toEqual([iraq]);
});

it('only towns are points; what has no co-ordinates is listed, not guessed', () => {
  const out = arrange([
    place({ id: 'a', precision: 'point', country: 'IQ', lat: 33.3, lon: 44.4 }),
    place({ id: 'b', precision: 'area', country: 'IQ', lat: 31, lon: 47 }),
    place({ id: 'c', precision: 'point', country: 'IQ' }),
    place({ id: 'd', precision: '', lat: 1, lon: 1 }),
    place({ id: 'e', precision: 'country', lat: 1, lon: 1 }),
    place({ id: 'f', precision: 'point', lat: 91, lon: 1 }),
  ]);
  expect(out.points.map((p) => p.id)).toEqual(['a']);
  expect(out.areas.map((p) => p.id)).toEqual(['b']);
  expect(out.nowhere.map((p) => p.id)).toEqual(['c', 'd', 'e', 'f']);
  expect(out.states.size).toBe(0);
});

it('every state of the engine has a shape on the map', () => {
  const atlas = JSON.parse(readFileSync(createRequire(import.meta.url).resolve('world-atlas/countries-50m.json'), 'utf8')) as {
    objects: { countries: { geometries: { id?: string; properties: { name: string } }[] } };
  };
  const shapes = new Set(atlas.objects.countries.geometries.map((g) => iso(g.id, g.properties.name)));
  const lines = readFileSync(fileURLToPath(new URL('../../lang/ar/lex/states.tsv', import.meta.url)), 'utf8').split('\n');
  const columns = lines.find((l) => l.startsWith('# columns: '))!.slice('# columns: '.length).split('\t');
  const at = columns.indexOf('iso2');
  expect(at).toBeGreaterThan(-1);
  const states = new Set(lines.filter((l) => l && !l.startsWith('#')).map((l) => l.split('\t')[at]!).filter((c) => c !== '-'));
  expect(states.size).toBeGreaterThan(150);
  const without = [...states].filter((c) => !shapes.has(c)).sort();
  expect(without).toEqual(['GI', 'TV']); // too small for this atlas: they are listed beside the map
  for (const g of atlas.objects.countries.geometries) if (g.id !== undefined) expect(iso(g.id, g.properties.name), g.properties.name).not.toBe('');
});

it('states are named in the language of the reader', () => {
  expect(stateName('IQ', 'ar')).toBe('العراق');
  expect(stateName('IQ', 'en')).toBe('Iraq');
});

it('circles grow by area, shades by orders of magnitude', () => {
  expect(radius(400, 400) / radius(100, 400)).toBeCloseTo(2);
  expect(radius(0, 10)).toBe(0);
  expect(shade(0, 100)).toBe(0);
  expect(shade(1, 1)).toBe(1);
  expect(shade(1, 1000)).toBe(1);
  expect(shade(1000, 1000)).toBe(shades - 1);
  for (const most of [1, 2, 7, 60, 5000]) {
    const e = edges(most);
    expect(e[0]!.from).toBe(1);
    expect(e.at(-1)!.to).toBe(most);
    for (let i = 1; i < e.length; i++) expect(e[i]!.shade).toBeGreaterThan(e[i - 1]!.shade);
  }
});

it('a view comes back from its address, and the sheet stays over the frame', () => {
  const p = projection();
  for (const v of [home, { lon: 44.4, lat: 33.3, k: 20 }, { lon: -7, lat: 33, k: 8 }]) {
    const again = readView(writeView(view(lie(v, p), p)))!;
    expect(again.lon).toBeCloseTo(v.lon, 0);
    expect(again.lat).toBeCloseTo(v.lat, 0);
    expect(again.k).toBeCloseTo(v.k, 1);
  }
  expect(readView('1,2')).toBeNull();
  expect(readView('a,b,c')).toBeNull();
  expect(readView('0,0,1e9')!.k).toBe(closest);
  expect(bound({ k: 2, x: 500, y: -9999 })).toEqual({ k: 2, x: 0, y: -sheet.height });
  const l = enlarge({ k: 2, x: -300, y: -200 }, 2, 100, 50);
  expect((100 - l.x) / l.k).toBeCloseTo((100 + 300) / 2);
});

it('fitting shows all places', () => {
  const p = projection();
  const towns = [{ lat: 33.3, lon: 44.4 }, { lat: 36.8, lon: 10.2 }];
  const l = lie(fit(towns, p), p);
  for (const t of towns) {
    const [x, y] = p([t.lon, t.lat])!;
    expect(x * l.k + l.x).toBeGreaterThan(0);
    expect(x * l.k + l.x).toBeLessThan(sheet.width);
    expect(y * l.k + l.y).toBeGreaterThan(0);
    expect(y * l.k + l.y).toBeLessThan(sheet.height);
  }
  expect(fit([], p)).toBe(home);
});

it('the region where most happens leaves out what lies far off', () => {
  const at = (lat: number, lon: number, count: number) => place({ precision: 'point', lat, lon, count });
  expect(bulk([at(33, 44, 50), at(24, 46, 40), at(39, -77, 3), at(35, 139, 2)])).toEqual([{ lat: 24, lon: 44 }, { lat: 33, lon: 46 }]);
  expect(bulk([])).toEqual([]);
  expect(bulk([at(33, 44, 1)])).toEqual([{ lat: 33, lon: 44 }, { lat: 33, lon: 44 }]);
});
