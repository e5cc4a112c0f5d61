import { describe, expect, it } from 'vitest';
import { bins, bulk, day, hold, hour, line, narrowest, ofDay, pack, pan, read, stretch, ticks, write, year, zoom, type Domain } from '../src/time/scale';

const at = (iso: string) => ofDay(iso)!;

it('days are whole days, and an interval ends with its last day', () => {
  expect(stretch('2020-12-23', '2020-12-23')).toEqual([at('2020-12-23'), at('2020-12-24')]);
  expect(stretch('2020-12-23', null)).toEqual([at('2020-12-23'), at('2020-12-24')]);
  expect(stretch(null, null)).toBeNull();
  expect(ofDay('soon')).toBeNull();
});

it('what stands in an address comes back', () => {
  for (const s of ['2020-12-23', '2020-12-23T06:30']) expect(write(read(s)!)).toBe(s);
});

describe('zoom and pan', () => {
  const d: Domain = [at('2020-01-01'), at('2021-01-01')];
  it('the instant under the pointer stays where it is', () => {
    const t = at('2020-03-01');
    const z = zoom(d, t, 0.5);
    expect((t - z[0]) / (z[1] - z[0])).toBeCloseTo((t - d[0]) / (d[1] - d[0]), 9);
    expect(z[1] - z[0]).toBeCloseTo((d[1] - d[0]) / 2, 0);
  });
  it('goes no further than hours and no wider than the bounds', () => {
    let z: Domain = d;
    for (let i = 0; i < 100; i++) z = zoom(z, at('2020-03-01'), 0.5);
    expect(z[1] - z[0]).toBe(narrowest);
    for (let i = 0; i < 100; i++) z = zoom(z, at('2020-03-01'), 2, d);
    expect(z).toEqual(d);
  });
  it('panning keeps the width and stays within the bounds', () => {
    const inner: Domain = [at('2020-03-01'), at('2020-04-01')];
    const p = pan(inner, 0.5, d);
    expect(p[1] - p[0]).toBeCloseTo(inner[1] - inner[0], 3);
    expect(pan(inner, 100, d)[1]).toBe(d[1]);
    expect(hold([0, 10 * year], d)).toEqual(d);
  });
});

it('time runs with the direction of the page', () => {
  const d: Domain = [0, 100 * day];
  expect(line(d, 1000, false).x(25 * day)).toBeCloseTo(250);
  expect(line(d, 1000, true).x(25 * day)).toBeCloseTo(750);
  expect(line(d, 1000, true).t(750)).toBeCloseTo(25 * day);
});

it('ticks are years, months, days or hours, never too many, never finer than an hour', () => {
  const from = at('2020-02-10');
  for (const [width, grain] of [[40 * year, 'year'], [2 * year, 'month'], [20 * day, 'day'], [day, 'hour'], [narrowest, 'hour']] as const) {
    const t = ticks([from, from + width], 800);
    expect(t.grain, `${width / day} days`).toBe(grain);
    expect(t.fine.length).toBeGreaterThan(1);
    expect(t.fine.length).toBeLessThanOrEqual(13);
    expect(t.fine.every((x) => x % hour === 0)).toBe(true);
    for (let i = 1; i < t.coarse.length; i++) expect(t.coarse[i]!).toBeGreaterThan(t.coarse[i - 1]!);
    if (grain !== 'year') expect(t.coarse[0]!).toBeLessThanOrEqual(from);
  }
});

it('bars of one lane do not meet; what finds no lane is told', () => {
  const items = Array.from({ length: 300 }, (_, i) => ({ item: i, start: (i * 37) % 500, end: ((i * 37) % 500) + 20 + (i % 50) }));
  const { bars, over } = pack(items, 12);
  expect(bars.length + over.length).toBe(300);
  const by = new Map<number, typeof bars>();
  for (const b of bars) by.set(b.lane, [...(by.get(b.lane) ?? []), b]);
  expect(by.size).toBeLessThanOrEqual(12);
  for (const lane of by.values()) for (let i = 1; i < lane.length; i++) expect(lane[i]!.start).toBeGreaterThanOrEqual(lane[i - 1]!.end + 6);
});

it('bins count everything that begins within the stretch', () => {
  const b = bins([0, 1, 9.99, 10, -1, 5], [0, 10], 5);
  expect(b.map((x) => x.count)).toEqual([2, 0, 1, 0, 1]);
});

it('the bulk leaves out the few that lie far off', () => {
  const b = (from: string, happenings: number) => ({ from, happenings });
  expect(bulk([b('1814-01-01', 1), b('2015-07-20', 60), b('2015-07-25', 60), b('2040-01-01', 1)])).toEqual([at('2015-07-20'), at('2015-07-26')]);
  expect(bulk([b('2015-07-20', 1)])).toEqual([at('2015-07-20'), at('2015-07-21')]);
  expect(bulk([])).toBeNull();
});
