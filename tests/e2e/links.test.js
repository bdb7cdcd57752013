/** Links on their way through mail, chat, campaigns and content systems, and what they lead to. */

import assert from 'node:assert/strict';
import test from 'node:test';
import { button, frames, headline, shows, type } from './screen.js';
import { open, until, untilReady } from './harness.js';

const ONE = '<reach-estimator><p>Fallback</p></reach-estimator>';
const problems = (page) => page.evaluate(() => document.querySelector('reach-estimator').problems.filter(({ code }) => ['unknown', 'unreadable', 'clamped'].includes(code)));

/** What the link button hands out. */
async function linkOf(page) {
  await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: { writeText: (text) => Promise.resolve((window.__copied = text)) }, configurable: true }));
  await button(page, 'action.link').click();
  return until(page, () => window.__copied);
}

test('one unknown word leaves the usual view, and one note', async (t) => {
  for (const [query, name] of [
    ['chart=pie', 'chart'],
    ['output=bar', 'output'],
    ['axis=foo', 'axis'],
    ['goal=many', 'goal'],
    ['basis=x', 'basis'],
    ['preset=none', 'preset'],
    ['scenario.A=employes:400', 'scenario'],
  ]) {
    const { page, errors } = await open(t, `/index.html?${query}`);
    await page.locator('svg[data-chart="reach"] [data-series]').first().waitFor({ state: 'attached' });
    await shows(page, {});
    assert.equal((await problems(page)).length, 1, name);
    assert.equal(errors.length, 1, `${name}: ${errors.join('\n')}`);
    await page.context().close();
  }
});

test('of more scenarios than can be kept the first stay, and a note names each of the others', async (t) => {
  const saved = ['A', 'B', 'C', 'Then', 'Later'].map((name, at) => `scenario.${name}=employees:${100 + at}`);
  const { page } = await open(t, `/index.html?v=2&${saved.join('&')}`);
  await button(page, 'panel.compare').click();
  await page.getByLabel('Name of scenario C').waitFor();
  assert.equal(await page.getByLabel(/^Name of scenario/).count(), 3);
  const notes = await page.locator('[part~="warnings"]').innerText();
  for (const name of ['Then', 'Later']) assert.match(notes, new RegExp(`more scenarios than can be kept: “\\P{L}?${name}`, 'u'));
  assert.deepEqual(
    await page.evaluate(() =>
      document
        .querySelector('reach-estimator')
        .problems.filter(({ code }) => code === 'scenarios-full')
        .map(({ given }) => given),
    ),
    ['Then', 'Later'],
  );
});

test('the same words as attributes and properties', async (t) => {
  const { page, errors } = await open(t, {
    body: '<reach-estimator chart="pie" output="bar" axis="foo" goal="many" view="big" theme="pink" currency="euros" chance="2" locked="nothing"></reach-estimator>',
  });
  await page.locator('svg[data-chart="reach"]').waitFor();
  await shows(page, {});
  assert.ok(errors.length > 0 && errors.every((line) => line.startsWith('warning: <reach-estimator>')), errors.join('\n'));
  const seen = await page.evaluate(() => {
    const element = document.querySelector('reach-estimator');
    const found = [];
    for (const value of [null, undefined, 'pie', Number.NaN, {}, [], true, 0]) {
      for (const name of ['chart', 'axis', 'output', 'view', 'theme', 'chance', 'basis']) element[name] = value;
      found.push([element.chart, element.axis, element.output, element.chance, element.basis].join());
    }
    element.chart = 'odds';
    const odds = element.chart;
    element.chart = undefined;
    return { found: [...new Set(found)], odds, after: element.chart };
  });
  assert.deepEqual(seen, { found: ['reach,employees,total.reach,0.8,cpc'], odds: 'odds', after: 'reach' });
  await frames(page);
  await page.locator('svg[data-chart="reach"]').waitFor();
});

test('keys of a campaign raise no note and survive', async (t) => {
  const { page, errors } = await open(t, '/index.html?utm_source=mail&employees=300&fbclid=IwAR0&p=123&page_id=4#faq');
  await shows(page, { employees: 300 });
  assert.deepEqual([errors, await problems(page)], [[], []]);
  await type(page, 'employees', '400');
  await until(page, () => location.search.includes('employees=400'));
  const url = new URL(page.url());
  assert.equal(url.hash, '#faq');
  assert.equal(url.search, '?utm_source=mail&fbclid=IwAR0&p=123&page_id=4&v=2&employees=400');
});

test("the address of a host page with sync-url keeps what is the host's, its language too", async (t) => {
  const { page } = await open(t, { body: '<reach-estimator sync-url lang="de"></reach-estimator>' });
  const address = `${page.url()}?p=123&lang=fr#faq`;
  await page.goto(address);
  await untilReady(page);
  assert.match(await headline(page).innerText(), /Ihre Inhalte/);
  await type(page, 'employees', '400');
  await until(page, () => location.search.includes('employees=400'));
  assert.equal(new URL(page.url()).search, '?p=123&lang=fr&v=2&employees=400');
  assert.equal(new URL(page.url()).hash, '#faq');
});

test("in hash mode the host's own fragment is no mistake, and stays", async (t) => {
  const { page, errors } = await open(t, { body: '<a id="link" href="#faq">FAQ</a><reach-estimator sync-url="hash"></reach-estimator>' });
  await type(page, 'employees', '400');
  await until(page, () => location.hash.includes('employees=400'));
  await page.locator('#link').click();
  await frames(page);
  await shows(page, { employees: 400 });
  assert.deepEqual([errors, await problems(page)], [[], []]);
  await type(page, 'employees', '500');
  await until(page, () => location.hash.includes('employees=500'));
  assert.match(new URL(page.url()).hash, /^#faq&/);
});

test('a mangled link means what it meant', async (t) => {
  const { page } = await open(t, '/index.html');
  const ways = [
    'employees=400)',
    'employees=400,',
    'employees=400>',
    'employees=400"',
    'employees=400%E2%80%8B',
    'posts=6&amp;employees=400',
    'posts=6&#038;employees=400',
    'posts%3D6%26employees%3D400',
    'Employees=400',
    'employees=3D400',
    'employees=400/',
    'employees=400;posts=6',
    'employees=400&AMP;posts=6',
    'employees=400&#X26;posts=6',
    'employees=400%5Cu0026posts=6',
    'employees=400%26posts=6',
    'employees=400](https://host.example/?employees=400)',
    'employees[]=400',
    'employees=%EF%BC%94%EF%BC%90%EF%BC%90',
    'employees=400&employees=',
  ];
  for (const query of ways) {
    await page.goto(new URL(`/index.html?${query}`, page.url()).href);
    await untilReady(page);
    assert.equal(await page.evaluate(() => document.querySelector('reach-estimator').employees), 400, query);
    assert.deepEqual(await problems(page), [], query);
  }
  await page.goto(new URL('/index.html?employees=400&amp;lang=de&amp;currency=EUR', page.url()).href);
  await untilReady(page);
  assert.match(await headline(page).innerText(), /Ihre Inhalte/);
});

test('the link keeps the whole view', async (t) => {
  const { page, context } = await open(t, '/index.html');
  await type(page, 'employees', '300');
  await page.evaluate(() => {
    const element = document.querySelector('reach-estimator');
    element.saveScenario('A');
    element.employees = 500;
    element.saveScenario('Plan & B');
    Object.assign(element, { employees: 700, log: true, basis: 'cpm', chance: 0.9, goal: 20000, lang: 'de', currency: 'EUR' });
  });
  await page.getByRole('heading', { name: /Ihre Inhalte/ }).waitFor();
  await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: { writeText: (text) => Promise.resolve((window.__copied = text)) } }));
  await page.locator('[data-action="link"]').click();
  const link = await until(page, () => window.__copied);
  const other = await context.newPage();
  await other.goto(link);
  await untilReady(other);
  const state = (where) =>
    where.evaluate(() => {
      const element = document.querySelector('reach-estimator');
      const { chart, axis, output, goal, stress, log, basis, chance, values } = element;
      return {
        chart,
        axis,
        output,
        goal,
        stress,
        log,
        basis,
        chance,
        values,
        headline: element.shadowRoot.querySelector('[part~="headline"]').textContent,
        figures: element.shadowRoot.querySelector('[part~="figures"]').textContent,
      };
    });
  for (const each of [page, other]) await each.locator('[data-draws="65536"]').first().waitFor({ state: 'attached' });
  assert.deepEqual(await state(other), await state(page));
  assert.equal((await state(other)).chance, 0.9);
  const ghosts = (where) => where.locator('svg[data-chart] .label[data-series^="ghost"]').allTextContents();
  assert.deepEqual(await ghosts(other), await ghosts(page));
  assert.equal((await ghosts(other)).length, 2);
});

test('the link of an embedded element opens the page it stands in, each its own', async (t) => {
  const { page, context } = await open(t, { body: '<reach-estimator id="one" employees="640"></reach-estimator><reach-estimator currency="EUR"></reach-estimator>' });
  await page.goto(`${page.url()}?utm_source=x&posts=3&lang=fr#two`);
  await untilReady(page);
  await shows(page.locator('#one'), { employees: 640 });
  await type(page.locator('#one'), 'posts', '7');
  const second = page.locator('reach-estimator').nth(1);
  await type(second, 'employees', '90');
  const links = await page.evaluate(() => [...document.querySelectorAll('reach-estimator')].map((element) => JSON.parse(element.toJSON()).link));
  assert.match(links[0], /\?utm_source=x&posts=3&lang=fr&one-v=2&one-employees=640&one-posts=7#two$/);
  for (const [index, link] of links.entries()) {
    const other = await context.newPage();
    assert.equal((await other.goto(link)).status(), 200);
    await untilReady(other);
    await shows(other.locator('reach-estimator').nth(index), [{ employees: 640, posts: 7 }, { employees: 90 }][index]);
    await shows(other.locator('reach-estimator').nth(1 - index), [{ employees: 640 }, {}][1 - index]);
    assert.match(await headline(other.locator('#one')).innerText(), /Your content/, "the language is the page's");
  }
});

test('names survive the link of an embedded element to the letter', async (t) => {
  const { page, context } = await open(t, { body: '<reach-estimator id="Our Plan"></reach-estimator>' });
  const names = ['Plan (B) & more', '50% = “x”', 'Q1.'];
  const link = await page.evaluate((labels) => {
    const element = document.querySelector('reach-estimator');
    labels.forEach((label, index) => ((element.employees = 300 + index), element.saveScenario(label)));
    element.caseTitle = 'ACME & Söhne (UK).';
    return JSON.parse(element.toJSON()).link;
  }, names);
  const other = await context.newPage();
  await other.goto(link);
  await untilReady(other);
  const seen = await other.evaluate(() => {
    const { caseTitle, scenarios } = Object.assign(JSON.parse(document.querySelector('reach-estimator').toJSON()), {
      caseTitle: document.querySelector('reach-estimator').caseTitle,
    });
    return [caseTitle, scenarios.map(({ label, inputs }) => [label, inputs.employees])];
  });
  assert.deepEqual(seen, ['ACME & Söhne (UK).', names.map((name, index) => [name, 300 + index])]);
});

test('the host may name the page that links lead to, and they take language and currency along', async (t) => {
  const { page, context } = await open(t, { body: `<reach-estimator link-url="/estimate?ref=intranet" employees="640" lang="de" currency="EUR"></reach-estimator>` });
  const link = await page.evaluate(() => JSON.parse(document.querySelector('reach-estimator').toJSON()).link);
  const url = new URL(link);
  assert.equal(url.pathname, '/estimate');
  assert.deepEqual(Object.fromEntries(url.searchParams), { ref: 'intranet', v: '2', employees: '640', lang: 'de', currency: 'EUR' });
  const other = await context.newPage();
  await other.goto(`${(await import('./harness.js')).site.origin}/index.html${url.search}`);
  await untilReady(other);
  await shows(other, { employees: 640 });
  assert.match(await headline(other).innerText(), /Ihre Inhalte/);
});

test('the script with everything inside makes links that open too', async (t) => {
  const { page } = await open(t, { body: ONE, script: 'reach-estimator.inline.js', strict: false });
  await type(page, 'employees', '640');
  const link = await linkOf(page);
  assert.ok(link.startsWith(page.url()), link);
  await page.goto(link);
  await untilReady(page);
  await shows(page, { employees: 640 });
});

test('what is locked stays locked, whatever the way', async (t) => {
  const { page } = await open(t, { body: '<reach-estimator sync-url="hash" locked="employees participation" employees="300"></reach-estimator>' });
  await page.evaluate(() => (location.hash = 'v=2&employees=999&participation.range=0.1..0.9&posts=9'));
  await shows(page, { employees: 300, posts: 9 });
  const kept = await page.evaluate(() => {
    const element = document.querySelector('reach-estimator');
    element.formStateRestoreCallback('v=2&preset=enterprise&employees=999');
    const { employees, participation } = element.values.ranges;
    return [element.employees, employees, participation];
  });
  assert.deepEqual(kept, [300, undefined, undefined]);
});

test('what a problem says is used is what stands there', async (t) => {
  const { page } = await open(t, { body: '<reach-estimator past-clicks="60" employees="400"></reach-estimator>' });
  const said = await page.locator('reach-estimator').evaluate((element) => {
    const found = [];
    const look = (name) => found.push([element[name], element.problems.filter(({ code }) => code === 'unreadable').map(({ used, message }) => [used, message.split('; ').at(-1)])]);
    for (const [name, attribute] of [
      ['pastClicks', 'past-clicks'],
      ['employees', 'employees'],
    ]) {
      element[name] = 'abc';
      look(name);
      element[name] = 80;
      element[name] = 'abc';
      look(name);
      // What an attribute cannot say leaves what the property has said.
      element.values = {};
      element.setAttribute(attribute, 'abc');
      look(name);
      element.setAttribute(attribute, '5');
    }
    return found;
  });
  const kept = (value) => [value, [[value, `${value} is used`]]];
  assert.deepEqual(said, [60, 80, 80, 400, 80, 80].map(kept));
});

test('a goal is one that its result can have, whoever says it', async (t) => {
  const { page } = await open(t, { body: '<reach-estimator output="money.roi" goal="50%"></reach-estimator>' });
  const said = await page.locator('reach-estimator').evaluate((element) => {
    const about = () => [element.goal, element.problems.filter(({ message }) => message.startsWith('goal')).length];
    const found = [about()];
    for (const [output, goal] of [
      ['money.roi', '-5%'],
      ['total.reach', '-5'],
      ['total.clicks', '50%'],
      ['money.payback', '-5'],
      ['money.net', '-5'],
    ]) {
      element.removeAttribute('goal');
      Object.assign(element, { output, goal });
      found.push(about());
    }
    // The result becomes one that cannot be worse than nothing; and the other way round.
    element.output = 'total.clicks';
    found.push(about());
    element.output = 'money.roi';
    found.push(about());
    return found;
  });
  const refused = [null, 1];
  assert.deepEqual(said, [[50, 0], [-5, 0], refused, refused, refused, [-5, 0], refused, [-5, 0]]);
  const linked = await open(t, '/index.html?output=total.clicks&goal=-5');
  assert.equal(await linked.page.locator('reach-estimator').evaluate((element) => element.goal), null);
});

test('the value of an element may be any link to it', async (t) => {
  const inside = encodeURIComponent('https://host.example/?employees=400');
  const links = [
    'employees=400',
    'https://x.example/?reach-employees=400&reach-posts=5',
    `https://www.search.example/url?q=${inside}`,
    'https://x.example/?a-employees=4&a-posts=5&b-employees=6&b-posts=7',
  ];
  const { page } = await open(t, { body: links.map((link) => `<reach-estimator value="${link.replaceAll('&', '&amp;')}"></reach-estimator>`).join('') });
  const read = await page.evaluate(() =>
    [...document.querySelectorAll('reach-estimator')].map(({ employees, problems }) => [employees, problems.filter(({ code }) => code === 'unknown').length]),
  );
  assert.deepEqual(read, [...Array(3).fill([400, 0]), [200, 1]]);
});

test('a kept scenario of default inputs says which defaults these are', async (t) => {
  const { page } = await open(t, '/index.html');
  const link = await page.locator('reach-estimator').evaluate((element) => {
    element.saveScenario('A');
    return JSON.parse(element.toJSON()).link;
  });
  assert.equal(new URL(link).searchParams.get('scenario.A'), 'v:2');
  const again = await open(t, link);
  assert.deepEqual(await again.page.locator('reach-estimator').evaluate((element) => [JSON.parse(element.toJSON()).scenarios.length, element.problems]), [1, []]);
});
