import { describe, expect, it } from 'vitest';
import { diff } from '../src/lib/diff';

const side = (changes: ReturnType<typeof diff>, gone: boolean) => changes.filter((c) => c.kind !== (gone ? 'new' : 'gone')).map((c) => c.text).join('');

describe('diff', () => {
  it('tells what went and what came', () => {
    expect(diff('قُتل أربعة في انفجار المرفأ', 'قُتل تسعة في انفجار المرفأ')).toEqual([
      { kind: 'same', text: 'قُتل ' },
      { kind: 'gone', text: 'أربعة' },
      { kind: 'new', text: 'تسعة' },
      { kind: 'same', text: ' في انفجار المرفأ' },
    ]);
  });
  it('gives both texts back whole, also where it gives up on detail', () => {
    let seed = 3;
    const random = (n: number) => (seed = (seed * 1103515245 + 12345) & 0x7fffffff) % n;
    for (let round = 0; round < 200; round++) {
      const text = () => Array.from({ length: random(30) }, () => ['أ', 'ب', 'ج', '\n', '  '][random(5)]).join(' ');
      const [a, b] = [text(), text()];
      for (const budget of [4_000_000, 10]) {
        const changes = diff(a, b, budget);
        expect(side(changes, true)).toBe(a);
        expect(side(changes, false)).toBe(b);
      }
    }
  });
  it('finds no difference in the same text', () => expect(diff('نص', 'نص')).toEqual([{ kind: 'same', text: 'نص' }]));
});
