// Differences between two versions of a text, by words and signs: what was kept, what went, what came. The cost is bounded: where two texts are long and far apart,
// the middle part that differs is told as one exchange.

export interface Change {
  kind: 'same' | 'gone' | 'new';
  text: string;
}

const words = (text: string): string[] => text.match(/\s+|[\p{L}\p{M}\p{N}]+|[^\s\p{L}\p{M}\p{N}]/gu) ?? [];

export function diff(before: string, after: string, budget = 4_000_000): Change[] {
  const a = words(before);
  const b = words(after);
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  const x = a.slice(head, a.length - tail);
  const y = b.slice(head, b.length - tail);
  const out: Change[] = [];
  const add = (kind: Change['kind'], text: string) => {
    if (!text) return;
    const last = out[out.length - 1];
    if (last?.kind === kind) last.text += text;
    else out.push({ kind, text });
  };
  add('same', a.slice(0, head).join(''));
  if (x.length * y.length > budget) {
    add('gone', x.join(''));
    add('new', y.join(''));
  } else {
    // The longest common row of words, from the end, so that it can be read off from the beginning.
    const width = y.length + 1;
    const length = new Uint32Array((x.length + 1) * width);
    for (let i = x.length - 1; i >= 0; i--)
      for (let j = y.length - 1; j >= 0; j--)
        length[i * width + j] = x[i] === y[j] ? length[(i + 1) * width + j + 1]! + 1 : Math.max(length[(i + 1) * width + j]!, length[i * width + j + 1]!);
    let i = 0;
    let j = 0;
    while (i < x.length && j < y.length) {
      if (x[i] === y[j]) {
        add('same', x[i]!);
        i++;
        j++;
      } else if (length[(i + 1) * width + j]! >= length[i * width + j + 1]!) add('gone', x[i++]!);
      else add('new', y[j++]!);
    }
    add('gone', x.slice(i).join(''));
    add('new', y.slice(j).join(''));
  }
  add('same', a.slice(a.length - tail).join(''));
  return out;
}
