// Small words about what the API tells of a story, that several of its sections share.
import type { Schemas } from '../api/client';
import { n, num, t } from './i18n';
import { counted, type CountKey } from './messages';
import { prefs } from './prefs.svelte';

// telling is a happening as a line in the reader's language.
export const telling = (line: Schemas['Line'] | null | undefined): string => (line ? (prefs.language === 'ar' ? line.native : line.english) : '');

// amount is a number that an article gives: "at least 12 killed".
export function amount(count: Schemas['SideCount']): string {
  const key = count.what as CountKey;
  const of = (value: number) => (key in counted ? n(key, value) : num(value));
  const text = count.from === count.to ? of(count.from) : `${num(count.from)}–${of(count.to)}`;
  return count.at_least ? t('atLeast', { n: text }) : text;
}

// stands is what a side of a disagreement holds, in as few words as there are.
export function stands(c: Pick<Schemas['ToldConflict'], 'slot'>, s: Schemas['ToldSide']): string {
  if (c.slot === 'polarity' && s.happened !== null) return s.happened ? t('itHappened') : t('itDidNot');
  return s.count ? amount(s.count) : s.says;
}

// originsOf counts independent origins and how many of them are named.
export function originsOf(h: Pick<Schemas['ToldHappening'], 'origins'>): string {
  const all = h.origins.length;
  const named = h.origins.filter((o) => o.named).length;
  const how = named === 0 ? (all === 1 ? t('unnamed') : t('noneNamed')) : named === all ? (all === 1 ? t('named') : t('allNamed')) : n('named', named);
  return `${n('origins', all)}${t('comma')} ${how}`;
}

// onlyUnnamed reports a happening that rests on unnamed sources alone.
export const onlyUnnamed = (h: Pick<Schemas['ToldHappening'], 'origins'>): boolean => h.origins.length > 0 && h.origins.every((o) => !o.named);

// letter names the sides of a disagreement.
export const letter = (i: number): string => (prefs.language === 'ar' ? [...t('letters')][i] : String.fromCharCode(65 + i)) ?? String(i + 1);
