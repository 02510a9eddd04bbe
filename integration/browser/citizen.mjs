// A citizen's whole purchase, from the first page to the stamp (browser.mjs says what else can be asked).
//
//   search     what is typed to find the post
//   mistakes   the citizen makes some on the way, clicks twice and goes back
import { asked, found, go, look, page, problem, told } from './browser.mjs';

const next = 'main form button.button:not(.second)';

async function choose() {
  await go('');
  await look('1-post');
  await page.fill('#q', asked.search ?? 'paris');
  await page.click('main form button');
  await look('2-found');
  await page.click('.list a');
  if (asked.mistakes) {
    await page.click(next);
    await page.waitForSelector('.notice.refused');
    await look('3-nothing-chosen');
  }
  await page.check('input[name="PAS-EST"]');
  await page.check('input[name="IMM-INS"]');
  await look('3-services');
  await page.click(next);
  await look('4-total');
  await page.click('main .row a.button');
}

async function mistake() {
  await page.fill('#email', 'not an address');
  await page.click(next);
  await page.waitForSelector('.error');
  if ((await page.inputValue('#email')) !== 'not an address') problem('what was typed is lost');
  await look('5-mistakes');
}

async function introduce() {
  if (asked.mistakes) await mistake();
  await page.fill('#email', 'salma@example.ma');
  await page.fill('#name', 'سلمى العلوي');
  await look('5-person');
  if (asked.mistakes) await page.dblclick(next);
  else await page.click(next);
}

// Who goes back from the bank finds the way there again, for the same attempt.
async function goThereTwice() {
  const attempt = await page.getAttribute('form[data-send]', 'data-send');
  await page.click(next);
  await page.waitForSelector('[name=pan]');
  await page.goBack();
  await page.waitForSelector('form[data-send]');
  if ((await page.getAttribute('form[data-send]', 'data-send')) !== attempt) problem('going back began another attempt');
}

// What a purchase costs whose bank is quick: how long it waits is the bank's affair.
function price() {
  const order = new URL(page.url()).pathname;
  const last = found.fetched.findLastIndex(({ path }) => path === order);
  const kept = found.fetched.filter(({ path }, at) => path !== `${order}/state` && (path !== order || at === last));
  return { requests: kept.length, bytes: kept.reduce((sum, { bytes }) => sum + bytes, 0) };
}

async function pay() {
  if (!asked.script) {
    await page.waitForSelector('form[data-send]');
    await look('6-bank');
    if (asked.mistakes) await goThereTwice();
    await page.click(next);
  }
  await page.waitForSelector('[name=pan]');
  await page.fill('[name=pan]', '4000000000000010');
  await page.fill('[name=Ecom_Payment_Card_ExpDate_Month]', '12');
  await page.fill('[name=Ecom_Payment_Card_ExpDate_Year]', '2030');
  await page.fill('[name=cv2]', '123');
  await page.click('main button, form button');
  if (!asked.script) await page.click('main button, form button');
  await page.waitForURL(/\/orders\//);
  await page.waitForSelector('.stamp .code svg');
  await page.waitForLoadState('networkidle');
  found.p10 = price();
  await look('7-stamp');
  found.order = page.url().slice(asked.base.length);
}

await told(async () => {
  await choose();
  await introduce();
  await pay();
});
