import { counted, messages, words, type CountKey, type Key, type Message, type WordKind } from './messages';
import { prefs, type Calendar, type Digits, type Months } from './prefs.svelte';

const fill = (text: string, values?: Record<string, string | number>): string =>
  values ? text.replace(/\{(\w+)\}/g, (whole, name: string) => (name in values ? String(values[name]) : whole)) : text;

// t is a message in the reader's language.
export const t = (key: Key, values?: Record<string, string | number>): string => fill(messages[key][prefs.language], values);

// tell is a message of a page's own table in the reader's language.
export const tell = (message: Message, values?: Record<string, string | number>): string => fill(message[prefs.language], values);

// word is a class of the records in the reader's language; what is not known is shown as it is.
export function word(kind: WordKind, value: string | null | undefined): string {
  if (!value) return '';
  const table = words[kind] as Record<string, { ar: string; en: string }>;
  return table[value]?.[prefs.language] ?? value;
}

// n counts things: n('articles', 7).
export function n(key: CountKey, value: number): string {
  const language = prefs.language;
  const forms = counted[key][language] as Record<string, string>;
  let form = new Intl.PluralRules(language).select(value) as string;
  if (form === 'zero') form = 'other';
  return fill(forms[form] ?? forms.other!, { n: num(value) });
}

// num writes a number in the reader's digits.
export function num(value: number, options?: Intl.NumberFormatOptions): string {
  return new Intl.NumberFormat(locale(), options).format(value);
}

export const percent = (share: number): string => num(share, { style: 'percent', maximumFractionDigits: 0 });

// regions name the months as the reader does.
const regions: Record<Months, string> = { levant: 'ar-LB', gulf: 'ar-EG', maghreb: 'ar-TN' };

export function localeOf(language: string, months: Months, calendar: Calendar, digits: Digits): string {
  const base = language === 'ar' ? regions[months] : 'en-GB';
  const ca = calendar === 'hijri' ? 'islamic-umalqura' : 'gregory';
  const nu = language === 'ar' && digits === 'arabic' ? 'arab' : 'latn';
  return `${base}-u-ca-${ca}-nu-${nu}`;
}

export const locale = (): string => localeOf(prefs.language, prefs.months, prefs.calendar, prefs.digits);

const formats = new Map<string, Intl.DateTimeFormat>();

function format(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale() + JSON.stringify(options);
  let f = formats.get(key);
  if (!f) formats.set(key, (f = new Intl.DateTimeFormat(locale(), options)));
  return f;
}

const parse = (day: string): Date | null => {
  const d = new Date(`${day.slice(0, 10)}T00:00:00Z`);
  return Number.isNaN(d.getTime()) ? null : d;
};

export type DayStyle = 'short' | 'long' | 'full';

const styles: Record<DayStyle, Intl.DateTimeFormatOptions> = {
  short: { day: 'numeric', month: 'short', timeZone: 'UTC' },
  long: { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' },
  full: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' },
};

// day writes an ISO day as the reader would.
export function day(iso: string | null | undefined, style: DayStyle = 'long'): string {
  const d = iso ? parse(iso) : null;
  return d ? format(styles[style]).format(d) : t('undated');
}

// days writes a closed interval of ISO days. Whole months and whole years are told as such, an interval open on one side says so.
export function days(from: string | null | undefined, to: string | null | undefined, style: DayStyle = 'long'): string {
  if (!from && !to) return t('undated');
  if (!from) return `${t('to')} ${day(to, style)}`;
  if (!to) return `${t('from')} ${day(from, style)}`;
  if (from === to) return day(from, style);
  const a = parse(from);
  const b = parse(to);
  if (!a || !b) return `${from} – ${to}`;
  if (prefs.calendar === 'gregorian') {
    const next = new Date(b.getTime() + 86400000);
    if (a.getUTCDate() === 1 && next.getUTCDate() === 1) {
      if (a.getUTCFullYear() === b.getUTCFullYear() && a.getUTCMonth() === b.getUTCMonth()) return format({ month: 'long', year: 'numeric', timeZone: 'UTC' }).format(a);
      if (a.getUTCMonth() === 0 && b.getUTCMonth() === 11) {
        const year = (d: Date) => format({ year: 'numeric', timeZone: 'UTC' }).format(d);
        return a.getUTCFullYear() === b.getUTCFullYear() ? year(a) : `${year(a)} – ${year(b)}`;
      }
    }
  }
  return format(styles[style]).formatRange(a, b);
}

// moment writes a time of the clock, where the reader is.
export function moment(iso: string | number | Date): string {
  return format({ dateStyle: 'medium', timeStyle: 'short' }).format(new Date(iso));
}

export const today = (): string => format({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).format(new Date());
