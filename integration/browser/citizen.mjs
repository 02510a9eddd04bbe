// Walks a citizen's whole purchase in the system's Chromium and says what it found, as JSON on standard output.
//
//   node citizen.mjs '{"base":"https://127.0.0.1:8443","language":"fr","width":320,"script":false,
//                     "modules":"build/browser","shots":"folder","mistakes":true}'
//
// `shots` is optional; with `mistakes` the citizen makes some on the way. What is found: problems (axe, content security policy, sideways scrolling), the requests and
// bytes of our own site, the number on the stamp.
import { createRequire } from 'node:module';
import { mkdirSync, readFileSync } from 'node:fs';

const asked = JSON.parse(process.argv[2]);
const need = createRequire(`${asked.modules}/package.json`);
const { chromium } = need('playwright-core');
const axe = readFileSync(need.resolve('axe-core/axe.min.js'), 'utf8');
const found = { problems: [], pages: [], requests: 0, bytes: 0 };
if (asked.shots) mkdirSync(asked.shots, { recursive: true });

const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
const context = await browser.newContext({
  ignoreHTTPSErrors: true,
  javaScriptEnabled: asked.script,
  viewport: { width: asked.width, height: asked.width < 600 ? 640 : 800 },
  locale: asked.language,
  colorScheme: asked.dark ? 'dark' : 'light',
});
const page = await context.newPage();
page.setDefaultTimeout(20000);
page.on('console', (message) => {
  if (message.type() === 'error' && !message.text().includes('status of 4')) problem(message.text());
});
page.on('pageerror', (error) => problem(String(error)));
page.on('response', (answer) => {
  if (!answer.url().startsWith(asked.base)) return;
  found.requests += 1;
  answer.request().sizes().then(
    (sizes) => { found.bytes += sizes.responseBodySize + sizes.responseHeadersSize; },
    () => {},
  );
});

function problem(text) {
  found.problems.push(`${new URL(page.url()).pathname}: ${text}`);
}

// A page of its own context with scripts looks at a copy of the page where the citizen has none.
async function checked(html, url) {
  const looking = await browser.newContext({
    ignoreHTTPSErrors: true, bypassCSP: true, viewport: page.viewportSize(),
    colorScheme: asked.dark ? 'dark' : 'light',
  });
  const copy = await looking.newPage();
  await copy.route(url, (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }));
  await copy.route('**/script/**', (route) => route.abort());
  await copy.goto(url);
  await copy.evaluate(axe);
  const { violations } = await copy.evaluate(() => globalThis.axe.run({ resultTypes: ['violations'] }));
  const wide = await copy.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  await looking.close();
  for (const each of violations)
    problem(`axe ${each.id}: ${each.nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`);
  if (wide > 0) problem(`scrolls sideways by ${wide} px`);
}

async function look(name) {
  found.pages.push(name);
  if (asked.shots) await page.screenshot({ path: `${asked.shots}/${name}.png`, fullPage: true });
  if (asked.check !== false) await checked(await page.content(), page.url());
}

const go = (path) => page.goto(`${asked.base}/${asked.language}${path}`);

async function choose() {
  await go('');
  await look('1-post');
  await page.fill('#q', asked.search ?? 'paris');
  await page.click('main form button');
  await look('2-found');
  await page.click('.list a');
  if (asked.mistakes) {
    await page.click('main form button.button');
    await page.waitForSelector('.notice.refused');
    await look('3-nothing-chosen');
  }
  await page.check('input[name="PAS-EST"]');
  await page.check('input[name="IMM-INS"]');
  await look('3-services');
  await page.click('main form button.button');
  await look('4-total');
  await page.click('main .row a.button');
}

async function mistake() {
  await page.fill('#email', 'not an address');
  await page.click('main form button.button');
  await page.waitForSelector('.error');
  if ((await page.inputValue('#email')) !== 'not an address') problem('what was typed is lost');
  await look('5-mistakes');
}

async function introduce() {
  if (asked.mistakes) await mistake();
  await page.fill('#email', 'salma@example.ma');
  await page.fill('#name', 'سلمى العلوي');
  await look('5-person');
  await page.click('main form button.button');
}

async function pay() {
  if (!asked.script) {
    await page.waitForSelector('form[data-send]');
    await look('6-bank');
    await page.click('main form button.button');
  }
  await page.waitForSelector('[name=pan]');
  await page.fill('[name=pan]', '4000000000000010');
  await page.fill('[name=Ecom_Payment_Card_ExpDate_Month]', '12');
  await page.fill('[name=Ecom_Payment_Card_ExpDate_Year]', '2030');
  await page.fill('[name=cv2]', '123');
  await page.click('main button, form button');
  if (!asked.script) await page.click('main button, form button');
  await page.waitForURL(/\/orders\//);
  await page.waitForSelector('.stamp img', { timeout: 30000 });
  await page.waitForLoadState('networkidle');
  await look('7-stamp');
  found.numbers = await page.locator('.number').allTextContents();
  found.order = page.url();
}

try {
  await choose();
  await introduce();
  await pay();
} catch (failure) {
  problem(`stopped: ${failure.message.split('\n')[0]}`);
  if (asked.shots) await page.screenshot({ path: `${asked.shots}/stopped.png`, fullPage: true });
}
await browser.close();
console.log(JSON.stringify(found, null, 1));
