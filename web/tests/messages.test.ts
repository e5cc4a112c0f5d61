import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { counted, messages, words, type Message } from '../src/lib/messages';

const files = (dir: string): string[] => readdirSync(dir, { withFileTypes: true }).flatMap((f) => (f.isDirectory() ? files(join(dir, f.name)) : /\.(svelte|ts)$/.test(f.name) ? [join(dir, f.name)] : []));
const source = files('src').filter((f) => !f.endsWith('schema.d.ts') && !f.includes('src/query/')); // the words of the query language stand beside its parser

// The tables of single pages: every export of every file of src/words.
const own: Record<string, Record<string, Message>> = {};
for (const f of readdirSync('src/words')) for (const [name, table] of Object.entries(await import(`../src/words/${f}`))) own[`${f} ${name}`] = table as Record<string, Message>;

describe('messages', () => {
  it('says everything in both languages, each in its own letters', () => {
    const tables: Record<string, Record<string, Message>> = { messages, ...words, ...own };
    for (const [name, table] of Object.entries(tables))
      for (const [key, m] of Object.entries(table)) {
        expect(m.ar, `${name}.${key}`).toMatch(/[\u0600-\u06ff]/);
        expect(m.en, `${name}.${key}`).not.toMatch(/[\u0600-\u06ff]/);
        const holes = (s: string) => [...s.matchAll(/\{(\w+)\}/g)].map((x) => x[1]).sort();
        expect(holes(m.ar), `${name}.${key}`).toEqual(holes(m.en));
      }
    for (const [key, c] of Object.entries(counted)) for (const form of ['few', 'many', 'other'] as const) expect(c.ar[form], key).toContain('{n}');
  });
  it('has no message that nothing says', () => {
    const all = source.filter((f) => !f.endsWith('messages.ts')).map((f) => readFileSync(f, 'utf8')).join('\n');
    expect(Object.keys(messages).filter((key) => !new RegExp(`['"]${key}['"]`).test(all))).toEqual([]);
  });
  it('has no message of a page that the page does not say', () => {
    const pages = source.filter((f) => !f.startsWith('src/words')).map((f) => readFileSync(f, 'utf8'));
    for (const [name, table] of Object.entries(own)) {
      const [file, called] = name.split(' ') as [string, string];
      const imports = new RegExp(`import \\{[^}]*\\b${called}\\b(?: as (\\w+))?[^}]*\\} from '[^']*words/${file.replace('.ts', '')}'`);
      const said = (key: string) => pages.some((s) => {
        const found = imports.exec(s);
        return found !== null && new RegExp(`\\b${found[1] ?? called}(\\.${key}\\b|\\[)`).test(s);
      });
      expect(Object.keys(table).filter((key) => !said(key)), name).toEqual([]);
    }
  });
  it('stands in its place: no other file says anything in Arabic but the name of the house and of the language', () => {
    for (const f of source.filter((f) => !f.endsWith('messages.ts') && !f.startsWith('src/words') && f !== 'src/query/fold.ts')) { // fold.ts: letters, not words
      const said = readFileSync(f, 'utf8').replaceAll('إسناد', '').replaceAll('العربية', '').replaceAll('١ ٢ ٣', '');
      expect(said, f).not.toMatch(/[\u0621-\u064a]/);
    }
  });
});

describe('the pages', () => {
  it('never read text as markup', () => {
    for (const f of source) expect(readFileSync(f, 'utf8'), f).not.toMatch(/@html|innerHTML|outerHTML|insertAdjacentHTML|document\.write/);
  });
  it('name no other host', () => {
    for (const f of source) expect(readFileSync(f, 'utf8').replaceAll('http://www.w3.org/2000/svg', '').replaceAll("'http://127.0.0.1'", ''), f).not.toMatch(/https?:\/\/[a-z]/);
  });
  it('set no style in markup, which their policy forbids', () => {
    for (const f of source.filter((f) => f.endsWith('.svelte'))) expect(readFileSync(f, 'utf8').replace(/<style>[^]*<\/style>/, ''), f).not.toMatch(/\sstyle=/);
  });
});
