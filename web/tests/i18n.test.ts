import { describe, expect, it } from 'vitest';
import { day, days, localeOf, n, num, t, word } from '../src/lib/i18n';
import { prefs } from '../src/lib/prefs.svelte';

const as = <T>(changes: Partial<typeof prefs>, f: () => T): T => {
  const before = { ...prefs };
  Object.assign(prefs, changes);
  try {
    return f();
  } finally {
    Object.assign(prefs, before);
  }
};

describe('counting in Arabic', () => {
  it.each([
    [1, 'مقالة واحدة'],
    [2, 'مقالتان'],
    [3, '3 مقالات'],
    [10, '10 مقالات'],
    [11, '11 مقالة'],
    [100, '100 مقالة'],
    [103, '103 مقالات'],
    [0, '0 مقالة'],
  ])('%i', (value, want) => as({ language: 'ar' }, () => expect(n('articles', value)).toBe(want)));
  it('writes the digits that are asked for', () => {
    as({ language: 'ar', digits: 'arabic' }, () => expect(n('articles', 7)).toBe('٧ مقالات'));
    as({ language: 'en', digits: 'arabic' }, () => expect(num(1234)).toBe('1,234'));
  });
});

describe('days', () => {
  it('are told with the month names of the reader', () => {
    const january = (months: 'levant' | 'gulf' | 'maghreb') => as({ language: 'ar', months }, () => day('2021-01-07'));
    expect(january('levant')).toContain('كانون الثاني');
    expect(january('gulf')).toContain('يناير');
    expect(january('maghreb')).toContain('جانفي');
  });
  it('are told in the calendar of the reader', () => {
    expect(as({ language: 'ar', calendar: 'hijri' }, () => day('2024-05-09'))).toMatch(/شوال|ذو القعدة/);
    expect(as({ language: 'en', calendar: 'gregorian' }, () => day('2024-05-09'))).toBe('9 May 2024');
  });
  it('do not shift with the zone of the machine', () => {
    expect(as({ language: 'en' }, () => day('2024-01-01'))).toBe('1 January 2024');
  });
  it('tell whole months and years as such', () => {
    as({ language: 'en' }, () => {
      expect(days('2024-02-01', '2024-02-29')).toBe('February 2024');
      expect(days('2020-01-01', '2020-12-31')).toBe('2020');
      expect(days('2024-05-08', '2024-05-08')).toBe('8 May 2024');
      expect(days('2024-05-08', '2024-05-11')).toMatch(/8\s?.\s?11 May 2024/);
      expect(days(null, null)).toBe('undated');
    });
  });
  it('of nonsense are undated, not wrong', () => expect(as({ language: 'en' }, () => day('no day'))).toBe('undated'));
});

describe('words', () => {
  it('fall back to the code itself', () => {
    expect(word('type', 'NEW-CODE')).toBe('NEW-CODE');
    expect(word('type', null)).toBe('');
  });
  it('fill their holes', () => expect(as({ language: 'en' }, () => t('saveAs', { kind: 'CSV' }))).toBe('Save as CSV'));
  it('name a locale', () => expect(localeOf('ar', 'maghreb', 'hijri', 'arabic')).toBe('ar-TN-u-ca-islamic-umalqura-nu-arab'));
});
