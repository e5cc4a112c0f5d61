import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { bundled } from '../licences';

describe('NOTICE', () => {
  const notice = readFileSync('../NOTICE', 'utf8');
  it('names every package that the pages hold, with its licence', () => {
    const missing = bundled().filter((p) => p.name !== 'commander' && !new RegExp(`^${p.name.replaceAll(/[/.]/g, '\\$&')} +${p.licence} `, 'm').test(notice));
    expect(missing).toEqual([]);
    expect(bundled().length).toBeGreaterThan(10);
  });
  it('allows no licence that asks for more than to be named', () => {
    for (const p of bundled()) expect(['MIT', 'ISC', 'OFL-1.1', 'BSD-3-Clause', 'Apache-2.0', '0BSD'], p.name).toContain(p.licence);
  });
});

describe('package-lock.json', () => {
  it('names no registry but npm', () => {
    const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, { resolved?: string }> };
    for (const [name, p] of Object.entries(lock.packages)) if (p.resolved) expect(p.resolved, name).toMatch(/^https:\/\/registry\.npmjs\.org\//);
  });
});
