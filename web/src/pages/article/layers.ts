// What is laid over the text of an article: pure, from the records to marks with spans.
import type { Schemas } from '../../api/client';
import { overlap, type Layer } from '../../lib/spans';

export type Mark =
  | { kind: 'name'; entity: string | null; is: string; form: string }
  | { kind: 'time'; i: number }
  | { kind: 'content' | 'cue' | 'source'; i: number; class: string }
  | { kind: 'event'; i: number }
  | { kind: 'note'; note: Note }
  | { kind: 'at' };

export const layerNames = ['others', 'names', 'times', 'statements', 'events'] as const;
export type LayerName = (typeof layerNames)[number];

type Span = readonly number[];
type Told = Schemas['ToldHappening'];

// Note is a sentence of the article which others corroborate or contest.
export interface Note {
  n: number; // from 1, in the order of the text
  span: Span;
  contested: boolean;
  told: { happening: Told; conflicts: Schemas['ToldConflict'][]; others: Schemas['Passage'][] }[]; // others: sentences of other articles that tell it or speak against it
}

// notes finds the sentences of an article on which other articles of its story speak too.
export function notes(article: string, page: Schemas['StoryPage'] | undefined): Note[] {
  if (!page) return [];
  const by = new Map<string, Note>();
  const noteAt = (span: Span): Note => {
    const key = span.join('-');
    let note = by.get(key);
    if (!note) by.set(key, (note = { n: 0, span, contested: false, told: [] }));
    return note;
  };
  const elsewhere = (h: Told, about: Schemas['ToldConflict'][]): Schemas['Passage'][] => {
    const out = new Map<string, Schemas['Passage']>();
    for (const p of [...about.flatMap((c) => c.sides.flatMap((s) => s.reports)), ...h.reports]) if (p.article !== article && !out.has(`${p.article} ${p.span}`)) out.set(`${p.article} ${p.span}`, p);
    return [...out.values()];
  };
  for (const h of page.happenings) {
    const mine = h.reports.filter((r) => r.article === article);
    const about = page.conflicts.filter((c) => c.happening === h.id);
    const others = elsewhere(h, about);
    if (!mine.length || (!others.length && !about.length) || (h.standing !== 'contested' && h.standing !== 'corroborated' && !others.length)) continue;
    for (const r of mine) {
      const note = noteAt(r.span);
      if (note.told.some((x) => x.happening === h)) continue;
      note.told.push({ happening: h, conflicts: about, others });
      note.contested ||= h.standing === 'contested';
    }
  }
  // Passages that stand in a disagreement without being a report of its happening.
  for (const c of page.conflicts)
    for (const side of c.sides)
      for (const p of side.reports) {
        if (p.article !== article) continue;
        const at = [...by.values()].find((n) => overlap(n.span, p.span));
        const h = page.happenings.find((x) => x.id === c.happening);
        if (at) {
          at.contested = true;
          if (h && !at.told.some((x) => x.happening === h)) at.told.push({ happening: h, conflicts: [c], others: elsewhere(h, [c]) });
        } else if (h) {
          const note = noteAt(p.span);
          note.contested = true;
          note.told.push({ happening: h, conflicts: [c], others: elsewhere(h, [c]) });
        }
      }
  const out = [...by.values()].sort((a, b) => a.span[0]! - b.span[0]!);
  out.forEach((note, i) => (note.n = i + 1));
  return out;
}

export function layers(record: Schemas['ArticleRecord'], on: ReadonlySet<LayerName>, found: readonly Note[], at: Span | null): Layer<Mark>[] {
  const out: Layer<Mark>[] = [];
  const add = (span: Span | null | undefined, mark: Mark) => {
    if (span && span.length === 2) out.push({ span, mark });
  };
  if (on.has('others')) for (const note of found) add(note.span, { kind: 'note', note });
  if (on.has('statements'))
    record.statements.forEach((s, i) => {
      add(s.content, { kind: 'content', i, class: s.class });
      add(s.cue, { kind: 'cue', i, class: s.class });
      add(s.source, { kind: 'source', i, class: s.class });
    });
  if (on.has('events'))
    record.events.forEach((e, i) => {
      add(e.trigger, { kind: 'event', i });
      for (const also of e.also) add(also, { kind: 'event', i });
    });
  if (on.has('names')) for (const m of record.mentions) if (m.form !== 'pronoun') add(m.span, { kind: 'name', entity: m.entity, is: m.kind, form: m.form });
  if (on.has('times')) record.times.forEach((x, i) => add(x.span, { kind: 'time', i }));
  if (at) add(at, { kind: 'at' });
  return out;
}

// paragraphs are the lines of a text as spans of code points; blank lines are left out.
export function paragraphs(text: string): [number, number][] {
  const out: [number, number][] = [];
  let start = 0;
  let at = 0;
  let ink = false;
  for (const c of text) {
    if (c === '\n') {
      if (ink) out.push([start, at]);
      start = at + 1;
      ink = false;
    } else if (!/\s/.test(c)) ink = true;
    at++;
  }
  if (ink) out.push([start, at]);
  return out;
}
