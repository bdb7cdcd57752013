/** The element as a control of somebody's form. */

import assert from 'node:assert/strict';
import test from 'node:test';
import { headline, shows, slider, type } from './screen.js';
import { open, until, untilReady } from './harness.js';

const ELEMENT = '<label for="reach">Our reach</label><reach-estimator id="reach" name="reach"></reach-estimator>';
const form = (attributes = '', more = '') => ({ body: `<form ${attributes}>${ELEMENT}${more}<input name="mail" value="a@b.example"><button>Send</button></form>`, strict: false });

test('it is a control as the native ones are', async (t) => {
  const { page } = await open(t, form());
  const seen = await page.evaluate(() => {
    const element = document.querySelector('reach-estimator');
    const { form } = element;
    return {
      all: [...form.elements].map((control) => [control.name, control.checkValidity(), control.reportValidity(), control.willValidate !== undefined, typeof control.type]),
      form: form === document.querySelector('form'),
      labels: [...element.labels].map(({ textContent }) => textContent),
      valid: [element.validity.valid, element.validationMessage],
      required: [element.required, ((element.required = true), element.hasAttribute('required')), element.checkValidity()],
      disabled: [
        element.disabled,
        ((element.disabled = true), element.matches(':disabled')),
        new FormData(form).has('reach'),
        ((element.disabled = false), new FormData(form).has('reach')),
      ],
      custom: (element.setCustomValidity('No'), [form.checkValidity(), element.validationMessage, (element.setCustomValidity(''), form.checkValidity())]),
      value: typeof JSON.parse(element.value).inputs.employees,
    };
  });
  assert.deepEqual(seen, {
    all: [
      ['reach', true, true, true, 'string'],
      ['mail', true, true, true, 'string'],
      ['', true, true, true, 'string'],
    ],
    form: true,
    labels: ['Our reach'],
    valid: [true, ''],
    required: [false, true, true],
    disabled: [false, true, false, true],
    custom: [false, 'No', true],
    value: 'number',
  });
  await page.locator('label[for="reach"]').click();
  assert.ok(await page.evaluate(() => document.querySelector('reach-estimator').matches(':focus')));
});

test('required, it holds the form until there is an estimate', async (t) => {
  const { page } = await open(
    t,
    { ...form(), body: form().body.replace('name="reach"', 'name="reach" required') },
    { before: (page) => page.route('**/*.wasm', (route) => route.abort()), ready: false },
  );
  await page.locator('[part~="failure"]').waitFor();
  const seen = await page.evaluate(() => [
    document.querySelector('form').checkValidity(),
    document.querySelector('reach-estimator').validationMessage.length > 10,
    new FormData(document.querySelector('form')).has('reach'),
  ]);
  assert.deepEqual(seen, [false, true, false]);
});

test('in the same task as a change, the form data are those of the change', async (t) => {
  const { page } = await open(t, form('method="post"'));
  const sent = await page.evaluate(() => {
    const element = document.querySelector('reach-estimator');
    const read = () => JSON.parse(new FormData(element.form).get('reach')).inputs.employees;
    element.employees = 450;
    const found = [read()];
    element.setAttribute('posts', '9');
    found.push(JSON.parse(new FormData(element.form).get('reach')).inputs.posts);
    element.reset();
    return [...found, read()];
  });
  assert.deepEqual(sent, [450, 9, 200]);
});

test('a form that becomes an address gets a short value', async (t) => {
  for (const attributes of ['method="get" action="?"', 'action="?"']) {
    const { page } = await open(t, form(attributes));
    await type(page, 'employees', '450');
    await page.getByRole('button', { name: 'Send' }).click();
    await page.waitForURL(/mail=/);
    const query = new URL(page.url()).searchParams;
    assert.equal(query.get('reach'), 'v=2&employees=450', attributes);
    await page.context().close();
  }
});

test('in a shadow tree too, and where a button has a way of its own', async (t) => {
  const { page } = await open(t, { body: '<div id="shelter"></div>', strict: false });
  await page.evaluate((markup) => {
    document.querySelector('#shelter').attachShadow({ mode: 'open' }).innerHTML = markup;
  }, `<form action="?">${ELEMENT}<input name="method" value="post"><button>Send</button><button formmethod="post">Post</button></form>`);
  const sent = await page.evaluate(async () => {
    const form = document.querySelector('#shelter').shadowRoot.querySelector('form');
    const element = form.querySelector('reach-estimator');
    await element.ready;
    element.employees = 450;
    const seen = [];
    form.addEventListener('formdata', ({ formData }) => seen.push(formData.get('reach')));
    const frame = document.body.appendChild(Object.assign(document.createElement('iframe'), { name: 'sink' }));
    form.target = frame.name;
    // An engine may refuse to send a form again that is still on its way.
    const arrival = () =>
      new Promise((done) => {
        frame.addEventListener('load', () => setTimeout(done, 50), { once: true });
        setTimeout(done, 2_000);
      });
    for (const method of [null, 'get']) {
      if (method) form.setAttribute('method', method);
      for (const button of form.querySelectorAll('button')) {
        const arrived = arrival();
        button.click();
        await arrived;
      }
    }
    return seen;
  });
  assert.deepEqual(
    sent.map((value) => value.length < 100),
    [true, false, true, false],
    sent.map((value) => value.slice(0, 40)).join('\n'),
  );
});

test('back without the page cache, the inputs are as they were left', async (t) => {
  const { page } = await open(t, form());
  await type(page, 'employees', '450');
  await page.evaluate(() => addEventListener('unload', () => {}));
  // An empty page would do in some engines; Firefox forgets what forms held when one follows.
  await page.goto('data:text/html,Elsewhere');
  await page.goBack();
  await untilReady(page);
  await shows(page, { employees: 450 });
});

test('it leaves one form for another', async (t) => {
  const { page } = await open(t, { ...form(), body: `${form().body}<form id="other"></form>` });
  const has = await page.evaluate(() => {
    const element = document.querySelector('reach-estimator');
    const [first, other] = document.forms;
    other.append(element);
    return [new FormData(first).has('reach'), JSON.parse(new FormData(other).get('reach')).inputs.employees, element.form === other];
  });
  assert.deepEqual(has, [false, 200, true]);
  await headline(page).waitFor();
  assert.ok(await slider(page, 'employees').isEnabled());
});

test('where the script that writes all of it does not come, a form is sent the inputs', async (t) => {
  const { page } = await open(t, form('method="post"'), { before: (page) => page.route('**/*-further.js', (route) => route.abort()) });
  await page.locator('[part~="failure"]').waitFor();
  await until(page, () => document.querySelector('reach-estimator').estimate !== null);
  const sent = await page.evaluate(() => {
    document.querySelector('reach-estimator').employees = 450;
    return new FormData(document.querySelector('form')).get('reach');
  });
  assert.equal(sent, 'v=2&employees=450');
});

test('a form that is taken away with its element leaves nothing in the page that listens', async (t) => {
  const before = (page) =>
    page.addInitScript(() => {
      window.__listening = 0;
      for (const [name, step] of [
        ['addEventListener', 1],
        ['removeEventListener', -1],
      ]) {
        const native = window[name];
        window[name] = function (type, ...rest) {
          if (type === 'submit' && this === window) window.__listening += step;
          return native.call(this, type, ...rest);
        };
      }
    });
  const { page } = await open(t, form(), { before });
  const counts = await page.evaluate(() => {
    const whole = document.querySelector('form');
    const found = [window.__listening];
    whole.remove();
    found.push(window.__listening);
    document.body.append(whole);
    return [...found, window.__listening];
  });
  assert.deepEqual(
    counts.map((count) => count > 0),
    [true, false, true],
  );
});

test('what cannot be used looks so, and the answer stays readable', async (t) => {
  const { page } = await open(t, { body: '<fieldset><reach-estimator></reach-estimator></fieldset>' });
  const opacities = () =>
    page.evaluate(() => {
      const { shadowRoot } = document.querySelector('reach-estimator');
      return ['controls', 'further', 'headline', 'figures'].map((part) => {
        let opacity = 1;
        for (let node = shadowRoot.querySelector(`[part~="${part}"]`); node; node = node.parentElement) opacity *= Number(getComputedStyle(node).opacity);
        return opacity;
      });
    });
  assert.deepEqual(await opacities(), [1, 1, 1, 1]);
  await page.evaluate(() => (document.querySelector('fieldset').disabled = true));
  const [controls, further, ...answer] = await opacities();
  assert.ok(controls < 0.7 && further < 0.7, `${controls} ${further}`);
  assert.deepEqual(answer, [1, 1]);
});
