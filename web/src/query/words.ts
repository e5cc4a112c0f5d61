import lexicon from '../../../lang/ar/lex/query.tsv?raw';
import { fold } from './fold';

/** The fields of the query language, as the engine names them. */
export const fields = ['entity', 'outlet', 'from', 'to', 'type', 'mode', 'place', 'source', 'says', 'standing', 'origins'] as const;
export type Field = (typeof fields)[number];

/** PLOVER types of events that the engine finds, in small letters; a test holds them to its lexicon. */
export const types = [
  'accuse', 'agree', 'aid', 'assault', 'coerce', 'concede', 'consult', 'cooperate', 'mobilize', 'protest', 'reject', 'request', 'retreat', 'sanction', 'support', 'threaten',
];

/** Modes of events; a test holds them to the engine's lexicon. */
export const modes = ['airstrike', 'arrest', 'ceasefire', 'censor', 'killing', 'meet', 'other', 'phone', 'release', 'rocket', 'siege', 'suspend', 'visit', 'withdraw'];

export const sources = ['named', 'anonymous'];
export const standings = ['single', 'repeated', 'corroborated', 'contested'];

/** The engine's own lexicon of its query language: one list for both. */
const rows = lexicon
  .split('\n')
  .filter((l) => l !== '' && !l.startsWith('#'))
  .map((l) => l.split('\t') as [string, string, string]);

const of = (cls: string) => new Map(rows.filter((r) => r[1] === cls).map((r) => [fold(r[0]), r[2]]));
const named = of('field');
const ors = of('or');
const stops = of('stop');
const values: Partial<Record<Field, Map<string, string>>> = { source: of('source'), standing: of('standing'), type: of('type'), mode: of('mode') };

export const arabicField = (name: string): Field | undefined => named.get(fold(name)) as Field | undefined;
export const isOr = (word: string): boolean => ors.has(fold(word));
export const isStop = (word: string): boolean => stops.has(fold(word));
/** canonical is what a value of a field means: the engine's own word for it. */
export const canonical = (field: Field, value: string): string => values[field]?.get(fold(value)) ?? fold(value);
/** The Arabic name of each field, and the Arabic words for its values. */
export const arabicNames: Partial<Record<Field, string>> = Object.fromEntries(rows.filter((r) => r[1] === 'field').map((r) => [r[2], r[0]]));
export const arabicValues = (field: Field): [arabic: string, value: string][] => rows.filter((r) => r[1] === field).map((r) => [r[0], r[2]]);
