import { expect, it } from 'vitest';
import { Layout, stepsFor } from '../src/graph/layout';
import { choose, neighbours, sizes, start, type Net } from '../src/graph/shape';

const net: Net = {
  nodes: ['a', 'b', 'c', 'd', 'e'].map((id, i) => ({ id, kind: i === 4 ? 'place' : 'person', label: id, weight: 10 - i })),
  links: [
    { a: 'a', b: 'b', weight: 5 },
    { a: 'b', b: 'c', weight: 2 },
    { a: 'c', b: 'd', weight: 1 },
    { a: 'a', b: 'e', weight: 4 },
  ],
};
const ids = (n: Net) => n.nodes.map((x) => x.id).join('');

it('choosing leaves out kinds, weak links and who is alone then', () => {
  expect(ids(choose(net, { without: [], atLeast: 1 }))).toBe('abcde');
  expect(ids(choose(net, { without: ['place'], atLeast: 1 }))).toBe('abcd');
  expect(ids(choose(net, { without: [], atLeast: 2 }))).toBe('abce');
  expect(ids(choose(net, { without: [], atLeast: 1, around: 'a' }))).toBe('abe');
  expect(ids(choose(net, { without: [], atLeast: 1, around: 'a', steps: 2 }))).toBe('abce');
  expect(ids(choose(net, { without: ['place'], atLeast: 9, around: 'e' }))).toBe('e');
});

it('neighbours come with the strongest link first', () => {
  expect(neighbours(net).get('a')).toEqual([{ id: 'b', weight: 5 }, { id: 'e', weight: 4 }]);
});

it('twice the articles are twice the area', () => {
  const s = sizes([{ id: 'x', kind: '', label: '', weight: 8 }, { id: 'y', kind: '', label: '', weight: 4 }]);
  expect((s[0]! / s[1]!) ** 2).toBeCloseTo(2, 3);
});

it('the same net is laid out the same way, apart from one another, linked ones closer', () => {
  const many: Net = { nodes: [], links: [] };
  for (let i = 0; i < 60; i++) many.nodes.push({ id: `n${i}`, kind: 'person', label: '', weight: 1 + (i % 7) });
  for (let i = 0; i < 60; i++) for (const j of [1, 2]) if (Math.floor(i / 20) === Math.floor(((i + j) % 60) / 20)) many.links.push({ a: `n${i}`, b: `n${(i + j) % 60}`, weight: 3 });
  const place = new Map(many.nodes.map((n, i) => [n.id, i]));
  const lay = () => {
    const l = new Layout({
      at: start(many.nodes),
      ends: Uint32Array.from(many.links.flatMap((e) => [place.get(e.a)!, place.get(e.b)!])),
      weights: Float32Array.from(many.links, (e) => e.weight),
      steps: stepsFor(60),
    });
    while (!l.run(20));
    return l.at;
  };
  const at = lay();
  expect([...at]).toEqual([...lay()]);
  expect([...at].every(Number.isFinite)).toBe(true);
  const d = (i: number, j: number) => Math.hypot(at[2 * i]! - at[2 * j]!, at[2 * i + 1]! - at[2 * j + 1]!);
  let near = 0;
  for (const e of many.links) near += d(place.get(e.a)!, place.get(e.b)!);
  let all = 0;
  let n = 0;
  for (let i = 0; i < 60; i++) for (let j = 0; j < i; j++, n++) all += d(i, j);
  expect(near / many.links.length).toBeLessThan(all / n / 2);
});
