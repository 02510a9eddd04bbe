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
  status: () => go('/status').then(() => look('status')),
  missing: () => go('/orders/0').then(() => look('missing')),
  order: () => go(asked.order).then(() => look('order')),
  parts: () => go('/parts').then(() => look('parts')),
};

await told(async () => {
  for (const name of asked.visits ?? Object.keys(visits)) await visits[name]();
});
