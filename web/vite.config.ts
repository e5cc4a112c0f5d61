import { svelte } from '@sveltejs/vite-plugin-svelte';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';
import { bundled } from './licences';

// In development the pages come from Vite and everything else from a running `isnad serve`.
const engine = 'http://127.0.0.1:8420';

// The licences of what the pages hold are served with them.
const licences = {
  name: 'licences',
  generateBundle(this: { emitFile: (file: { type: 'asset'; fileName: string; source: string }) => void }) {
    const text = bundled().map(({ name, version, licence }) => {
      const dir = `node_modules/${name}`;
      const file = existsSync(dir) ? readdirSync(dir).find((f) => /^licen[cs]e/i.test(f)) : undefined;
      return `${name} ${version} (${licence})\n\n${file ? readFileSync(`${dir}/${file}`, 'utf8').trim() : ''}\n`;
    });
    this.emitFile({ type: 'asset', fileName: 'licences.txt', source: text.join(`\n${'-'.repeat(78)}\n\n`) });
  },
};

export default defineConfig({
  plugins: [svelte(), licences],
  build: {
    target: 'es2022',
    assetsInlineLimit: 0, // the policy of the pages allows fonts and scripts from files only
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 600,
  },
  server: { proxy: { '/api': engine, '/openapi.json': engine, '/readyz': engine } },
  test: { include: ['tests/**/*.test.ts'], environment: 'node' },
});
