// Pictures of the pages for the READMEs, taken from the samples, whose articles are invented: make shots. Look at each one before it is kept.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { browser, open, root, serve, settled } from './desk.mjs';

const out = process.argv[2] || join(root, 'docs/shots');
const most = 150 * 1024;

// The story that has most to show: a disagreement with most outlets in it.
async function richest(desk) {
  const pages = [];
  for (const s of (await desk.get('/api/v1/stories')).stories) pages.push(await desk.get(`/api/v1/stories/${s.id}/page`));
  const weight = (p) => Math.max(0, ...p.conflicts.filter((c) => c.line).map((c) => new Set(c.sides.flatMap((s) => s.outlets)).size));
  return pages.sort((a, b) => weight(b) - weight(a) || (a.story.id < b.story.id ? -1 : 1))[0];
}

const desk = await serve([join(root, 'samples/text'), join(root, 'samples/first')]);
const chrome = await browser();
try {
  const story = await richest(desk);
  const article = story.articles.find((a) => a.contested).id;
  // What is taken: a page, a language, what must stand there before, what is opened, where the picture begins.
  const shots = [
    { name: 'desk-ar', lang: 'ar', path: '/', shows: '.cards h2', height: 940 },
    { name: 'story-ar', lang: 'ar', path: `/story/${story.story.id}`, shows: '#conflicts .side', height: 1000 },
    { name: 'table-ar', lang: 'ar', path: `/story/${story.story.id}`, shows: '#table tbody', from: '#table', opens: '#table tbody td button', height: 860 },
    { name: 'article-ar', lang: 'ar', path: `/article/${article}?layers=others+names+times+statements`, shows: '.text .cue', height: 1000 },
    { name: 'story-en', lang: 'en', path: `/story/${story.story.id}`, shows: '#table tbody', height: 1000 },
  ];
  mkdirSync(out, { recursive: true });
  for (const s of shots) {
    const { page, wrong, close } = await open(chrome, desk.base, s.path, { lang: s.lang, theme: 'light', width: 1280, height: s.height });
    await page.locator(s.shows).first().waitFor();
    await settled(page);
    if (s.opens) await page.locator(s.opens).first().click();
    if (s.from) await page.locator(s.from).evaluate((e) => scrollTo(0, scrollY + e.getBoundingClientRect().top - 8));
    await page.waitForTimeout(500); // fonts that came last are drawn
    const devtools = await page.context().newCDPSession(page);
    const { data } = await devtools.send('Page.captureScreenshot', { format: 'webp', quality: 82 });
    const bytes = Buffer.from(data, 'base64');
    if (wrong.length) throw new Error(`${s.name}: ${wrong.join('; ')}`);
    if (bytes.length > most) throw new Error(`${s.name} takes ${bytes.length} bytes, more than ${most}`);
    writeFileSync(join(out, `${s.name}.webp`), bytes);
    console.log(`${s.name}.webp: ${Math.ceil(bytes.length / 1024)} KB`);
    await close();
  }
} finally {
  await chrome.close();
  await desk.end();
}
