// What the tests stand on: the built program over an archive of its own, and Debian's Chromium.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';

export const root = resolve(import.meta.dirname, '../..');
export const isnad = process.env.ISNAD || join(root, 'bin/isnad');
const reference = process.env.REFERENCE || join(root, '../shared');

// seeds is the folder of the five seed reports, or '' where it is not in reach.
export const seeds = existsSync(join(reference, 'seeds')) ? join(reference, 'seeds') : '';

// serve fills a fresh archive and serves it; end() stops the server and removes the archive.
// A user { name, password, role } is added where one is given, and then one must log in.
export async function serve(paths, user) {
  const dir = mkdtempSync(join(tmpdir(), 'isnad-e2e-'));
  const data = join(dir, 'archive');
  const add = spawnSync(isnad, ['add', '--data', data, ...paths], { encoding: 'utf8' });
  if (add.status !== 0) throw new Error(`isnad add: ${add.stderr || add.error}`);
  if (user) {
    const made = spawnSync(isnad, ['user', 'add', user.name, '--role', user.role, '--data', data], { encoding: 'utf8', input: `${user.password}\n` });
    if (made.status !== 0) throw new Error(`isnad user add: ${made.stderr}`);
  }
  const server = spawn(isnad, ['serve', '--data', data, '--addr', '127.0.0.1:0', ...(user ? ['--accounts'] : [])], { stdio: ['ignore', 'pipe', 'ignore'] });
  const base = await new Promise((done, fail) => {
    let out = '';
    server.stdout.on('data', (b) => {
      out += b;
      const m = /http:\/\/\S+/.exec(out);
      if (m) done(m[0]);
    });
    server.on('exit', (code) => fail(new Error(`isnad serve ended with ${code}`)));
  });
  return {
    base,
    data,
    isnad: (...args) => spawnSync(isnad, args, { encoding: 'utf8' }),
    get: (path) => fetch(base + path).then((r) => r.json()),
    end: async () => {
      const gone = new Promise((done) => server.on('exit', done));
      server.kill('SIGTERM');
      await Promise.race([gone, new Promise((done) => setTimeout(done, 5000))]);
      server.kill('SIGKILL');
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

const paths = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].filter(Boolean);

// browser starts Chromium, installing it where it is missing and we may.
export async function browser() {
  let path = paths.find((p) => existsSync(p));
  if (!path && existsSync('/usr/bin/apt-get') && process.getuid?.() === 0) {
    console.log('Chromium is missing: installing it with apt-get');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    spawnSync('apt-get', ['update', '-qq'], { env });
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], { env, stdio: 'ignore' });
    path = paths.find((p) => existsSync(p));
  }
  if (!path) throw new Error('the tests of the web desk want Chromium: apt-get install chromium, or CHROMIUM=path');
  return chromium.launch({
    executablePath: path,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
}

// open opens a page in a context of its own that notes every console error, every failure of a script, and every request to another host.
export async function open(chrome, base, path = '/', { lang = 'ar', theme = 'light', width = 1280, height = 900 } = {}) {
  const context = await chrome.newContext({ viewport: { width, height }, acceptDownloads: true, reducedMotion: 'reduce' });
  await context.addInitScript(([language, theme]) => {
    if (location.protocol === 'http:' && !localStorage.getItem('isnad.prefs')) localStorage.setItem('isnad.prefs', JSON.stringify({ language, theme }));
  }, [lang, theme]);
  const page = await context.newPage();
  const wrong = [];
  page.on('console', (m) => m.type() === 'error' && wrong.push(`console: ${m.text()}`));
  page.on('pageerror', (e) => wrong.push(`script: ${e.message}`));
  page.on('request', (r) => {
    const url = new URL(r.url());
    if (!['blob:', 'data:', 'about:'].includes(url.protocol) && url.origin !== base) wrong.push(`request to ${url.origin}`);
  });
  await page.goto(path.startsWith('about:') ? path : base + path);
  return { page, wrong, close: () => context.close() };
}

// settled waits until a page shows what it asked for.
export async function settled(page) {
  await page.locator('main [aria-busy=true]').first().waitFor({ state: 'detached', timeout: 15000 }).catch(() => {});
  await page.evaluate(() => document.fonts.ready);
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

// axe returns the serious and critical findings of axe-core, each with the places where they stand.
export async function axe(page) {
  await page.evaluate(axeSource);
  return page.evaluate(async () => {
    const { violations } = await window.axe.run(document, { resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'] });
    return violations.filter((v) => v.impact === 'serious' || v.impact === 'critical').map((v) => `${v.id}: ${v.nodes.slice(0, 3).map((n) => n.target.join(' ')).join(' | ')}`);
  });
}

// sideways is by how many pixels a page is wider than its window.
export const sideways = (page) => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
