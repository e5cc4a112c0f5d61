// What the query language of `isnad search` means, part by part, while somebody types. It mirrors search/query.go: the same grammar, the same places
// of errors; what the engine alone can know (whether a name stands for anything) is not guessed at here. Places are UTF-16 offsets into the query.
import { digits, fold } from './fold';
import { arabicField, canonical, type Field, fields, isOr, isStop, modes, sources, standings, types } from './words';

export interface Part {
  kind: 'word' | 'stop' | 'phrase' | 'field' | 'or';
  start: number;
  end: number;
  /** What is looked for: the word, the phrase without its marks, the value of the field. */
  value: string;
  field?: Field;
  /** Leaves out what matches. */
  not: boolean;
  /** Either this or the part before. */
  or: boolean;
  /** Of from and to: the first and the last day that are meant, ISO 8601. */
  days?: [string, string];
  /** Of origins. */
  op?: '<' | '<=' | '=' | '>=' | '>';
  number?: number;
}

export type Fault =
  | 'nothing' | 'only-not' | 'or-between' | 'or-right' | 'or-not' | 'quote' | 'field' | 'name' | 'day' | 'type' | 'mode' | 'source' | 'standing' | 'number';

export interface QueryError {
  fault: Fault;
  start: number;
  end: number;
  /** The name of the field or the mark that is meant. */
  about: string;
}

export interface Explained {
  parts: Part[];
  /** The query is a question in plain words: nothing of it is required but its fields. */
  question: boolean;
  error: QueryError | null;
}

// What closes a quotation mark.
const quotes: Record<string, string> = { '"': '"', '“': '”"', '”': '“”"', '„': '”“"', '«': '»', '»': '«', '‹': '›', '＂': '＂' };

const space = /\s/u;
const wordish = /(?:https?:\/\/|www\.)\S+|[\p{L}\p{N}][\p{L}\p{N}\p{M}\u0640\u200c]*/gu;

const isASCII = (s: string) => /^[\x00-\x7f]*$/.test(s);

class Stop extends Error {
  constructor(readonly error: QueryError) {
    super(error.fault);
  }
}

const maxParts = 64;

/** explain reads a query as the engine would. An empty query has no parts and no error. */
export function explain(query: string): Explained {
  const question = /[?؟]\s*$/u.test(query);
  const parts: Part[] = [];
  let error: QueryError | null = null;
  if (query.trim() === '') return { parts, question: false, error };
  try {
    read(query, question, parts);
    const seen = parts.filter((p) => p.kind !== 'or');
    const first = seen[0];
    if (!first) throw new Stop({ fault: 'nothing', start: 0, end: query.length, about: '' });
    if (seen.every((p) => p.not)) throw new Stop({ fault: 'only-not', start: first.start, end: first.end, about: '' });
  } catch (e) {
    if (!(e instanceof Stop)) throw e;
    error = e.error;
  }
  // Words that hardly tell articles apart count only where nothing else is asked for.
  if (parts.some((p) => p.kind !== 'or' && p.kind !== 'stop' && !p.not)) return { parts, question, error };
  for (const p of parts) if (p.kind === 'stop') p.kind = 'word';
  return { parts, question, error };
}

function pieceEnd(s: string, at: number): number {
  let i = at;
  while (i < s.length && !space.test(s[i] as string)) i++;
  return i;
}

function read(s: string, question: boolean, parts: Part[]): void {
  let pos = 0;
  let waiting = -1; // where an OR stands that waits for its right side
  while (pos < s.length) {
    const c = s[pos] as string;
    if (space.test(c)) {
      pos++;
      continue;
    }
    const at = pos;
    const end = pieceEnd(s, at);
    const piece = s.slice(at, end);
    const strict = piece === 'OR' || piece === '|';
    if (strict || isOr(piece)) {
      const before = parts[parts.length - 1];
      if (before && waiting < 0 && !before.not) {
        waiting = at;
        parts.push({ kind: 'or', start: at, end, value: piece, not: false, or: false });
      } else if (strict) throw new Stop({ fault: 'or-between', start: at, end, about: piece });
      pos = end;
      continue;
    }
    let not = false;
    if (/[-−–]/.test(c) && opens(s, at + 1)) {
      not = true;
      pos++;
    }
    const got = atoms(s, pos, question);
    pos = got.pos;
    if (got.parts.length === 0) continue;
    if (not && waiting >= 0) throw new Stop({ fault: 'or-not', start: at, end: pieceEnd(s, at), about: '' });
    got.parts.forEach((p, i) => {
      if (i === 0 && waiting >= 0) p.or = true;
      p.not = not;
      if (not && i === 0) p.start = at;
      parts.push(p);
    });
    waiting = -1;
    if (parts.length > maxParts) return;
  }
  if (waiting >= 0) {
    const piece = s.slice(waiting, pieceEnd(s, waiting));
    if (piece === 'OR' || piece === '|') throw new Stop({ fault: 'or-right', start: s.length, end: s.length, about: piece });
  }
}

function opens(s: string, at: number): boolean {
  const c = String.fromCodePoint(s.codePointAt(at) ?? 32);
  return at < s.length && (/[\p{L}\p{N}]/u.test(c) || c in quotes);
}

const nextOf = (s: string, from: number, any: string): number => {
  for (let i = from; i < s.length; i++) if (any.includes(s[i] as string)) return i;
  return -1;
};

const words = (s: string): RegExpMatchArray[] => [...s.matchAll(wordish)];

function atoms(s: string, at: number, question: boolean): { parts: Part[]; pos: number } {
  const closing = quotes[s[at] as string];
  if (closing) {
    const close = nextOf(s, at + 1, closing);
    if (close < 0) {
      if (question) return { parts: [], pos: at + 1 };
      throw new Stop({ fault: 'quote', start: s.length, end: s.length, about: closing[0] as string });
    }
    const inner = s.slice(at + 1, close);
    const many = words(inner).length;
    if (many === 0) return { parts: [], pos: close + 1 };
    return { parts: [{ kind: many > 1 ? 'phrase' : 'word', start: at, end: close + 1, value: inner.trim(), not: false, or: false }], pos: close + 1 };
  }
  const name = /^[\p{L}_\p{Mn}]+(?=:)/u.exec(s.slice(at))?.[0];
  if (name) {
    const after = s[at + name.length + 1];
    const low = name.toLowerCase();
    if ((fields as readonly string[]).includes(low)) return value(s, at, name, low as Field);
    const arabic = arabicField(name);
    if (arabic && after !== undefined && !space.test(after)) return value(s, at, name, arabic);
    if (isASCII(low) && low !== 'http' && low !== 'https' && low.length > 1 && !question)
      throw new Stop({ fault: 'field', start: at, end: at + name.length + 1, about: name });
  }
  const end = pieceEnd(s, at);
  const out = words(s.slice(at, end)).map((m): Part => {
    const start = at + (m.index ?? 0);
    return { kind: isStop(m[0]) ? 'stop' : 'word', start, end: start + m[0].length, value: m[0], not: false, or: false };
  });
  return { parts: out, pos: end };
}

function value(s: string, at: number, name: string, field: Field): { parts: Part[]; pos: number } {
  const from = at + name.length + 1;
  const closing = quotes[s[from] as string];
  let pos: number;
  let raw: string;
  if (closing) {
    const close = nextOf(s, from + 1, closing);
    if (close < 0) throw new Stop({ fault: 'quote', start: s.length, end: s.length, about: closing[0] as string });
    pos = close + 1;
    raw = s.slice(from + 1, close);
  } else {
    pos = pieceEnd(s, from);
    raw = s.slice(from, pos);
  }
  const part: Part = { kind: 'field', start: at, end: pos, value: canonical(field, raw), field, not: false, or: false };
  const wrong = (fault: Fault): never => {
    throw new Stop({ fault, start: from, end: Math.max(pos, from), about: name });
  };
  switch (field) {
    case 'entity':
    case 'outlet':
    case 'place':
    case 'says':
      if (words(raw).length === 0) wrong('name');
      part.value = raw.trim();
      break;
    case 'from':
    case 'to':
      part.days = days(digits(raw.trim())) ?? wrong('day');
      part.value = digits(raw.trim());
      break;
    case 'type':
      if (!types.includes(part.value)) wrong('type');
      break;
    case 'mode':
      if (!modes.includes(part.value)) wrong('mode');
      break;
    case 'source':
      if (part.value === 'unnamed') part.value = 'anonymous';
      if (!sources.includes(part.value)) wrong('source');
      break;
    case 'standing':
      if (!standings.includes(part.value)) wrong('standing');
      break;
    case 'origins': {
      const m = /^(<=|>=|<|>|=)?([+]?\d+)$/.exec(fold(raw)) ?? wrong('number');
      part.op = (m[1] ?? '=') as Part['op'];
      part.number = Number(m[2]);
      if (part.number > 2 ** 30) wrong('number');
      break;
    }
  }
  return { parts: [part], pos };
}

const iso = (y: number, m: number, d: number) => `${String(y).padStart(4, '0')}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`;

/** days reads a day, a month or a year: its first and its last day. */
export function days(s: string): [string, string] | null {
  const parts = s.replaceAll('/', '-').split('-');
  if (parts.length > 3 || parts[0]?.length !== 4) return null;
  const n: number[] = [];
  for (const p of parts) {
    if (!/^\d{1,4}$/.test(p) || Number(p) < 1) return null;
    n.push(Number(p));
  }
  const [y = 0, m, d] = n;
  if (m === undefined) return [iso(y, 1, 1), iso(y, 12, 31)];
  if (m > 12) return null;
  const last = new Date(Date.UTC(2000, m, 0));
  last.setUTCFullYear(y, m, 0);
  if (d === undefined) return [iso(y, m, 1), iso(y, m, last.getUTCDate())];
  return d <= last.getUTCDate() ? [iso(y, m, d), iso(y, m, d)] : null;
}

/** quoted writes a value so that the query language reads it as one. */
export function quoted(value: string): string {
  const v = value.replaceAll('"', '');
  return /^[\p{L}\p{N}_.-]+$/u.test(v) ? v : `"${v}"`;
}

/** Where the cursor stands in a query: what could be written there. */
export interface Place {
  /** A field of which a value is being written; undefined where a word, or the name of a field, is. */
  field?: Field;
  /** What of it stands there already. */
  written: string;
  /** What a completion replaces. */
  start: number;
  end: number;
}

/** placeAt tells what stands around the cursor, for completions. */
export function placeAt(s: string, cursor: number): Place {
  let start = cursor;
  let open = -1; // an open quotation mark before the cursor
  for (let i = 0; i < cursor; i++) {
    const c = s[i] as string;
    if (open >= 0) {
      if ((quotes[s[open] as string] ?? '').includes(c)) open = -1;
    } else if (c in quotes) open = i;
  }
  const begin = open >= 0 ? open : cursor;
  start = begin;
  while (start > 0 && !space.test(s[start - 1] as string)) start--;
  let end = cursor;
  while (end < s.length && !space.test(s[end] as string)) end++;
  const head = s.slice(start, cursor).replace(/^[-−–]/, '');
  const at = cursor - head.length;
  const name = /^[\p{L}_\p{Mn}]+(?=:)/u.exec(head)?.[0];
  const field = name ? ((fields as readonly string[]).includes(name.toLowerCase()) ? (name.toLowerCase() as Field) : arabicField(name)) : undefined;
  if (!name || !field) return { written: head, start: at, end };
  const from = at + name.length + 1;
  return { field, written: s.slice(from, cursor).replace(/^["“”„«»‹＂]/, ''), start: from, end };
}
