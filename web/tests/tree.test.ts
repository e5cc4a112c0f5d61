import { describe, expect, it } from 'vitest';
import { forest, wrap, type Root } from '../src/lib/tree';

const outlets = ['المرساة', 'دفتر', 'مجداف'];
const origin = (kind: string, name: string, reports: number[], under: Root['tree']['under']): Root => ({ name, kind, named: kind !== 'unnamed', tree: { name, kind: 'origin', reports, under } });

describe('forest', () => {
  it('gives a report that an origin told an outlet a leaf of its own', () => {
    const f = forest([origin('unnamed', 'مصدر', [0], [{ name: 'دفتر', kind: 'outlet', reports: [1], under: [] }])], (r) => outlets[r]!);
    expect(f.nodes.map((n) => n.name)).toEqual(['مصدر', 'المرساة', 'دفتر']);
    expect(f.edges).toEqual([{ from: 0, to: 1 }, { from: 0, to: 2 }]);
    expect(f).toMatchObject({ rows: 2, columns: 2 });
    expect(f.nodes[0]!.row).toBe(0.5);
  });
  it('lets a voice stand alone', () => {
    const f = forest([origin('voice', 'مجداف', [2], [])], (r) => outlets[r]!);
    expect(f.nodes).toHaveLength(1);
    expect(f.nodes[0]!.reports).toEqual([2]);
  });
  it('puts each origin below the one before, and no two nodes on one place', () => {
    const chain = { name: 'وكالة', kind: 'agency', reports: [], under: [{ name: 'مجداف', kind: 'outlet', reports: [2], under: [] }] };
    const f = forest([origin('named', 'أ', [0], [chain]), origin('named', 'ب', [1], [])], (r) => outlets[r]!);
    expect(new Set(f.nodes.map((n) => `${n.column}/${n.row}`)).size).toBe(f.nodes.length);
    expect(f.columns).toBe(3);
    expect(f.rows).toBe(3);
  });
  it('is empty for nothing', () => expect(forest([], () => '')).toEqual({ nodes: [], edges: [], columns: 0, rows: 0 }));
});

describe('wrap', () => {
  it('breaks at words and clips what is too long', () => {
    expect(wrap('مصدر مقرب من سرايا المرجان', 14, 2)).toEqual(['مصدر مقرب من', 'سرايا المرجان']);
    expect(wrap('one two three four five', 8, 2)).toEqual(['one two', 'three…']);
    expect(wrap('', 8, 2)).toEqual([]);
  });
});
