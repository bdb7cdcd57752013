/** Addresses of other people's pages: links that were mangled on the way to one, routes of its own, where links lead. */

import assert from 'node:assert/strict';
import test from 'node:test';
import { addressed, frames, shows, type } from './screen.js';
import { open, site, until, untilReady } from './harness.js';

const ONE = '<reach-estimator></reach-estimator>';

test('a mangled link to an element in a page of somebody else means what it meant', async (t) => {
  const { page } = await open(t, { body: '' });
  const ways = [
    ...['&', '&amp;', ';', '|', '%26', '%26amp%3B', '%3B', '%7C', '%2526', '\\u0026', '%5Cu0026', '&#038;', '?', '%3F'].map(
      (between) => `reach-employees=400${between}reach-posts=7`,
    ),
    'reach-employees%3D400%26reach-posts%3D7',
    'reach-employees%253D400%2526reach-posts%253D7',
    'utm_source=mail;reach-employees=400;reach-posts=7;utm_medium=x',
    'reach_employees=400&reach_posts=7',
    'reach%E2%80%93employees=400&reach%E2%80%91posts=7',
    'REACH-Employees=400&Reach-Posts=7',
  ];
  for (const query of ways) {
    const found = await page.evaluate(async (query) => {
      history.replaceState(null, '', `${location.pathname}?${query}`);
      const element = document.createElement('reach-estimator');
      document.body.append(element);
      await element.ready;
      element.remove();
      return [element.employees, element.posts];
    }, query);
    assert.deepEqual(found, [400, 7], query);
  }
});

test('a page goes where it goes: no address of before is written over its route', async (t) => {
  const { page } = await open(t, { body: '<reach-estimator sync-url></reach-estimator>' });
  const found = await page.evaluate(async () => {
    const pause = (ms) => new Promise((done) => setTimeout(done, ms));
    const { pathname } = location;
    const element = document.querySelector('reach-estimator');
    const seen = [];
    history.pushState(null, '', '?tab=2#faq');
    await pause(1_000);
    seen.push(location.href.slice(location.origin.length).replace(pathname, ''));
    element.employees = 400;
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    history.pushState({ route: 'other' }, '', '/other/path?tab=3');
    await pause(1_000);
    seen.push(location.pathname, new URLSearchParams(location.search).get('tab'), history.state.route);
    return seen;
  });
  assert.deepEqual(found, ['?tab=2#faq', '/other/path', '3', 'other']);
});

test('two elements share one address, each in its place', async (t) => {
  const { page } = await open(t, { body: '<reach-estimator sync-url></reach-estimator><reach-estimator sync-url="hash"></reach-estimator>' });
  await page.evaluate(async () => {
    const [first, second] = document.querySelectorAll('reach-estimator');
    first.employees = 300;
    second.employees = 500;
  });
  await until(page, () => /employees=300/.test(location.search) && /employees=500/.test(location.hash));
  await page.goto(page.url().replace('#', '&again#'));
  await untilReady(page);
  assert.deepEqual(await page.evaluate(() => [...document.querySelectorAll('reach-estimator')].map(({ employees }) => employees)), [300, 500]);
});

test('an address for links that opens nothing is said once, and links lead to this page', async (t) => {
  const { page, errors } = await open(t, { body: '<form method="post"><reach-estimator name="reach"></reach-estimator></form>' });
  await type(page, 'employees', '300');
  for (const given of ['https://', 'http://[', '//', 'javascript:alert(1)', 'mailto:a@b.example']) {
    await page.evaluate((given) => (document.querySelector('reach-estimator').linkUrl = given), given);
    await frames(page);
    const taken = await page.evaluate(() => {
      const element = document.querySelector('reach-estimator');
      return {
        link: JSON.parse(element.toJSON()).link,
        csv: element.toCSV().length,
        still: element.toStill().length,
        sent: JSON.parse(new FormData(document.querySelector('form')).get('reach')).inputs.employees,
        problems: element.problems.filter(({ code }) => code === 'unreadable').map(({ given }) => given),
      };
    });
    assert.ok(taken.link.startsWith(page.url()), `${given}: ${taken.link}`);
    assert.match(taken.link, /employees=300/);
    assert.ok(taken.csv > 500 && taken.still > 500);
    assert.equal(taken.sent, 300);
    assert.deepEqual(taken.problems, [given]);
    assert.equal(errors.filter((line) => line.includes(`link-url: "${given}"`)).length, 1, errors.join('\n'));
  }
});

test('in a document without an address of its own, links lead to the page around it', async (t) => {
  const { page } = await open(t, { body: '', strict: false });
  await page.evaluate((origin) => {
    const text = `<script type="module" src="${origin}/reach-estimator.js"></script><reach-estimator employees="300"></reach-estimator>`;
    const frame = document.createElement('iframe');
    Object.assign(frame, { width: 900, height: 700, src: URL.createObjectURL(new Blob([text], { type: 'text/html' })) });
    document.body.append(frame);
  }, site.origin);
  const inside = page.frameLocator('iframe').locator('reach-estimator');
  await inside.locator('[part~="headline"]').waitFor();
  const link = await inside.evaluate(async (element) => JSON.parse((await element.ready).toJSON()).link);
  assert.match(link, /^http:.*employees=300/);
});

test('attributes are read as gently as links', async (t) => {
  const { page } = await open(t, { body: '<reach-estimator view=" Compact " theme="Dark" preset="Mid–Size" axis="linkedin_contacts" chart="ODDS"></reach-estimator>' });
  const { mode, theme, employees, axis, problems } = await page.evaluate(() => {
    const element = document.querySelector('reach-estimator');
    const { view: mode, theme } = element.shadowRoot.querySelector('.root').dataset;
    return { mode, theme, employees: element.employees, axis: element.axis, problems: element.problems.length };
  });
  assert.deepEqual({ mode, theme, employees, axis, problems }, { mode: 'compact', theme: 'dark', employees: 250, axis: 'linkedin-contacts', problems: 0 });
  await page.evaluate(() => Object.assign(document.querySelector('reach-estimator'), { view: 'big', theme: 'pink', preset: 'huge' }));
  await frames(page);
  assert.deepEqual((await page.evaluate(() => document.querySelector('reach-estimator').problems.map(({ given }) => given))).sort(), ['big', 'huge', 'pink']);
});

test('the model starts where a page answers in its own way, or forbids compiling on the way', async (t) => {
  for (const meddle of [
    () => {
      const native = window.fetch;
      window.fetch = async (...asked) => {
        const answer = await native(...asked);
        return new Proxy(answer, {
          get: (target, name) => {
            const value = Reflect.get(target, name);
            return typeof value === 'function' ? value.bind(target) : value;
          },
        });
      };
    },
    () => {
      WebAssembly.compileStreaming = () => Promise.reject(new TypeError('not here'));
    },
  ]) {
    const { page, errors } = await open(t, { body: ONE, strict: false }, { before: (page) => page.addInitScript(meddle) });
    await shows(page, {});
    assert.deepEqual(errors, []);
    await page.context().close();
  }
});

test('a key of the page is the page’s, however alike it is to one of an element', async (t) => {
  const { page } = await open(t, { body: '<reach-estimator id="product"></reach-estimator><reach-estimator id="plan"></reach-estimator>' });
  const links = await page.evaluate(() => {
    const query = 'product_id=7&product_v=1&next=%2Fx%3Fplan-employees%3D5&plan-case-title=SEO%7Cplan-first';
    history.replaceState(null, '', `${location.pathname}?${query}`);
    return [...document.querySelectorAll('reach-estimator')].map((element) => JSON.parse(element.toJSON()).link);
  });
  for (const link of links) {
    const { searchParams } = new URL(link);
    assert.deepEqual(
      ['product_id', 'product_v', 'next'].map((key) => searchParams.get(key)),
      ['7', '1', '/x?plan-employees=5'],
    );
  }
  const found = await page.evaluate(async () => {
    const element = document.createElement('reach-estimator');
    document.querySelector('#plan').remove();
    element.id = 'plan';
    document.body.append(element);
    await element.ready;
    return [element.employees, element.caseTitle];
  });
  assert.deepEqual(found, [200, 'SEO|plan-first']);
});

test('sizes of companies that a page filters by are no range, and a kept scenario that is taken away stays away', async (t) => {
  const { page } = await open(t, { body: '' });
  const found = await page.evaluate(async () => {
    history.replaceState(null, '', '?employees_range=51-200&scenario_id=3&scenario_A=employees:300');
    const element = document.createElement('reach-estimator');
    element.setAttribute('sync-url', '');
    document.body.append(element);
    await element.ready;
    const problems = element.problems.filter(({ code }) => code !== 'extrapolated').length;
    const removed = element.removeScenario('A');
    element.posts = 6;
    return { problems, removed };
  });
  const search = await addressed(page, /posts=6/);
  assert.match(search, /employees_range=51-200&scenario_id=3/);
  assert.doesNotMatch(search, /scenario.A/);
  assert.ok(found.removed);
});

/** Where the link in a still leads. @param {string} still */
const linkIn = (still) => /href="([^"]*)"/.exec(still)[1].replaceAll('&amp;', '&');

test('links lead where the host wants them, the address of the page stays that of the page', async (t) => {
  const { page } = await open(t, { body: '<reach-estimator sync-url link-url="/estimate?ref=intranet"></reach-estimator>' });
  const { pathname } = new URL(page.url());
  await type(page, 'employees', '300');
  await page.waitForURL(/employees=300/);
  assert.equal(new URL(page.url()).pathname, pathname);
  const links = await page.evaluate(() => {
    const element = document.querySelector('reach-estimator');
    return [JSON.parse(element.toJSON()).link, element.toStill()];
  });
  for (const link of [links[0], linkIn(links[1])]) assert.match(link, /\/estimate\?ref=intranet&v=\d+&employees=300$/);
});

test('the link in a still opens the estimate in the page that it was taken from', async (t) => {
  const { page } = await open(t, { body: ONE });
  await page.evaluate(() => history.replaceState(null, '', '?p=123'));
  await type(page, 'employees', '300');
  const link = linkIn(await page.evaluate(() => document.querySelector('reach-estimator').toStill()));
  assert.equal(new URL(link).searchParams.get('p'), '123');
  await page.goto(link);
  await untilReady(page);
  assert.equal(await page.evaluate(() => document.querySelector('reach-estimator').employees), 300);
});

test('keys that are read as ours are taken away as ours, and no others', async (t) => {
  const { page } = await open(t, { body: '' });
  const follow = async (query) => {
    const read = await page.evaluate(async (query) => {
      history.replaceState(null, '', `?${query}`);
      const element = document.createElement('reach-estimator');
      element.setAttribute('sync-url', '');
      document.body.append(element);
      await element.ready;
      const read = element.toQuery();
      element.reset();
      element.posts = 6;
      return read;
    }, query);
    const left = await addressed(page, /posts=6/);
    await page.evaluate(() => document.querySelector('reach-estimator').remove());
    return [read, left];
  };
  const [read, left] = await follow('linkedin_contacts=777&employees[]=300&past_shares=20&Peer–Lift=3&tab=2');
  assert.match(read, /employees=300.*linkedin-contacts=777/);
  assert.match(left, /^\?tab=2&v=\d+&posts=6$/);
  const theirs = '_lang=1&view_=1&$log=1&past-events=1&scenario_url=https://x/&scenario_start=12:30&goal_range=1..5&output_range=3~4&scenario-a=time:12';
  assert.ok((await follow(theirs))[1].startsWith(`?${theirs}&v=`));
});

test('a theme that comes with an address that is shared late is worn at once', async (t) => {
  const { page } = await open(t, { body: '' });
  const worn = await page.evaluate(async () => {
    history.replaceState(null, '', '?theme=dark&view=compact');
    const element = document.createElement('reach-estimator');
    document.body.append(element);
    element.setAttribute('sync-url', '');
    await element.ready;
    const { theme, view } = element.shadowRoot.querySelector('.root').dataset;
    return [theme, view];
  });
  assert.deepEqual(worn, ['dark', 'compact']);
});
