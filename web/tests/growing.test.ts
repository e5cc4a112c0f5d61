import { describe, expect, it } from 'vitest';
import { Growing, paper } from '../src/lib/growing.svelte';

const all = Array.from({ length: 130 }, (_, i) => i);

describe('Growing', () => {
  it('shows the first, more when asked, and everything on paper', () => {
    const g = new Growing(() => all, 10, 'one');
    expect([g.shown.length, g.rest]).toEqual([10, 120]);
    g.more();
    expect([g.shown.length, g.rest]).toEqual([50, 80]);
    paper.printing = true;
    expect([g.shown.length, g.rest]).toEqual([130, 0]);
    paper.printing = false;
    g.reach(99);
    expect(g.shown.at(-1)).toBe(99);
    g.reach(3);
    expect(g.shown.length).toBe(100);
    g.more();
    expect([g.shown.length, g.rest]).toEqual([130, 0]);
  });
  it('is as long as it was for who comes back, and short for another key', () => {
    new Growing(() => all, 10, 'kept').more();
    const g = new Growing(() => all, 10, 'kept');
    expect(g.shown.length).toBe(50);
    g.turn('other');
    expect(g.shown.length).toBe(10);
    g.turn('kept');
    expect(g.shown.length).toBe(50);
  });
});
