// What the reader has chosen: kept in this browser, never sent anywhere. `?lang=ar|en` in the address wins once, so that links can carry a language.
import type { Language } from './messages';

export type Months = 'levant' | 'gulf' | 'maghreb';
export type Calendar = 'gregorian' | 'hijri';
export type Digits = 'latin' | 'arabic';
export type Theme = 'auto' | 'light' | 'dark';

export interface Prefs {
  language: Language;
  months: Months;
  calendar: Calendar;
  digits: Digits;
  theme: Theme;
}

const where = 'isnad.prefs';
const allowed: { [K in keyof Prefs]: readonly Prefs[K][] } = {
  language: ['ar', 'en'],
  months: ['levant', 'gulf', 'maghreb'],
  calendar: ['gregorian', 'hijri'],
  digits: ['latin', 'arabic'],
  theme: ['auto', 'light', 'dark'],
};

function start(): Prefs {
  const out: Prefs = { language: 'ar', months: 'levant', calendar: 'gregorian', digits: 'latin', theme: 'auto' };
  const take = (key: string, value: unknown) => {
    const k = key as keyof Prefs;
    if ((allowed[k] as readonly unknown[] | undefined)?.includes(value)) (out as unknown as Record<string, unknown>)[k] = value;
  };
  try {
    for (const [key, value] of Object.entries(JSON.parse(localStorage.getItem(where) ?? '{}') as object)) take(key, value);
  } catch {
    // a browser that keeps nothing, or what somebody else wrote there: the defaults stand
  }
  if (typeof location !== 'undefined') {
    const asked = new URLSearchParams(location.search);
    take('language', asked.get('lang'));
    take('theme', asked.get('theme'));
  }
  return out;
}

export const prefs: Prefs = $state(start());

export function setPref<K extends keyof Prefs>(key: K, value: Prefs[K]): void {
  prefs[key] = value;
  try {
    localStorage.setItem(where, JSON.stringify(prefs));
  } catch {
    // the choice holds until the page is closed
  }
}

// dir is the direction of the reader's language.
export const dir = (): 'rtl' | 'ltr' => (prefs.language === 'ar' ? 'rtl' : 'ltr');

// dress writes language, direction and theme on the document.
export function dress(): void {
  const root = document.documentElement;
  root.lang = prefs.language;
  root.dir = dir();
  root.dataset.theme = prefs.theme === 'auto' ? (dark?.matches ? 'dark' : 'light') : prefs.theme;
}

const dark = typeof matchMedia === 'undefined' ? undefined : matchMedia('(prefers-color-scheme: dark)');
dark?.addEventListener('change', dress);
