import { describe, expect, it } from 'vitest';
import { Points, pieces, sentenceAt } from '../src/lib/spans';

// The records count code points as [...text] does.
const byPoints = (text: string, span: [number, number]) => [...text].slice(span[0], span[1]).join('');

describe('Points', () => {
  it('cuts by code points where a letter takes two UTF-16 units', () => {
    const text = 'قال 😀 «𞸀» نعم\u{1F1F8}\u{1F1E6}!';
    const p = new Points(text);
    expect(p.length).toBe([...text].length);
    for (let i = 0; i <= p.length; i++) for (let j = i; j <= p.length; j++) expect(p.slice([i, j])).toBe(byPoints(text, [i, j]));
  });
  it('counts a lone surrogate as one point, as the language does', () => {
    const text = 'أ\ud800ب\udc00';
    expect(new Points(text).length).toBe([...text].length);
    expect(new Points(text).slice([2, 3])).toBe('ب');
  });
  it('stays inside the text', () => {
    expect(new Points('نص').slice([-4, 99])).toBe('نص');
    expect(new Points('').slice([0, 3])).toBe('');
  });
});

describe('pieces', () => {
  it('gives the text back whole, whatever layers lie over it', () => {
    let seed = 7;
    const random = (n: number) => (seed = (seed * 1103515245 + 12345) & 0x7fffffff) % n;
    const text = new Points('زار المبعوث 😀 جزيرة دهمانة سرا أمس، ثم نفى ذلك.');
    for (let round = 0; round < 300; round++) {
      const layers = Array.from({ length: random(8) }, (_, i) => {
        const a = random(text.length + 3);
        return { span: [a, a + random(12)] as [number, number], mark: i };
      });
      const got = pieces(text, [0, text.length], layers);
      expect(got.map((x) => x.text).join('')).toBe(text.text);
      for (const piece of got)
        expect([...piece.marks].sort()).toEqual(layers.filter((l) => l.span[0] < piece.end && piece.start < l.span[1] && l.span[0] < l.span[1]).map((l) => l.mark).sort());
    }
  });
  it('puts the widest layer first', () => {
    const got = pieces(new Points('abcdef'), [0, 6], [{ span: [2, 3], mark: 'in' }, { span: [1, 5], mark: 'out' }]);
    expect(got.find((x) => x.text === 'c')?.marks).toEqual(['out', 'in']);
  });
});

describe('sentenceAt', () => {
  const sentences = [[0, 4], [6, 9]];
  it('finds the sentence and nothing between sentences', () => {
    expect(sentenceAt(sentences, 3)).toEqual([0, 4]);
    expect(sentenceAt(sentences, 4)).toBeNull();
    expect(sentenceAt(sentences, 6)).toEqual([6, 9]);
    expect(sentenceAt(sentences, 9)).toBeNull();
  });
});
