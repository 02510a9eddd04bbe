// Every page that is not on the way of a purchase, looked at once.
//
//   number, text   of a stamp that was bought
//   order          the path of its order after the language, "/orders/9f…?t=…"
import { asked, go, look, page, problem, told } from './browser.mjs';

const digits = (last) => asked.number.slice(0, 15) + last;
const other = digits((Number(asked.number[15]) + 1) % 10);

async function check(typed, name) {
  await go('/check');
  await page.fill('#code', typed);
  await page.click('main form button.button:not(.second)');
  await page.waitForSelector(name === 'check-mistyped' ? '.error' : '.verdict');
  await look(name);
}

async function find(number, email, name) {
  await go('/find');
  await page.fill('#number', number);
  await page.fill('#email', email);
  await page.click('main form button.button');
  await page.waitForSelector(name === 'find-sent' ? '.notice' : '.error');
  await look(name);
}

const visits = {
  check: () => go('/check').then(() => look('check')),
  async valid() {
    await check(asked.text, 'check-valid');
    if ((await page.locator('.verdict.bad').count()) > 0) problem('a stamp of ours is called bad');
  },
  async number() {
    await check(asked.number, 'check-number');
    if ((await page.locator('dd').count()) !== 2) problem('a number tells more than service and post');
  },
  async wrong() {
    await check(asked.text.replace(/.$/, (last) => (last === '0' ? '1' : '0')), 'check-wrong');
    if ((await page.locator('.verdict.bad').count()) !== 1) problem('an altered code is not called bad');
  },
  async mistyped() {
    await check(other, 'check-mistyped');
    if ((await page.inputValue('#code')) !== other) problem('what was typed is lost');
  },
  find: () => go('/find').then(() => look('find')),
  async findMistyped() {
    await find('7K3M-9QXT', 'nobody', 'find-mistyped');
    if ((await page.locator('.error').count()) !== 2) problem('what is mistyped is not said beside its field');
    if ((await page.inputValue('#number')) !== '7K3M-9QXT') problem('what was typed is lost');
  },
  findSent: () => find('0000-0000-0000', 'nobody@etimbre.example', 'find-sent'),
  status: () => go('/status').then(() => look('status')),
  missing: () => go('/orders/0').then(() => look('missing')),
  order: () => go(asked.order).then(() => look('order')),
  async giveBack() {
    await go(asked.order.replace('?', '/return?'));
    await look('return');
    await page.fill('#email', 'nobody@example.org');
    await page.click('main form button.button');
    await page.waitForSelector('.error');
    await look('return-mistakes');
  },
  parts: () => go('/parts').then(() => look('parts')),
};

await told(async () => {
  for (const name of asked.visits ?? Object.keys(visits)) await visits[name]();
});
