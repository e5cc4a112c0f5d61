// How soon a page can be used: from the address to its main content drawn and the browser free to answer, each time in a fresh context without anything kept.
// npm run usable, with DATA=folder of an archive, or BASE=address of a server that runs; ROUNDS=7; STRICT=1 fails where a page takes a second or more.
import { spawn } from 'node:child_process';
import { browser, isnad, open } from './desk.mjs';

const rounds = Number(process.env.ROUNDS) || 7;
const bar = 1000;

// start serves an archive that is there, without changing it.
async function start(data) {
  const server = spawn(isnad, ['serve', '--data', data, '--addr', '127.0.0.1:0'], { stdio: ['ignore', 'pipe', 'ignore'] });
  const base = await new Promise((done, fail) => {
    let out = '';
    server.stdout.on('data', (b) => {
      const m = /http:\/\/\S+/.exec((out += b));
      if (m) done(m[0]);
    });
    server.on('exit', (code) => fail(new Error(`isnad serve ended with ${code}`)));
  });
  for (let i = 0; i < 600; i++) {
    if ((await fetch(`${base}/readyz`)).ok) break;
    await new Promise((done) => setTimeout(done, 200));
  }
  return { base, end: () => server.kill('SIGTERM') };
}

const server = process.env.BASE ? { base: process.env.BASE, end: () => undefined } : await start(process.env.DATA || 'scratch/run');
const get = (path) => fetch(server.base + path).then((r) => r.json());
const middle = (list) => list[Math.floor(list.length / 2)];

// What is opened: the largest of its kind, which is the hardest, and one in the middle.
async function pages() {
  const { stories } = await get('/api/v1/stories?sort=largest&limit=200');
  const several = (await get('/api/v1/stories?several=1&limit=50')).stories;
  const { entities } = await get('/api/v1/entities?limit=200');
  const told = (await get(`/api/v1/stories/${stories[0].id}`)).articles;
  const word = (middle(stories).title.match(/[\p{L}]{4,}/gu) ?? ['بغداد'])[0];
  return [
    { name: 'desk', path: '/', shows: '.cards h2, .singles a' },
    { name: 'story, the largest', path: `/story/${stories[0].id}`, shows: '#happenings .timeline .happening' },
    { name: 'story, of the latest', path: `/story/${middle(several).id}`, shows: '#happenings' },
    { name: 'entity, the best known', path: `/entity/${entities[0].id}`, shows: '#said li' },
    { name: 'entity, one of 200', path: `/entity/${middle(entities).id}`, shows: '#timeline' },
    { name: 'article of the largest story', path: `/article/${told[0].id}`, shows: '.text p' },
    { name: 'article', path: `/article/${(await get(`/api/v1/stories/${middle(several).id}`)).articles[0].id}`, shows: '.text p' },
    { name: 'search', path: `/search?q=${encodeURIComponent(word)}`, shows: '.group mark' },
    { name: 'search, happenings', path: `/search?find=happenings&q=${encodeURIComponent('standing:contested')}`, shows: '.group .what' },
    { name: 'outlets', path: '/outlets', shows: 'tbody tr' },
    { name: 'map', path: '/map', shows: '.world circle' },
    { name: 'timeline', path: '/timeline', shows: '.line svg' },
    { name: 'network of 2,000', path: '/network?n=2000', shows: '.side ul:not([role]) li' },
  ].filter((p) => !process.env.ONLY || p.name.startsWith(process.env.ONLY));
}

const chrome = await browser();
const slow = [];
try {
  console.log(`${'page'.padEnd(30)} ${['median', 'worst', 'blocked', 'elements', 'KB'].map((x) => x.padStart(9)).join('')}`);
  for (const p of await pages()) {
    const took = [];
    let [blocked, elements, bytes] = [0, 0, 0];
    for (let i = 0; i < rounds; i++) {
      const { page, close } = await open(chrome, server.base, 'about:blank', {});
      await page.context().addInitScript((shows) => {
        window.long = 0;
        new PerformanceObserver((l) => l.getEntries().forEach((e) => (window.long = Math.max(window.long, e.duration)))).observe({ type: 'longtask', buffered: true });
        window.usable = new Promise((done) => {
          const look = () => {
            if (!document.querySelector(shows)) return requestAnimationFrame(look);
            // drawn, and the browser has come round to what waits
            requestAnimationFrame(() => setTimeout(() => done(performance.now()), 0));
          };
          requestAnimationFrame(look);
        });
      }, p.shows);
      await page.goto(server.base + p.path, { waitUntil: 'commit' });
      took.push(await page.evaluate(() => window.usable));
      await page.waitForTimeout(300);
      blocked = Math.max(blocked, await page.evaluate(() => window.long));
      elements = await page.evaluate(() => document.querySelectorAll('*').length);
      bytes = await page.evaluate(() => performance.getEntriesByType('resource').filter((r) => r.name.includes('/api/')).reduce((s, r) => s + r.encodedBodySize, 0));
      await close();
    }
    took.sort((a, b) => a - b);
    if (middle(took) >= bar) slow.push(p.name);
    console.log(`${p.name.padEnd(30)} ${[`${middle(took).toFixed(0)} ms`, `${took.at(-1).toFixed(0)} ms`, `${blocked.toFixed(0)} ms`, elements, Math.round(bytes / 1024)].map((x) => String(x).padStart(9)).join('')}`);
  }
} finally {
  await chrome.close();
  server.end();
}
if (slow.length) console.log(`a second or more: ${slow.join('; ')}`);
if (slow.length && process.env.STRICT) process.exit(1);
