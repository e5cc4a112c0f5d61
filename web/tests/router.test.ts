import { describe, expect, it } from 'vitest';
import { href, match } from '../src/lib/router.svelte';
import { csv } from '../src/lib/save';

describe('match', () => {
  it('takes the parts that a pattern names', () => {
    expect(match('/story/:id', '/story/S-1')).toEqual({ id: 'S-1' });
    expect(match('/story/:id', '/story/%D9%82/')).toEqual({ id: 'ق' });
    expect(match('/', '/')).toEqual({});
  });
  it('refuses what does not fit', () => {
    expect(match('/story/:id', '/story')).toBeNull();
    expect(match('/story/:id', '/story/a/b')).toBeNull();
    expect(match('/story/:id', '/story/%E0%A4%A')).toBeNull();
  });
});

describe('href', () => {
  it('leaves out what is not chosen', () => expect(href('/x', { a: '', b: false, c: true, d: 3, e: null }, 'h')).toBe('/x?c=1&d=3#h'));
});

describe('csv', () => {
  it('quotes what must be quoted and runs nothing', () => {
    expect(csv(['أ', 'b'], [['x,y', 1], ['he said "no"', null], ['=1+1', -3]])).toBe('\ufeffأ,b\r\n"x,y",1\r\n"he said ""no""",\r\n\'=1+1,-3\r\n');
  });
});
