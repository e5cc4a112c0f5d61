// The ways that a reader goes through search, entities, network, map, timeline, outlets, intake and judgements.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { open, root } from './desk.mjs';
import { house } from './house.mjs';

const { desk, chrome, at } = await house([join(root, 'samples/text'), join(root, 'samples/disputes/text')]);
const saved = async (page, button, item) => {
  await button.click();
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: item }).click()]);
  return readFileSync(await file.path(), 'utf8');
};
const person = async () => (await desk.get('/api/v1/entities?kind=person&limit=1')).entities[0];

test('a query is explained while it is typed, an error stands where it is, completions are taken by keyboard', () =>
  at('/search', async (page) => {
    const input = page.getByRole('combobox').first();
    await input.fill('الانفجار -جريح');
    assert.equal(await page.locator('.parts .part').count(), 2);
    assert.equal(await page.locator('.parts .part.not').count(), 1);
    await input.fill('الانفجار from:soon');
    await page.locator('.wrong').waitFor();
    assert.equal(await page.locator('.echo mark').textContent(), 'soon');
    await page.keyboard.press('Enter');
    assert.doesNotMatch(page.url(), /q=/, 'a wrong query is asked');
    await input.fill('');
    await input.pressSequentially('درج');
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    assert.equal(await input.inputValue(), 'درجة:');
    await input.pressSequentially('مخ');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    assert.equal((await input.inputValue()).trim(), 'درجة:مختلف');
    await page.keyboard.press('Enter');
    await page.locator('.group').first().waitFor();
    assert.match(decodeURIComponent(page.url()), /q=درجة:مختلف/);
    await page.getByRole('tab', { name: 'الأحداث' }).click();
    await page.locator('.group .what').first().waitFor();
    assert.match(page.url(), /find=happenings/);
    const csv = await saved(page, page.getByRole('button', { name: 'حفظ' }), /CSV/);
    assert.match(csv, /^\ufeffstory,happening,line,type,/);
    await page.locator('.group .what').first().click();
    await page.waitForURL('**/story/**');
    await page.goBack();
    await page.locator('.group .what').first().waitFor();
  }));

test('a found sentence leads to its place in the article', () =>
  at(`/search?q=${encodeURIComponent('الانفجار')}`, async (page) => {
    await page.locator('.group .sentence a').first().click();
    await page.waitForURL('**/article/**');
    await page.locator('[data-at]').first().waitFor();
  }));

test('an entity is renamed after a preview, the judgement is listed and taken back', async () => {
  const who = await person();
  await at(`/entity/${who.id}`, async (page) => {
    await page.getByRole('button', { name: 'تصحيح' }).click();
    await page.getByRole('tab', { name: 'تسمية' }).click();
    const keep = page.getByRole('button', { name: 'حفظ الحكم' });
    assert.ok(await keep.isDisabled(), 'nothing is changed yet');
    await page.getByLabel('الاسم الذي يُعرض').fill('سين الصادي');
    assert.match(await page.locator('.preview').textContent(), /سين الصادي/);
    await keep.click();
    await page.locator('.kept').waitFor();
    await page.getByRole('heading', { level: 1, name: 'سين الصادي' }).waitFor();
    await page.getByRole('button', { name: 'رجوع عنه' }).click();
    await page.getByRole('heading', { level: 1, name: who.name }).waitFor();
    await page.getByRole('link', { name: 'الأحكام' }).click();
    await page.locator('.list li.off').first().waitFor();
    assert.match(await page.locator('.list li.off').first().textContent(), /سين الصادي/);
  });
});

test('two entities are merged after a preview and parted again on the page of judgements', async () => {
  const { entities } = await desk.get('/api/v1/entities?kind=person&limit=2');
  await at(`/entity/${entities[0].id}`, async (page) => {
    await page.getByRole('button', { name: 'تصحيح' }).click();
    await page.getByRole('combobox', { name: 'هو نفسه' }).fill(entities[1].name);
    await page.getByRole('option', { name: entities[1].name }).first().click();
    assert.match(await page.locator('.preview').textContent(), new RegExp(entities[1].name));
    await page.getByRole('button', { name: 'حفظ الحكم' }).click();
    await page.locator('.kept').waitFor();
    const merged = (await desk.get(`/api/v1/entities?kind=person&limit=200`)).entities;
    assert.ok(merged.some((x) => x.names.includes(entities[0].names[0]) && x.names.includes(entities[1].names[0])), 'they are not one');
    await page.goto(`${desk.base}/judgements?in_force=1`);
    await page.getByRole('button', { name: /رجوع عن الحكم/ }).first().click();
    await page.getByRole('dialog').getByRole('button', { name: 'رجوع عنه' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    const parted = (await desk.get(`/api/v1/entities?kind=person&limit=200`)).entities;
    assert.ok(!parted.some((x) => x.names.includes(entities[0].names[0]) && x.names.includes(entities[1].names[0])), 'they are still one');
  });
});

test('what an entity says and what is said of it', async () => {
  const { entities } = await desk.get('/api/v1/entities?limit=60');
  let who;
  for (const e of entities) {
    const p = await desk.get(`/api/v1/entities/${e.id}/page`);
    if (p.says > 0 && p.of > 0 && !(who?.says > p.says)) who = p;
  }
  assert.ok(who, 'nobody speaks and is spoken of');
  await at(`/entity/${who.id}`, async (page) => {
    await page.locator('#said li').first().waitFor();
    assert.equal(await page.locator('#said li').count(), Math.min(20, who.says));
    await page.getByRole('tab', { name: /ما قيل عنه/ }).click();
    await page.waitForURL('**said=of**');
    await page.locator('#said li').first().waitFor();
    assert.equal(await page.locator('#said li').count(), Math.min(20, who.of));
  });
});

test('on the map a country is no point, and a place shows what happened there', () =>
  at('/map', async (page) => {
    await page.locator('.world path.s0').first().waitFor();
    const { places } = await desk.get('/api/v1/map');
    const towns = places.filter((p) => p.precision === 'point' && p.lat !== null);
    assert.equal(await page.locator('.world circle.town').count(), towns.length);
    assert.equal(await page.locator('.world circle').count(), places.filter((p) => p.lat !== null && ['point', 'area'].includes(p.precision)).length);
    await page.locator('.side button').first().click();
    await page.waitForURL('**at=**');
    await page.locator('.here .act').first().waitFor();
    await page.locator('.world').focus();
    await page.keyboard.press('+');
    await page.waitForURL('**view=**');
    const url = page.url();
    const lie = await page.locator('.world g').first().getAttribute('transform');
    await page.goto('about:blank');
    await page.goto(url);
    await page.locator('.here .act').first().waitFor();
    const again = await page.locator('.world g').first().getAttribute('transform');
    const numbers = (s) => s.match(/-?[\d.]+/g).map(Number);
    numbers(lie).forEach((v, i) => assert.ok(Math.abs(v - numbers(again)[i]) < 2, `${lie} became ${again}`));
    const svg = await saved(page, page.getByRole('button', { name: 'حفظ' }), /SVG/);
    assert.match(svg, /^<svg /);
  }));

test('the timeline goes from years to hours by keyboard, and its address brings it back', () =>
  at('/timeline', async (page) => {
    await page.locator('.line svg a').first().waitFor();
    await page.locator('.line[role=group]').focus();
    for (let i = 0; i < 12; i++) await page.keyboard.press('+');
    await page.waitForURL('**from=**');
    await page.locator('.line .fine', { hasText: ':00' }).first().waitFor();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('0');
    await page.locator('.line svg a').first().waitFor();
    const href = await page.locator('.line svg a').first().getAttribute('href');
    assert.match(href, /^\/story\//);
  }));

test('outlets are sorted from the head of the table, and one of them opens', () =>
  at('/outlets', async (page) => {
    await page.locator('tbody tr').first().waitFor();
    await page.getByRole('link', { name: /وحدها/ }).click();
    await page.waitForURL('**sort=alone**');
    assert.equal(await page.locator('th[aria-sort=descending]').count(), 1);
    await page.locator('tbody th a').first().click();
    await page.waitForURL('**name=**');
    await page.locator('.one .columns').waitFor();
    const csv = await saved(page, page.getByRole('button', { name: 'حفظ' }).first(), /CSV/);
    assert.match(csv, /^\ufeffoutlet,articles,/);
  }));

test('a text is pasted, a file is dropped, and what is wrong with another is said', () =>
  at('/intake?way=text', async (page) => {
    await page.getByLabel('العنوان', { exact: true }).fill('افتتاح سوق الحبال في مرسى الياسمين');
    await page.getByLabel('النص', { exact: true }).fill('افتتح الوزير سامي البحراني أمس سوق الحبال في مرسى الياسمين، وقال إن السوق يفتح كل يوم.');
    await page.getByRole('button', { name: 'إدخال', exact: true }).click();
    await page.locator('.jobs .state.done').first().waitFor({ timeout: 20000 });
    await page.getByRole('tab', { name: 'ملفات' }).click();
    const drop = (name, text) =>
      page.evaluate(([name, text]) => {
        const data = new DataTransfer();
        data.items.add(new File([text], name));
        document.querySelector('.drop').dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
      }, [name, text]);
    await drop('market.txt', 'أغلقت بلدية مرسى الياسمين سوق السمك ثلاثة أيام.\nوقال رئيسها إن الإغلاق للترميم.');
    await page.locator('.jobs li').nth(1).waitFor();
    await drop('broken.json', '{"text": ');
    await page.locator('.jobs .state.failed').first().waitFor({ timeout: 20000 });
    await page.locator('.failures li').first().waitFor();
    await page.getByRole('tab', { name: 'عناوين' }).click();
    await page.locator('textarea').fill('not-an-address');
    await page.getByRole('button', { name: 'جلب' }).click();
    await page.locator('.notes .bad').waitFor();
  }));

test('a view says so when the program does not answer, and recovers', async () => {
  const { page, close } = await open(chrome, desk.base, '/outlets');
  try {
    await page.locator('tbody tr').first().waitFor();
    await page.route('**/api/**', (r) => r.abort());
    await page.getByRole('link', { name: 'الأحكام' }).click();
    await page.locator('.state[role=alert]').waitFor();
    await page.unroute('**/api/**');
    await page.getByRole('button', { name: 'إعادة المحاولة' }).click();
    await page.locator('.state[role=alert]').waitFor({ state: 'detached' });
  } finally {
    await close();
  }
});
