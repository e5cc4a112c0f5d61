// The ways that a reader goes.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { join } from 'node:path';
import { axe, open, root, seeds, serve, settled } from './desk.mjs';
import { house } from './house.mjs';

const { desk, chrome, at } = await house([join(root, 'samples/text')]);

// Large stories are so; the samples are not: the answer is changed on its way.
test('a happening may be disagreed on twice in one slot, and days may stand in any order', async () => {
  const id = (await desk.get('/api/v1/stories?sort=largest&limit=1')).stories[0].id;
  const { page, wrong, close } = await open(chrome, desk.base, 'about:blank');
  await page.route(`**/api/v1/stories/${id}/page`, async (route) => {
    const answer = await route.fetch();
    const story = await answer.json();
    const row = story.table.rows.find((r) => r.slot && r.happening);
    assert.ok(row, 'no happening of the largest story is disagreed on');
    story.table.rows.unshift({ ...row, conflict: 'C99' });
    const [first, ...rest] = story.happenings;
    story.happenings = [first, ...rest, { ...first, id: 'H99' }];
    await route.fulfill({ response: answer, json: story });
  });
  await page.goto(`${desk.base}/story/${id}`);
  await page.locator('#happenings .happening').first().waitFor();
  assert.deepEqual(wrong, []);
  await close();
});

test('from the desk to a story, to the sentence behind a sign, to its place in the article, and back', () =>
  at('/', async (page) => {
    await page.locator('.cards h2 a').first().click();
    await page.waitForURL('**/story/**');
    const cell = page.locator('#table tbody button').first();
    await cell.click();
    assert.equal(await cell.getAttribute('aria-expanded'), 'true');
    assert.match(page.url(), /cell=/);
    const said = await page.locator('.opened blockquote').first().textContent();
    await page.locator('.opened figcaption a').first().click();
    await page.waitForURL('**/article/**');
    const marked = page.locator('[data-at]');
    await marked.first().waitFor();
    assert.ok(said.replaceAll(/\s+/g, '').includes((await marked.allTextContents()).join('').replaceAll(/\s+/g, '').slice(0, 20)), 'another sentence is marked');
    await page.goBack();
    await page.locator('.opened blockquote').first().waitFor();
  }));

test('filters stand in the address and a link brings the same view back', () =>
  at('/', async (page) => {
    await page.getByLabel('المختلف فيه فقط').check();
    await page.waitForURL('**contested=1**');
    await page.locator('.filters select').first().selectOption({ index: 1 });
    await page.waitForURL('**outlet=**');
    const url = page.url();
    await page.locator('.found').waitFor();
    await settled(page);
    await page.locator('.cards h2').first().waitFor();
    const titles = await page.locator('.cards h2').allTextContents();
    await page.goto('about:blank');
    await page.goto(url);
    await page.locator('.cards h2').first().waitFor();
    assert.deepEqual(await page.locator('.cards h2').allTextContents(), titles);
    assert.ok(await page.getByLabel('المختلف فيه فقط').isChecked());
  }));

test('language, look, month names and calendar are kept', () =>
  at('/', async (page) => {
    const dated = page.locator('.cards .kicker').first();
    assert.match(await dated.textContent(), /أيار/);
    await page.getByRole('button', { name: 'الإعدادات' }).click();
    await page.getByLabel('أسماء الأشهر').selectOption('maghreb');
    assert.match(await dated.textContent(), /ماي/);
    await page.getByLabel('التقويم').selectOption('hijri');
    assert.match(await dated.textContent(), /1445/);
    await page.getByLabel('المظهر').selectOption('dark');
    await page.keyboard.press('Escape');
    assert.equal(await page.evaluate(() => document.activeElement.getAttribute('aria-label')), 'الإعدادات');
    await page.reload();
    await dated.waitFor();
    assert.match(await dated.textContent(), /1445/);
    assert.equal(await page.evaluate(() => getComputedStyle(document.body).backgroundColor), 'rgb(15, 17, 19)');
    await page.getByRole('button', { name: 'English' }).click();
    assert.equal(await page.evaluate(() => document.documentElement.dir), 'ltr');
  }));

test('where nothing is chosen the look is that of the machine, also when it changes; on a phone the open page stands in sight in the list of pages', () =>
  at('/intake', async (page) => {
    const ground = (colour) => page.waitForFunction((want) => getComputedStyle(document.body).backgroundColor === want, colour, { timeout: 5000 });
    await page.emulateMedia({ colorScheme: 'dark' });
    await ground('rgb(15, 17, 19)');
    await page.emulateMedia({ colorScheme: 'light' });
    await ground('rgb(243, 244, 242)');
    const here = await page.locator('nav [aria-current=page]').boundingBox();
    assert.ok(here.x >= 0 && here.x + here.width <= 390, `it stands at ${here.x}`);
  }, { theme: 'auto', width: 390 }));

test('a story and its article can be read with the keyboard alone', () =>
  at('/', async (page) => {
    await page.keyboard.press('Tab');
    assert.ok(await page.evaluate(() => document.activeElement.classList.contains('skip')));
    await page.keyboard.press('Enter');
    await page.locator('.cards h2 a').first().focus();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/story/**');
    const happening = page.locator('.happening h3 button').first();
    await happening.focus();
    await page.keyboard.press('Enter');
    await page.locator('.happening .tree svg').first().waitFor();
    await page.locator('.happening figcaption a').first().focus();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/article/**');
    await page.getByRole('tab').first().focus();
    await page.keyboard.press('ArrowLeft');
    assert.equal(await page.getByRole('tab', { selected: true }).getAttribute('id'), 'margin-statements');
    assert.match(page.url(), /side=statements/);
  }));

test('layers are switched on and off and the text stays the same', () =>
  at('/', async (page) => {
    const { stories } = await desk.get('/api/v1/stories?sort=largest');
    const { articles } = await desk.get(`/api/v1/stories/${stories[0].id}`);
    await page.goto(`${desk.base}/article/${articles[0].id}?layers=-`);
    const record = await desk.get(`/api/v1/articles/${articles[0].id}`);
    const want = record.article.text.replaceAll(/\s+/g, '');
    const text = async () => (await page.locator('.text').innerText()).replaceAll(/\s+/g, '');
    await page.locator('.text p').first().waitFor();
    assert.equal(await text(), want);
    for (const layer of ['الأسماء', 'الأزمنة', 'الأقوال', 'الأحداث']) await page.getByRole('group', { name: 'الطبقات' }).getByRole('button', { name: layer }).click();
    await page.locator('.text .name').first().waitFor();
    assert.equal(await text(), want);
    for (const kind of ['.name', '.time', '.cue', '.event']) assert.ok((await page.locator(`.text ${kind}`).count()) > 0, kind);
  }));

test('an article that was changed shows its earlier version and what differs', async () => {
  const file = join(desk.data, '..', 'changed.json');
  const text = (where, how) => `عقد مجلس بلدية مرسى الياسمين أمس جلسة في ${where}.\n\nوقال رئيس المجلس سامي البحراني إن الجلسة ${how}.`;
  for (const [where, how] of [['قاعة الصيادين', 'طويلة'], ['قاعة البحارة', 'طويلة ومثمرة']]) {
    writeFileSync(file, JSON.stringify({ title: 'جلسة لبلدية مرسى الياسمين', outlet: 'المرساة', published: '2024-06-02', text: text(where, how) }));
    const add = desk.isnad('add', '--data', desk.data, file);
    assert.equal(add.status, 0, add.stderr);
  }
  let found;
  for (let i = 0; i < 50 && !found; i++) {
    const one = (await desk.get('/api/v1/articles?limit=200')).articles.find((a) => a.title.includes('جلسة لبلدية'));
    if (one && (await desk.get(`/api/v1/articles/${one.id}/versions`)).versions.at(-1).id === one.id) found = one;
    else await new Promise((done) => setTimeout(done, 200));
  }
  assert.ok(found, 'the desk does not show the newest version');
  await at(`/article/${found.id}`, async (page) => {
    await page.getByRole('tab', { name: /النسخ/ }).click();
    await page.waitForURL('**side=versions**');
    assert.match(await page.locator('.text').innerText(), /قاعة البحارة/);
    assert.equal(await page.locator('#margin .list li').count(), 2);
    assert.match(await page.locator('#margin .list li').nth(1).innerText(), /المعروضة/);
    await page.locator('#margin .list a:not(.open)').click();
    await page.locator('.diff del').first().waitFor();
    assert.deepEqual(await page.locator('.diff del').allInnerTexts(), ['الصيادين']);
    assert.deepEqual(await page.locator('.diff ins').allTextContents(), ['البحارة', ' ومثمرة']);
    const url = page.url();
    await page.goto('about:blank');
    await page.goto(url);
    await page.locator('.diff del').first().waitFor();
    // The earlier version can be read as it was, says that it is not the current one, and tells the differences the same way round.
    await page.locator('#margin .list .open').click();
    await page.locator('.text', { hasText: 'قاعة الصيادين' }).waitFor();
    await page.locator('.old').waitFor();
    await page.getByRole('tab', { name: /النسخ/ }).click();
    await page.locator('#margin .list a:not(.open)').click();
    await page.locator('.diff del').first().waitFor();
    assert.deepEqual(await page.locator('.diff del').allInnerTexts(), ['الصيادين']);
    await page.locator('.old a').click();
    await page.locator('.text', { hasText: 'قاعة البحارة' }).waitFor();
    assert.equal(await page.locator('.old').count(), 0);
  });
});

test('text that looks like markup stays text', async () => {
  const file = join(desk.data, '..', 'markup.json');
  writeFileSync(file, JSON.stringify({ title: 'خبر <img src=x onerror=alert(1)> عاجل', outlet: '<b>جريدة</b>', published: '2024-06-01', text: 'قال وزير الخارجية <script>alert(1)</script> إن اللقاء عُقد أمس في القاهرة &amp; انتهى.\nوأضاف الوزير <a href="javascript:alert(1)">هنا</a> أن الوفد غادر القاهرة اليوم إلى بيروت.' }));
  const add = desk.isnad('add', '--data', desk.data, file);
  assert.equal(add.status, 0, add.stderr);
  let found;
  for (let i = 0; i < 50 && !found; i++) {
    found = (await desk.get('/api/v1/articles?limit=200')).articles.find((a) => a.title.includes('onerror'));
    if (!found) await new Promise((done) => setTimeout(done, 200));
  }
  await at(`/article/${found.id}?layers=names+statements+events+times`, async (page) => {
    await page.locator('.text p').first().waitFor();
    assert.match(await page.locator('.text').innerText(), /<script>alert\(1\)<\/script>/);
    assert.equal(await page.locator('.text img, .text script, .text a[href^=javascript]').count(), 0);
  });
});

test('an article that comes is shown while the desk is open', () =>
  at('/', async (page) => {
    await page.locator('.live.on').waitFor();
    const file = join(desk.data, '..', 'live.json');
    writeFileSync(file, JSON.stringify({ title: 'افتتاح معرض الزوارق في مرسى الياسمين', outlet: 'المرساة', published: '2024-06-03', text: 'افتتح وزير الثقافة سامي البحراني أمس معرض الزوارق القديمة في مرسى الياسمين. وقال الوزير إن المعرض يستمر أسبوعين.' }));
    assert.equal(desk.isnad('add', '--data', desk.data, file).status, 0);
    await page.getByText('افتتاح معرض الزوارق').first().waitFor({ timeout: 15000 });
  }));

test('what is shown is saved: a table, a record, a picture', () =>
  at('/', async (page) => {
    const save = async (button, item) => {
      await button.click();
      const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: item }).click()]);
      return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
    };
    const table = await save(page.getByRole('button', { name: 'حفظ' }), /CSV/);
    assert.equal(table.name, 'isnad-stories.csv');
    assert.match(table.bytes.toString(), /^\ufeffid,title,/);
    await page.locator('.cards h2 a').first().click();
    await page.locator('.happening h3 button').first().click();
    await page.locator('.tree svg').first().waitFor();
    const button = page.locator('.tree').first().getByRole('button', { name: 'حفظ' });
    const svg = await save(button, /SVG/);
    assert.match(svg.bytes.toString(), /^<svg [^]*<rect [^]*<\/svg>/);
    const png = await save(button, /PNG/);
    assert.equal(png.bytes.subarray(1, 4).toString(), 'PNG');
    assert.ok(png.bytes.length > 3000, 'an empty picture');
  }));

test('a program that does not answer is said to be away, and the page comes back with it', async (t) => {
  const { page, close } = await open(chrome, desk.base, '/?sort=largest');
  t.after(close);
  await page.locator('.cards h2 a').nth(1).waitFor();
  await page.route('**/api/v1/stories/**', (r) => r.abort());
  await page.locator('.cards h2 a').nth(1).click();
  const alert = page.getByRole('alert');
  await alert.waitFor();
  assert.match(await alert.innerText(), /لا اتصال/);
  await page.unroute('**/api/v1/stories/**');
  await alert.getByRole('button').click();
  await page.locator('h1.naskh').waitFor();
  // What was heard once stays on the page while nobody answers.
  await page.route('**/api/v1/**', (r) => r.abort());
  await page.goBack();
  await page.locator('.cards h2 a').first().waitFor();
  await page.getByRole('alert').waitFor();
});

test('where there are accounts one logs in, and out again', async (t) => {
  const user = { name: 'samira', password: 'a long enough secret', role: 'admin' };
  const guarded = await serve([join(root, 'samples/first')], user);
  t.after(() => guarded.end());
  const { page, close } = await open(chrome, guarded.base, '/');
  t.after(close);
  await page.getByLabel('الاسم').fill(user.name);
  await page.getByLabel('كلمة السر').fill('not this one');
  await page.getByRole('button', { name: 'الدخول' }).click();
  await page.getByRole('alert').waitFor();
  await page.getByLabel('كلمة السر').fill(user.password);
  await page.keyboard.press('Enter');
  await page.locator('.cards h2, .singles a').first().waitFor();
  await page.reload();
  await page.locator('.cards h2, .singles a').first().waitFor();
  // Another password: who is in elsewhere is out, who changed it stays in.
  const elsewhere = await open(chrome, guarded.base, '/');
  t.after(elsewhere.close);
  await elsewhere.page.getByLabel('الاسم').fill(user.name);
  await elsewhere.page.getByLabel('كلمة السر').fill(user.password);
  await elsewhere.page.keyboard.press('Enter');
  await elsewhere.page.locator('.cards h2, .singles a').first().waitFor();
  await page.getByRole('button', { name: 'الإعدادات' }).click();
  await page.getByRole('button', { name: 'تغيير كلمة السر' }).click();
  const dialog = page.getByRole('dialog');
  const fill = async (old, fresh, again) => {
    await dialog.getByLabel('كلمة السر الحالية').fill(old);
    await dialog.getByLabel('كلمة السر الجديدة').fill(fresh);
    await dialog.getByLabel('الجديدة مرة أخرى').fill(again);
  };
  const send = dialog.getByRole('button', { name: 'تغيير كلمة السر' });
  await fill(user.password, 'another long secret', 'another long secre');
  assert.ok(await send.isDisabled(), 'the two differ');
  await fill('not this one', 'another long secret', 'another long secret');
  assert.deepEqual(await axe(page), []);
  await send.click();
  await dialog.getByRole('alert').waitFor();
  await fill(user.password, 'another long secret', 'another long secret');
  await send.click();
  await dialog.getByRole('status').waitFor();
  await dialog.getByRole('button', { name: 'إغلاق' }).last().click();
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute('aria-label')), 'الإعدادات');
  await page.reload();
  await page.locator('.cards h2, .singles a').first().waitFor();
  await elsewhere.page.reload();
  await elsewhere.page.getByLabel('كلمة السر').waitFor();
  await page.getByRole('button', { name: 'الإعدادات' }).click();
  await page.getByRole('button', { name: 'الخروج' }).click();
  await page.getByLabel('كلمة السر').waitFor();
  assert.equal(await page.locator('.cards h2, .singles a').count(), 0);
});

test('a printed story is a report: no navigation, no buttons', () =>
  at('/', async (page) => {
    await page.locator('.cards h2 a').first().click();
    await page.locator('#conflicts, #happenings').first().waitFor();
    await page.emulateMedia({ media: 'print' });
    for (const gone of ['header.mast', 'nav.jump']) assert.equal(await page.locator(gone).isVisible(), false, gone);
    assert.ok(await page.locator('h1.naskh').isVisible());
    assert.ok((await page.pdf({ format: 'A4' })).length > 10000);
  }));

test('the JavaScript of the first page is under 150 KB, compressed', async () => {
  const html = await fetch(desk.base).then((r) => r.text());
  const { page, close } = await open(chrome, desk.base, '/');
  await settled(page);
  const names = await page.evaluate(() => performance.getEntriesByType('resource').map((r) => new URL(r.name).pathname).filter((p) => p.endsWith('.js')));
  await close();
  const dist = join(root, 'web/dist');
  const size = names.reduce((sum, name) => sum + gzipSync(readFileSync(join(dist, name))).length, 0);
  console.log(`first page: ${names.length} files, ${(size / 1024).toFixed(1)} KB of JavaScript compressed; all: ${(readdirSync(join(dist, 'assets')).filter((f) => f.endsWith('.js')).reduce((s, f) => s + gzipSync(readFileSync(join(dist, 'assets', f))).length, 0) / 1024).toFixed(1)} KB`);
  assert.ok(html.includes('<script type="module"'));
  assert.ok(size < 150 * 1024);
});

test('on the seed reports two clicks from the desk are enough', { skip: !seeds && 'the seed reports are not in reach' }, async (t) => {
  const told = await serve([seeds]);
  t.after(() => told.end());
  const atDesk = (run) => at('/', run, { desk: told });
  // clicks opens a story of the desk by a word of its text and tells what can be read there; the first click is the one on the story.
  const story = (word) => async (page) => {
    for (const link of await page.locator('.cards h2 a, .singles a').all()) {
      const href = await link.getAttribute('href');
      const record = await told.get(`/api/v1${href.replace('/story/', '/stories/')}/page`);
      if (JSON.stringify(record).includes(word)) {
        await link.click();
        await page.locator('#happenings').waitFor();
        return;
      }
    }
    assert.fail(`no story tells of ${word}`);
  };
  await t.test('he never left the airport, with the sentence, and he met the prime minister, with the sentence', () =>
    atDesk(async (page) => {
      await story('لم يغادر مطار بغداد')(page);
      const conflict = page.locator('.conflict', { hasText: 'لم يغادر مطار بغداد خلال زيارته' });
      assert.match(await conflict.locator('.side', { hasText: 'إرم نيوز' }).innerText(), /التقى خلالها رئيس الوزراء العراقي محمد شياع السوداني/);
    }));
  await t.test('one article relays Reuters', () =>
    atDesk(async (page) => {
      await story('لم يغادر مطار بغداد')(page);
      assert.match(await page.locator('#lineage').innerText(), /نقل عن\s*رويترز/);
    }));
  await t.test('what rests on unnamed sources only', () =>
    atDesk(async (page) => {
      await story('لم يغادر مطار بغداد')(page);
      await page.getByRole('group', { name: 'تصفية' }).getByRole('button', { name: 'مصادر غير مسمّاة فقط' }).click();
      assert.ok((await page.locator('.happening').count()) > 0);
      assert.equal(await page.locator('.happening').count(), await page.locator('.happening .anonymous').count());
    }));
  await t.test('the refusal of one faction as outlets tell it', () =>
    atDesk(async (page) => {
      await story('قيس الخزعلي، قائد فصيل عصائب أهل الحق')(page);
      await page.getByRole('group', { name: 'تصفية' }).getByRole('button', { name: 'الكل' }).click();
      const told = page.locator('.happening', { hasText: 'رفض قيس الخزعلي' });
      assert.match(await told.filter({ hasText: 'عربي بوست' }).first().innerText(), /رفض قيس الخزعلي، قائد فصيل عصائب أهل الحق الالتزام بالهدنة/);
      assert.match(await told.filter({ hasText: 'إيران إنسايدر' }).first().innerText(), /الخزعلي أخبر الجنرال قاآني بأن شروط الهدنة لم تتحقق/);
    }));
});
