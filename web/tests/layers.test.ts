import { describe, expect, it } from 'vitest';
import type { Schemas } from '../src/api/client';
import { layers, notes, paragraphs } from '../src/pages/article/layers';
import { Points } from '../src/lib/spans';

describe('paragraphs', () => {
  it('are the lines that hold something', () => {
    const text = 'عنوان 😀\n\n متن\n \nختام';
    expect(paragraphs(text).map((s) => new Points(text).slice(s))).toEqual(['عنوان 😀', ' متن', 'ختام']);
    expect(paragraphs('')).toEqual([]);
  });
});

const report = (article: string, span: [number, number]) => ({ article, outlet: article, span, text: '', mark: null, chain: [], event: 0, statement: null, negated: false });
const happening = (id: string, standing: string, reports: ReturnType<typeof report>[], conflicts: string[] = []) => ({ id, standing, reports, conflicts, origins: [] }) as unknown as Schemas['ToldHappening'];
const page = (happenings: Schemas['ToldHappening'][], conflicts: unknown[] = []) => ({ happenings, conflicts }) as unknown as Schemas['StoryPage'];

describe('notes', () => {
  it('mark what others tell too, in the order of the text', () => {
    const got = notes('a', page([happening('H1', 'corroborated', [report('a', [50, 60]), report('b', [1, 9])]), happening('H2', 'single', [report('a', [0, 10])]), happening('H3', 'repeated', [report('a', [20, 30]), report('c', [0, 4])])]));
    expect(got.map((n) => [n.n, n.span, n.contested, n.told.map((x) => x.happening.id)])).toEqual([[1, [20, 30], false, ['H3']], [2, [50, 60], false, ['H1']]]);
  });
  it('mark a sentence that stands in a disagreement', () => {
    const h = happening('H1', 'contested', [report('b', [0, 9])], ['C1']);
    const got = notes('a', page([h], [{ id: 'C1', happening: 'H1', slot: 'place', sides: [{ reports: [report('a', [5, 9])] }, { reports: [report('b', [0, 9])] }] }]));
    expect(got).toHaveLength(1);
    expect(got[0]).toMatchObject({ contested: true, span: [5, 9] });
    expect(got[0]!.told[0]!.others).toHaveLength(1);
  });
  it('are none without a story', () => expect(notes('a', undefined)).toEqual([]));
});

describe('layers', () => {
  it('lay only what is switched on', () => {
    const record = {
      mentions: [{ span: [0, 3], kind: 'person', form: 'name', entity: 'e1' }, { span: [4, 5], kind: 'person', form: 'pronoun', entity: 'e1' }],
      times: [{ span: [6, 8] }],
      statements: [{ content: [1, 9], cue: [0, 1], source: null, class: 'named' }],
      events: [{ trigger: [2, 3], also: [[7, 8]] }],
    } as unknown as Schemas['ArticleRecord'];
    const kinds = (...on: ('names' | 'times' | 'statements' | 'events')[]) => layers(record, new Set(on), [], null).map((l) => l.mark.kind);
    expect(kinds()).toEqual([]);
    expect(kinds('names')).toEqual(['name']);
    expect(kinds('times', 'statements', 'events')).toEqual(['content', 'cue', 'event', 'event', 'time']);
  });
});
