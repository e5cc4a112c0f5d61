// fold brings spellings together that the engine's fold unites, as far as a word of the query language needs it.
const letters: Record<string, string> = {
  أ: 'ا', إ: 'ا', آ: 'ا', ٱ: 'ا', ى: 'ي', ی: 'ي', ئ: 'ي', ؤ: 'و', ة: 'ه', ک: 'ك', گ: 'ك', ە: 'ه',
};

/** fold: small letters, no marks or tatweel, one form of each letter, digits of every script as 0-9. */
export function fold(s: string): string {
  return digits(s.normalize('NFC'))
    .replace(/[\p{Mn}ـ\u200c-\u200f\u061c\u2066-\u2069]/gu, '')
    .replace(/[أإآٱىیئؤةکگە]/g, (c) => letters[c] ?? c)
    .toLowerCase()
    .trim();
}

/** digits writes digits of Arabic and Persian as 0-9. */
export function digits(s: string): string {
  return s.replace(/[٠-٩]/g, (c) => String(c.charCodeAt(0) - 0x660)).replace(/[۰-۹]/g, (c) => String(c.charCodeAt(0) - 0x6f0));
}
