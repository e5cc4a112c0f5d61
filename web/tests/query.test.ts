import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { explain, placeAt, quoted } from '../src/query/explain';
import { fold } from '../src/query/fold';
import { modes, types } from '../src/query/words';

// shape writes a query as it was understood, as the engine's own test does.
function shape(q: string): string {
  const { parts, error } = explain(q);
  if (error) return `${error.fault}@${[...q.slice(0, error.start)].length}`;
  const out: string[] = [];
  for (const p of parts) {
    if (p.kind === 'or') continue;
    let s = p.kind === 'phrase' ? `(${fold(p.value)})` : fold(p.value);
    if (p.days) s = `${p.field}[${p.days[0]}..${p.days[1]}]`;
    else if (p.op) s = `${p.field}${p.op}${p.number}`;
    else if (p.field) s = `${p.field}[${fold(p.value)}]`;
    if (p.or) out[out.length - 1] += `|${s}`;
    else out.push(p.not ? `-${s}` : s);
  }
  return out.join(' ');
}

describe('queries are understood as the engine understands them', () => {
  const cases: Record<string, string> = {
    'جسر المرج': 'جسر المرج',
    '"وزير الزراعة" جسر': '(وزير الزراعه) جسر',
    '«وزير الزراعة» “سهل المرج”': '(وزير الزراعه) (سهل المرج)',
    '"جسر"': 'جسر',
    'entity:قاآني outlet:"عربي بوست"': 'entity[قااني] outlet[عربي بوست]',
    'كيان:قاآني جهة:«عربي بوست»': 'entity[قااني] outlet[عربي بوست]',
    'from:2020-12 to:٢٠٢١-٠١-٠٥': 'from[2020-12-01..2020-12-31] to[2021-01-05..2021-01-05]',
    'منذ:2020': 'from[2020-01-01..2020-12-31]',
    'to:2024-02-29': 'to[2024-02-29..2024-02-29]',
    'type:CONSULT mode:meet': 'type[consult] mode[meet]',
    'source:anonymous مصدر:مجهول': 'source[anonymous] source[anonymous]',
    'source:unnamed': 'source[anonymous]',
    'standing:contested origins:<2': 'standing[contested] origins<2',
    'درجة:مختلف': 'standing[contested]',
    'origins:>=٣': 'origins>=3',
    'origins:1': 'origins=1',
    'جسر -سهل -"وزير الزراعة" -outlet:سهم': 'جسر -سهل -(وزير الزراعه) -outlet[سهم]',
    'جسر OR نفق سهل': 'جسر|نفق سهل',
    'جسر أو نفق | "وزير الزراعة"': 'جسر|نفق|(وزير الزراعه)',
    'qaani Baghdad': 'qaani baghdad',
    ' - متى وصل الوزير؟ ال': 'متي وصل الوزير ال',
    'هل قال "ذا العشيرة؟': 'هل قال ذا العشيره',
    'ما أصل كلمة"Clitoris"طبقا له؟': 'ما اصل كلمه clitoris طبقا له',
    'الموضوع: الجسر': 'الموضوع الجسر',
    'مكان: الجسر': 'مكان الجسر',
    '10:30 2015-07-21': '10 30 2015 07 21',
    'Who said: what?': 'who said what',
  };
  for (const [query, want] of Object.entries(cases)) it(query, () => expect(shape(query)).toBe(want));
});

describe('what is typed wrong is named where it is', () => {
  const cases: [string, string][] = [
    ['؟!', 'nothing@0'],
    ['جسر "وزير الزراعة', 'quote@17'],
    ['entity:"قاآني', 'quote@13'],
    ['قاآني from:soon', 'day@11'],
    ['from:2020-13', 'day@5'],
    ['from:2021-02-29', 'day@5'],
    ['from:', 'day@5'],
    ['entity: قاآني', 'name@7'],
    ['جسر author:ليلى', 'field@4'],
    ['type:meeting', 'type@5'],
    ['mode:dance', 'mode@5'],
    ['source:some', 'source@7'],
    ['standing:doubtful', 'standing@9'],
    ['origins:few', 'number@8'],
    ['OR جسر', 'or-between@0'],
    ['جسر OR', 'or-right@6'],
    ['جسر OR OR نفق', 'or-between@7'],
    ['جسر OR -نفق', 'or-not@7'],
    ['-جسر', 'only-not@0'],
  ];
  for (const [query, want] of cases) it(query, () => expect(shape(query)).toBe(want));
});

it('what hardly tells articles apart counts only where nothing else is asked for', () => {
  expect(explain('من في جسر').parts.map((p) => p.kind)).toEqual(['stop', 'stop', 'word']);
  expect(explain('من في').parts.map((p) => p.kind)).toEqual(['word', 'word']);
});

it('no query breaks the explainer, and its parts lie within it in order', () => {
  const bits = ['"', '«', '»', '-', 'OR', 'أو', ' ', 'entity:', 'from:', '2020', 'جسر', 'x:', ':', '؟', '|', 'origins:<', '٣', '“', '\u0651', '😀'];
  let seed = 7;
  const next = () => (seed = (seed * 1103515245 + 12345) % 2147483648);
  for (let n = 0; n < 5000; n++) {
    let q = '';
    for (let i = next() % 9; i >= 0; i--) q += bits[next() % bits.length];
    const { parts, error } = explain(q);
    let last = 0;
    for (const p of parts) {
      expect(p.start, q).toBeGreaterThanOrEqual(last);
      expect(p.end, q).toBeGreaterThan(p.start);
      expect(p.end, q).toBeLessThanOrEqual(q.length);
      last = p.end;
    }
    if (error) expect(error.end, q).toBeLessThanOrEqual(q.length);
    placeAt(q, next() % (q.length + 1));
  }
});

it('types and modes are those of the engine', () => {
  const path = fileURLToPath(new URL('../../lang/ar/lex/events.tsv', import.meta.url));
  const rows = readFileSync(path, 'utf8').split('\n').filter((l) => l !== '' && !l.startsWith('#')).map((l) => l.split('\t'));
  const column = (n: number) => [...new Set(rows.map((r) => (r[n] ?? '').toLowerCase()))].filter((v) => v !== '-' && v !== '').sort();
  expect(types).toEqual(column(2));
  expect(modes).toEqual(column(3));
});

it('completions know where the cursor stands', () => {
  expect(placeAt('جسر ent', 7)).toEqual({ written: 'ent', start: 4, end: 7 });
  expect(placeAt('جسر entity:قا', 13)).toEqual({ field: 'entity', written: 'قا', start: 11, end: 13 });
  expect(placeAt('-كيان:"قاسم سل', 14)).toEqual({ field: 'entity', written: 'قاسم سل', start: 6, end: 14 });
  expect(placeAt('type:', 5)).toEqual({ field: 'type', written: '', start: 5, end: 5 });
});

it('values of several words stand in quotation marks', () => {
  expect(quoted('قاآني')).toBe('قاآني');
  expect(quoted('عربي "بوست"')).toBe('"عربي بوست"');
});
