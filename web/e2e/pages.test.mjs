// Each page in both languages, light and dark, wide and on a phone: it shows something, says nothing wrong, asks nobody else, and can be used by everybody.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { join } from 'node:path';
import { axe, open, root, settled, sideways } from './desk.mjs';
import { house } from './house.mjs';
import { pages } from './list.mjs';

const { desk, chrome } = await house([join(root, 'samples/text'), join(root, 'samples/first')]);

const looks = [
  { lang: 'ar', theme: 'light', width: 1280 },
  { lang: 'en', theme: 'dark', width: 1280 },
  { lang: 'ar', theme: 'dark', width: 390 },
  { lang: 'en', theme: 'light', width: 390 },
];

for (const p of pages)
  for (const look of looks)
    test(`${p.name}: ${look.lang}, ${look.theme}, ${look.width}`, async () => {
      const path = typeof p.path === 'string' ? p.path : await p.path(desk);
      const { page, wrong, close } = await open(chrome, desk.base, path, look);
      try {
        await page.locator(p.shows).first().waitFor({ timeout: 15000 });
        await settled(page);
        assert.equal(await page.evaluate(() => document.documentElement.dir), look.lang === 'ar' ? 'rtl' : 'ltr');
        assert.equal(await page.evaluate(() => document.documentElement.lang), look.lang);
        assert.ok((await page.locator('h1').count()) >= 1, 'no heading');
        assert.deepEqual(await axe(page), []);
        assert.ok((await sideways(page)) <= 1, `${await sideways(page)} pixels too wide`);
        assert.deepEqual(wrong.filter((w) => !p.allows?.test(w)), []);
      } finally {
        await close();
      }
    });
