import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

// In development the pages come from Vite and everything else from a running `isnad serve`.
const engine = 'http://127.0.0.1:8420';

export default defineConfig({
  plugins: [svelte()],
  build: {
    target: 'es2022',
    assetsInlineLimit: 0, // the policy of the pages allows fonts and scripts from files only
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 600,
  },
  server: { proxy: { '/api': engine, '/openapi.json': engine, '/readyz': engine } },
  test: { include: ['tests/**/*.test.ts'], environment: 'node' },
});
