// Which npm packages the built pages hold: those that package.json depends on with all that these need, and the parts of Svelte that run in the browser.
import { readFileSync } from 'node:fs';

interface Locked {
  version?: string;
  license?: string;
  dev?: boolean;
}

const browser = ['svelte', 'clsx', 'esm-env'];

export function bundled(): { name: string; version: string; licence: string }[] {
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, Locked> };
  return Object.entries(lock.packages)
    .map(([path, p]) => ({ name: path.replace(/^.*node_modules\//, ''), p }))
    .filter(({ name, p }) => name && (!p.dev || browser.includes(name)))
    .map(({ name, p }) => ({ name, version: p.version ?? '', licence: p.license ?? '' }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
