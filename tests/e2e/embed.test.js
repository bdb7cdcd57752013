/** The snippet builder: what it gives works on somebody else's page and shows what the preview showed. */

import assert from 'node:assert/strict';
import test from 'node:test';
import { control, field, figure, frames, headline, shows, slider } from './screen.js';
import { host as other, open, site, until } from './harness.js';
import { all, breaking, holding, neverAnswer, refuse } from './network.js';
import { impatient } from './patience.js';

const snippet = (page, kind) => page.locator(`[data-snippet="${kind}"] textarea`);

test('values that are set in the preview stand in the snippet, and work elsewhere', async (t) => {
  const { page } = await open(t, '/embed.html');
  await field(page, 'employees').fill('432');
  await field(page, 'employees').press('Enter');
  await until(page, () => document.querySelector('[data-snippet="tag"] textarea').value.includes('432'));
  await shows(page, { employees: 432 });
  const preview = await figure(page, 'total.reach');
  const tag = await snippet(page, 'tag').inputValue();
  assert.match(tag, /<reach-estimator[^>]* employees="432"/);
  const { page: elsewhere, errors } = await open(t, { body: tag, script: null });
  await shows(elsewhere, { employees: 432 });
  assert.deepEqual(await figure(elsewhere, 'total.reach'), preview);
  assert.deepEqual(errors, []);
});

test('preset, view, language, currency, locked and hidden inputs are in the snippet', async (t) => {
  const { page } = await open(t, '/embed.html');
  await page.getByLabel('Start from', { exact: true }).first().selectOption('mid-size');
  await page.getByLabel('Show', { exact: true }).selectOption('compact');
  await page.getByLabel('Language').selectOption('de');
  await page.getByLabel('Currency').fill('EUR');
  await page.getByLabel('Currency').press('Enter');
  await page.locator('details.inputs > summary').click();
  await page.locator('input[name="locked"][value="employees"]').check();
  await page.locator('input[name="hidden"][value="ctr"]').check();
  await until(page, () => /Menschen|Personen|Leute/.test(document.querySelector('[data-snippet="tag"] textarea').value));
  const tag = await snippet(page, 'tag').inputValue();
  for (const part of ['preset="mid-size"', 'view="compact"', 'lang="de"', 'currency="EUR"', 'locked="employees"', 'hidden="ctr"'])
    assert.ok(tag.includes(part), `${part} in ${tag}`);
  const { page: elsewhere } = await open(t, { body: tag, script: null });
  assert.ok(await slider(elsewhere, 'employees').isDisabled());
  assert.equal(await control(elsewhere, 'ctr').count(), 0);
  assert.match(await elsewhere.locator(`[part~="money"]`).innerText(), /€/);
});

test('the frame snippet shows the same, and takes the height of its content', async (t) => {
  const { page } = await open(t, '/embed.html');
  await field(page, 'posts').fill('9');
  await field(page, 'posts').press('Enter');
  await until(page, () => document.querySelector('[data-snippet="frame"] textarea').value.includes('posts=9'));
  const frame = await snippet(page, 'frame').inputValue();
  const csp = `default-src 'none'; script-src ${site.origin}; frame-src ${site.origin}; style-src 'self'`;
  const { page: elsewhere } = await open(t, { body: frame, script: null, csp }, { ready: false });
  const inside = elsewhere.frameLocator('iframe');
  await elsewhere.locator('iframe').scrollIntoViewIfNeeded();
  await headline(inside).waitFor();
  assert.deepEqual(await figure(inside, 'total.reach'), await figure(page, 'total.reach'));
  assert.match(await elsewhere.locator('iframe').getAttribute('title'), /\w/);
  assert.equal(new URL(elsewhere.url()).origin, other.origin);
});

test('the picture snippet is a link to the same estimate with words for the blind', async (t) => {
  const { page } = await open(t, '/embed.html');
  await field(page, 'employees').fill('99');
  await field(page, 'employees').press('Enter');
  await until(page, () => document.querySelector('[data-snippet="picture"] textarea').value.includes('employees=99'));
  const text = await snippet(page, 'picture').inputValue();
  assert.doesNotMatch(text, /<script|<iframe/);
  const { page: elsewhere, context } = await open(t, { body: text, script: null }, { ready: false });
  assert.match(await elsewhere.getByRole('img').getAttribute('alt'), /reaches [\d,]+ people a month when it is shared by \d+ of your 99 employees/);
  const link = await elsewhere.getByRole('link').getAttribute('href');
  const opened = await context.newPage();
  await opened.goto(link);
  await headline(opened).waitFor();
  await shows(opened, { employees: 99 });
});

test('without scripts the tag snippet still says the answer', async (t) => {
  const { page } = await open(t, '/embed.html');
  const said = (await headline(page).innerText()).replace(/\s+/g, ' ');
  const tag = await snippet(page, 'tag').inputValue();
  const { page: elsewhere } = await open(t, { body: tag, script: null }, { ready: false, javaScriptEnabled: false });
  const link = elsewhere.getByRole('link').first();
  assert.ok((await link.innerText()).replace(/\s+/g, ' ').includes(said.slice(0, 60)));
});

test('copying is confirmed; starting over is complete', async (t) => {
  const { page } = await open(t, '/embed.html', { permissions: ['clipboard-read', 'clipboard-write'] });
  await field(page, 'employees').fill('432');
  await field(page, 'employees').press('Enter');
  await page.getByLabel('Colours').selectOption('dark');
  await shows(page, { employees: 432 });
  const tag = snippet(page, 'tag');
  // What decides the range is said a moment after the figures.
  await until(page, async () => {
    const { value } = document.querySelector('[data-snippet="tag"] textarea');
    await new Promise((done) => setTimeout(done, 500));
    return value === document.querySelector('[data-snippet="tag"] textarea').value;
  });
  await Promise.all([page.getByRole('button', { name: 'Copied' }).waitFor(), page.locator('[data-snippet="tag"] button').click()]);
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.equal(copied, await tag.inputValue());
  const said = (await headline(page).innerText()).replace(/\s+/g, ' ');
  assert.ok(copied.includes('employees="432"') && copied.includes(said), `${said} in ${copied}`);
  await page.getByRole('button', { name: 'Start over' }).click();
  await frames(page);
  await until(page, () => /^<reach-estimator>[^]*of your 200 employees/.test(document.querySelector('[data-snippet="tag"] textarea').value));
  await shows(page, {});
});

const boxOf = (page, selector) => page.locator(selector).first().boundingBox();

test('snippets stand beside their options, and stay in sight while the preview is set up', async (t) => {
  const { page } = await open(t, '/embed.html');
  const [form, snippets] = [await boxOf(page, 'form.setup'), await boxOf(page, '#snippets')];
  assert.ok(snippets.x >= form.x + form.width, 'beside');
  assert.ok(Math.abs(snippets.y - form.y) < 20, 'at the same height');
  await page.locator('reach-estimator [part~="controls"]').scrollIntoViewIfNeeded();
  await page.mouse.move(300, 400);
  await page.evaluate(() => scrollTo(0, document.querySelector('.preview').offsetTop + 600));
  await frames(page);
  const text = await boxOf(page, '[data-snippet] textarea');
  assert.ok(text.y > 0 && text.y + text.height < 900, 'in sight');
});

test('on a phone the snippets follow right after the options', async (t) => {
  const { page } = await open(t, '/embed.html', { viewport: { width: 360, height: 800 } });
  const [form, snippets, preview] = [await boxOf(page, 'form.setup'), await boxOf(page, '#snippets'), await boxOf(page, '.preview')];
  const gap = snippets.y - form.y - form.height;
  assert.ok(gap >= 0 && gap < 80, `${gap} px below`);
  assert.ok(preview.y > snippets.y);
});

test('a currency that there is none gets a sentence and stays out of every snippet', async (t) => {
  const { page } = await open(t, '/embed.html');
  const say = async (code) => {
    await page.locator('#currency').fill('');
    await page.locator('#currency').pressSequentially(code);
    await page.locator('#currency').press('Enter');
    await page.locator('#currency').blur();
    await frames(page);
  };
  const problem = page.locator('#currency-problem');
  for (const code of ['EUX', 'QQQ', 'EURO', '12', '€']) {
    await say(code);
    assert.match(await problem.innerText(), /three letters/, code);
    assert.equal(await page.locator('#currency').getAttribute('aria-invalid'), 'true');
    for (const kind of ['tag', 'frame', 'picture']) assert.doesNotMatch(await snippet(page, kind).inputValue(), /currency=/, kind);
    assert.equal(await page.locator('reach-estimator').getAttribute('currency'), null);
  }
  await say('eur');
  assert.equal(await problem.innerText(), '');
  assert.equal(await page.locator('#currency').getAttribute('aria-invalid'), null);
  assert.match(await snippet(page, 'tag').inputValue(), / currency="EUR"/);
  assert.match(await snippet(page, 'frame').inputValue(), /currency=EUR/);
});

/** All that can be set on the page, and all that it gives. */
const whole = (page) =>
  page.evaluate(() => ({
    form: [...new FormData(document.querySelector('form'))],
    checked: document.querySelectorAll('form :checked').length,
    open: document.querySelector('form details').open,
    picture: document.querySelector('#picture').value,
    snippets: [...document.querySelectorAll('[data-snippet] textarea')].map(({ value }) => value),
    attributes: document.querySelector('reach-estimator').getAttributeNames(),
    query: document.querySelector('reach-estimator').toQuery(),
    said: document.querySelector('#currency-problem').textContent,
  }));

test('starting over leads back to the very start, whatever was done', async (t) => {
  const { page, errors } = await open(t, '/embed.html');
  // What decides the range is said a moment after the figures, and stands in the snippets a moment later.
  await until(page, () => {
    const { textContent: said } = document.querySelector('reach-estimator').shadowRoot.querySelector('.headline-range');
    return /decides? most/.test(said) && document.querySelector('[data-snippet="picture"] textarea').value.includes(said);
  });
  const before = await whole(page);
  await page.locator('#preset').selectOption('enterprise');
  await page.locator('#theme').selectOption('dark');
  await page.locator('#lang').selectOption('de');
  await page.locator('#currency').fill('CHF');
  await page.locator('#currency').press('Enter');
  await page.locator('details.inputs > summary').click();
  await page.locator('input[name="locked"][value="employees"]').check();
  await page.locator('input[name="hidden"][value="ctr"]').check();
  await page.locator('#picture').fill('https://example.com/other.png');
  await field(page, 'posts').fill('9');
  await field(page, 'posts').press('Enter');
  await page.locator('reach-estimator').evaluate((element) => {
    element.saveScenario('A');
    element.setAttribute('chart', 'matters');
  });
  await page.locator('#currency').fill('nonsense'.slice(0, 3));
  await page.locator('#currency').blur();
  await until(page, () => /posts="?9\b/.test(document.querySelector('textarea').value));
  await page.locator('button[type="reset"]').click();
  await until(page, (text) => document.querySelector('textarea').value === text, before.snippets[0]);
  await frames(page);
  // A frame's first height follows what is on the screen, which settles a moment later.
  await until(page, (text) => [...document.querySelectorAll('[data-snippet] textarea')].some(({ value }) => value === text), before.snippets.at(-1));
  const height = ({ snippets, ...rest }) => ({ ...rest, snippets: snippets.map((text) => text.replace(/height="\d+"/, '')) });
  assert.deepEqual(height(await whole(page)), height(before));
  await field(page, 'employees').fill('77');
  await field(page, 'employees').press('Enter');
  await until(page, () => document.querySelector('textarea').value.includes('employees="77"'));
  assert.deepEqual(errors, []);
});

test('what a sanitiser leaves of each snippet is a linked answer, and is shown beside it', async (t) => {
  const { page, context } = await open(t, '/embed.html');
  await field(page, 'employees').fill('99');
  await field(page, 'employees').press('Enter');
  await until(page, () => [...document.querySelectorAll('[data-left]')].every((left) => left.textContent.includes('your 99 employees')));
  for (const kind of ['tag', 'frame', 'picture']) {
    // The way of the strictest editors: scripts and frames go with all that is in them, unknown elements leave their content.
    const left = await page.locator(`[data-snippet="${kind}"]`).evaluate((article) => {
      const { body } = new DOMParser().parseFromString(article.querySelector('textarea').value, 'text/html');
      for (const node of body.querySelectorAll('script, iframe')) node.remove();
      for (const image of body.querySelectorAll('img')) image.replaceWith(image.alt);
      const said = (node) => ({ text: node.textContent.replace(/\s+/g, ' ').trim(), href: node.querySelector('a').href });
      return { ...said(body), shown: said(article.querySelector('[data-left]')) };
    });
    assert.deepEqual(left.shown, { text: left.text, href: left.href }, kind);
    assert.match(left.text, /reaches [\d,]+ people/, kind);
    const opened = await context.newPage();
    await opened.goto(left.href);
    await headline(opened).waitFor();
    await shows(opened, { employees: 99 });
    await opened.close();
  }
});

test('the frame of a preset with a value and a range of one’s own shows what the preview shows', async (t) => {
  const { page } = await open(t, '/embed.html');
  await page.locator('#preset').selectOption('enterprise');
  await field(page, 'employees').fill('4000');
  await field(page, 'employees').press('Enter');
  await page.locator('reach-estimator').evaluate((element) => {
    element.values = { ranges: { posts: [1, 9] } };
  });
  await until(page, () => /#.*preset=enterprise.*posts\.range/.test(document.querySelector('[data-snippet="frame"] textarea').value));
  const html = await snippet(page, 'frame').inputValue();
  const { page: elsewhere } = await open(t, { body: html, script: null, strict: false }, { ready: false });
  const inside = elsewhere.frameLocator('iframe');
  await headline(inside).waitFor();
  const whole = (root) =>
    root.locator('reach-estimator').evaluate(async (element) => {
      await element.ready;
      return element.toQuery();
    });
  assert.equal(await whole(inside), await whole(page));
  assert.deepEqual(await figure(inside, 'total.reach'), await figure(page, 'total.reach'));
});

test('a range of one’s own and a fit travel with the tag', async (t) => {
  const { page } = await open(t, '/embed.html');
  await page.getByLabel('Start from', { exact: true }).first().selectOption('small');
  await until(page, () => document.querySelector('reach-estimator').employees === 25);
  await page.evaluate(() => {
    const element = document.querySelector('reach-estimator');
    element.values = { posts: 4, ranges: { posts: [2, 9] }, past: { sharers: 5, shares: 20, impressions: 4000 } };
  });
  await until(page, () => document.querySelector('[data-snippet="tag"] textarea').value.includes('posts.range'));
  await frames(page);
  await until(page, () => !document.querySelector('reach-estimator').shadowRoot.querySelector('[data-coarse]'));
  const said = await headline(page).innerText();
  const { page: elsewhere, errors } = await open(t, { body: await snippet(page, 'tag').inputValue(), script: null });
  await until(elsewhere, (text) => document.querySelector('reach-estimator').shadowRoot.querySelector('[part~="headline"]')?.innerText === text, said);
  const { values, problems } = await elsewhere.evaluate(() => (({ values, problems }) => ({ values, problems }))(document.querySelector('reach-estimator')));
  assert.deepEqual([values.posts, values.ranges.posts, values.past], [4, [2, 9], { sharers: 5, shares: 20, impressions: 4000 }]);
  assert.equal(values.employees, 25);
  assert.deepEqual(problems, []);
  await elsewhere.evaluate(() => {
    const element = document.querySelector('reach-estimator');
    element.posts = 8;
    element.reset();
  });
  await until(elsewhere, () => document.querySelector('reach-estimator').values.posts === 4);
  assert.deepEqual(errors, []);
});

/** What an element shows and has been told, once it stands still. */
const standing = (where) =>
  where.locator('reach-estimator').evaluate(async (element) => {
    await element.ready;
    const { shadowRoot } = element;
    while (shadowRoot.querySelector('[data-coarse]')) await new Promise((done) => setTimeout(done, 50));
    const headline = shadowRoot.querySelector('[part~="headline"]').innerText.replace(/\s+/g, ' ');
    const { caseTitle, headline: subject, chance, log, basis, dayOne, chart } = element;
    return { query: element.toQuery(), headline, caseTitle, subject, chance, log, basis, dayOne, chart };
  });

const OWN = { caseTitle: 'Acme 100%25', headline: 'money', chance: 0.5, log: true, basis: 'cpm', dayOne: true };

/** Waits until no snippet is going to follow the preview any more, and opens those that hold an estimator elsewhere. */
async function everywhere(t, page) {
  await standing(page);
  await until(page, async () => {
    const texts = () => [...document.querySelectorAll('[data-snippet] textarea')].map(({ value }) => value).join('');
    const before = texts();
    await new Promise((done) => setTimeout(done, 500));
    return before === texts();
  });
  const preview = await standing(page);
  for (const kind of ['tag', 'still', 'frame']) {
    const body = await snippet(page, kind).inputValue();
    const { page: elsewhere } = await open(t, { body, script: null, strict: false }, { ready: kind !== 'frame' });
    const inside = kind === 'frame' ? elsewhere.frameLocator('iframe') : elsewhere;
    await headline(inside).waitFor();
    assert.deepEqual(await standing(inside), preview, `${kind}: ${body}`);
    await elsewhere.close();
  }
  return preview;
}

test('settings travel beside a range of one’s own, as attributes', async (t) => {
  const { page, errors } = await open(t, '/embed.html');
  await page.locator('reach-estimator').evaluate((element, own) => {
    Object.assign(element, own);
    element.setAttribute('sales-name', 'Counsel');
    element.values = { ranges: { posts: [2, 9] } };
  }, OWN);
  await until(page, () => document.querySelector('[data-snippet="tag"] textarea').value.includes('posts.range=2..9'));
  const { caseTitle, subject } = await everywhere(t, page);
  assert.deepEqual([caseTitle, subject], [OWN.caseTitle, 'money']);
  const [opening] = (await snippet(page, 'tag').inputValue()).split('>');
  assert.match(opening, / case-title="Acme 100%25"/);
  assert.match(opening, / sales-name="Counsel"/);
  assert.match(opening, / value="v=2&amp;posts\.range=2\.\.9"$/, 'what stands beside it is not said twice');
  assert.deepEqual(uncaught(errors), []);
});

test('settings that were made before a preset is chosen stay in every snippet, and so does a chart that is not the preset’s', async (t) => {
  const { page, errors } = await open(t, '/embed.html');
  await page.locator('reach-estimator').evaluate((element, own) => {
    Object.assign(element, own);
    element.setAttribute('sales-name', 'Counsel');
  }, OWN);
  await page.locator('#preset').selectOption('article');
  await until(page, () => document.querySelector('reach-estimator').chart === 'hype');
  await page.getByRole('tab').first().click();
  const { chart, subject, query } = await everywhere(t, page);
  assert.deepEqual([chart, subject], ['reach', 'money']);
  assert.match(query, /sales-name=Counsel/);
  const [opening] = (await snippet(page, 'tag').inputValue()).split('>');
  assert.doesNotMatch(opening, / (employees|posts|value)=/, 'what the preset brings is not said again');
  assert.deepEqual(uncaught(errors), []);
});

test('a name that looks encoded stands in the snippets as it was typed, and opens so', async (t) => {
  const { page } = await open(t, '/embed.html');
  for (const name of ['20%de ventas', '100%25']) {
    const here = await page.evaluate((title) => {
      const element = document.querySelector('reach-estimator');
      element.setAttribute('sales-name', title);
      return new URLSearchParams(element.toQuery()).get('sales-name');
    }, name);
    // A snippet is written again for sharper figures too: wait for the one with this very name.
    await until(
      page,
      (title) => {
        const link = new DOMParser().parseFromString(document.querySelector('[data-snippet="tag"] textarea').value, 'text/html').querySelector('a[href]');
        return link && new URL(link.getAttribute('href')).searchParams.get('sales-name') === title;
      },
      here,
    );
    const tag = await snippet(page, 'tag').inputValue();
    const opened = await page.evaluate(async (text) => {
      const parsed = new DOMParser().parseFromString(text, 'text/html').querySelector('reach-estimator');
      const element = document.body.appendChild(document.importNode(parsed, true));
      await element.ready;
      const query = element.toQuery();
      element.remove();
      return query;
    }, tag);
    assert.equal(new URLSearchParams(opened).get('sales-name'), here, tag);
  }
});

const KINDS = ['still', 'tag', 'frame', 'picture'];
const copyOf = (page, kind) => page.locator(`[data-snippet="${kind}"] [data-copy]`);

/** Waits until every snippet stands there and can be copied. */
async function untilWritten(page) {
  await until(page, () =>
    [...document.querySelectorAll('[data-snippet]')].every((article) => article.querySelector('textarea').value && !article.querySelector('[data-copy]').disabled),
  );
  assert.match(await snippet(page, 'still').inputValue(), /class="reach-still/);
}

/** What nobody catches is a fault of the page. */
const uncaught = (errors) => errors.filter((line) => line.startsWith('exception'));

for (const [what, pattern] of [
  ['first module', '**/reach_estimator_bg.wasm'],
  ['later module', '**/*_more_bg.wasm'],
]) {
  test(`a ${what} that fails once keeps the snippets waiting, and nothing empty is copied meanwhile`, async (t) => {
    const { before, mend } = breaking(pattern);
    const { page, errors } = await open(t, '/embed.html', { before: all(impatient, before), ready: false });
    await page.locator('[part~="failure"]').waitFor();
    for (const kind of KINDS) {
      assert.equal(await snippet(page, kind).inputValue(), '');
      assert.ok(await copyOf(page, kind).isDisabled(), kind);
    }
    mend();
    await page.evaluate(() => dispatchEvent(new Event('online')));
    await untilWritten(page);
    await field(page, 'employees').fill('432');
    await field(page, 'employees').press('Enter');
    await until(page, () => document.querySelector('[data-snippet="tag"] textarea').value.includes('employees="432"'));
    assert.deepEqual(uncaught(errors), []);
  });
}

test('what is chosen before the later module is there is in the snippets when it is, without what the preset brings', async (t) => {
  const { before, release } = holding('**/*_more_bg.wasm');
  const { page, errors } = await open(t, '/embed.html', { before, ready: false });
  await headline(page).waitFor();
  await page.locator('#preset').selectOption('small');
  await until(page, () => document.querySelector('reach-estimator').employees === 25);
  await field(page, 'posts').fill('9');
  await field(page, 'posts').press('Enter');
  release();
  await untilWritten(page);
  const [opening] = (await snippet(page, 'tag').inputValue()).split('>');
  assert.equal(opening, '<reach-estimator preset="small" posts="9"');
  assert.equal(await page.evaluate(() => document.querySelector('reach-estimator').posts), 9);
  assert.deepEqual(uncaught(errors), []);
});

for (const [what, pattern, ...ways] of [
  ['a first module that fails', '**/reach_estimator_bg.wasm', refuse],
  ['a first module that never answers', '**/reach_estimator_bg.wasm', neverAnswer],
  ['a later module that fails', '**/*_more_bg.wasm', refuse],
  ['a script of the panels that fails', '**/*-further.js*', refuse],
]) {
  test(`a picture that cannot be saved yet says so: ${what}`, async (t) => {
    const { before, mend } = breaking(pattern, ...ways);
    const { page, errors } = await open(t, '/embed.html', { before: all(impatient, before), ready: false });
    await page.locator('[part~="failure"]').waitFor();
    const said = page.locator('[data-said]');
    for (const format of ['png', 'svg']) {
      await page.locator('[data-said]').evaluate((node) => node.replaceChildren());
      // By key: what arrives above moves the button away from under a pointer.
      await page.locator(`[data-save="${format}"]`).press('Enter');
      await said.getByText('There is no picture yet').waitFor();
      assert.equal(await page.locator('#picture-problem').innerText(), await said.innerText(), 'seen too');
    }
    mend();
    await page.evaluate(() => dispatchEvent(new Event('online')));
    await untilWritten(page);
    await page.waitForFunction(() => document.querySelector('#picture-problem').textContent === '');
    await until(page, () => document.querySelector('reach-estimator').toSVG() !== '');
    for (const format of ['png', 'svg']) {
      const nothing = async (error) => assert.fail(`${format}: "${await said.innerText()}", ${error.message}`);
      const saved = page.waitForEvent('download').catch(nothing);
      await page.locator(`[data-save="${format}"]`).press('Enter');
      assert.equal((await saved).suggestedFilename(), `reach.${format}`);
    }
    assert.equal(await said.innerText(), '');
    assert.deepEqual(uncaught(errors), []);
  });
}

test('a picture that the browser cannot make says so', async (t) => {
  const before = (page) => page.addInitScript(() => (HTMLCanvasElement.prototype.toBlob = (done) => done(null)));
  const { page, errors } = await open(t, '/embed.html', { before });
  await untilWritten(page);
  await page.locator('[data-save="png"]').click();
  await page.locator('#picture-problem').getByText('The picture could not be made.').waitFor();
  assert.deepEqual(uncaught(errors), []);
});
