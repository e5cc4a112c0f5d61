// What a file of tests stands in: one archive served, one Chromium, both gone when its tests are done.
import assert from 'node:assert/strict';
import { after } from 'node:test';
import { browser, open, serve, settled } from './desk.mjs';

export async function house(paths) {
  const chrome = await browser();
  after(() => chrome.close());
  const own = await serve(paths);
  after(() => own.end());
  return {
    chrome,
    desk: own,
    /** at opens a page of the desk, or of another one, does what is to be done there, and wants nothing to have gone wrong. */
    async at(path, run, { desk = own, ...look } = {}) {
      const { page, wrong, close } = await open(chrome, desk.base, path, look);
      try {
        await settled(page);
        await run(page);
        assert.deepEqual(wrong, []);
      } finally {
        await close();
      }
    },
  };
}
