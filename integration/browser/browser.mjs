// A browser in which a citizen walks, watched by the checks. What is asked comes as JSON on the command line:
//
//   base, language, width, script, dark   where, in which language, on how wide a screen, with or without scripts
//   modules                               the folder of the driver and the checkers
//   home                                  the home of the browser, which trusts our authority there
//   acquirer                              the origin of the card page
//   check, shots                          false to look at nothing; a folder for screenshots
import { createRequire } from 'node:module';
import { mkdirSync } from 'node:fs';
import { checkers } from './checks.mjs';

export const asked = JSON.parse(process.argv[2]);
export const found = { problems: [], pages: [], fetched: [] };

const { chromium } = createRequire(`${asked.modules}/package.json`)('playwright-core');
const checks = checkers(asked.modules);
if (asked.shots) mkdirSync(asked.shots, { recursive: true });

const answers = new Map(); // address → the last page that came from there
const patience = 120_000; // a busy machine is no finding
let browser = null;
let looking = null; // a page with scripts, which looks at copies where the citizen has none
export let page = null;

export async function open(launch = {}) {
  browser = await chromium.launch({
    executablePath: '/usr/bin/chromium', args: ['--no-sandbox', ...(launch.args ?? [])],
    env: { ...process.env, HOME: asked.home },
  });
  const common = {
    viewport: { width: asked.width, height: asked.width < 600 ? 640 : 800 },
    locale: asked.language,
    colorScheme: asked.dark ? 'dark' : 'light',
  };
  const context = await browser.newContext({
    ...common, javaScriptEnabled: asked.script, permissions: launch.permissions ?? [],
  });
  page = await context.newPage();
  page.setDefaultTimeout(patience);
  watch();
  await count(await context.newCDPSession(page));
  looking = await (await browser.newContext({ ...common, bypassCSP: true })).newPage();
  looking.setDefaultTimeout(patience);
}

function watch() {
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('status of 4')) problem(message.text());
  });
  page.on('pageerror', (error) => problem(String(error)));
  page.on('response', (answer) => {
    if (!answer.url().startsWith(asked.base)) return;
    if (answer.request().isNavigationRequest() && answer.status() !== 303) answers.set(answer.url(), kept(answer).catch(() => null));
  });
}

// What crossed the network from our own site, as the browser counts it: heads and bodies, not what it had kept.
async function count(network) {
  const ours = new Map();
  const add = (address, bytes) => {
    found.fetched.push({ path: address.slice(asked.base.length).split('?')[0], bytes });
  };
  await network.send('Network.enable');
  network.on('Network.requestWillBeSent', ({ requestId, request, redirectResponse: before }) => {
    if (before?.url.startsWith(asked.base)) add(before.url, before.encodedDataLength);
    if (request.url.startsWith(asked.base)) ours.set(requestId, request.url);
    else ours.delete(requestId);
  });
  network.on('Network.responseReceived', ({ requestId, response }) => {
    if (response.fromDiskCache || response.fromPrefetchCache) ours.delete(requestId);
  });
  network.on('Network.requestServedFromCache', ({ requestId }) => ours.delete(requestId));
  network.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (ours.has(requestId)) add(ours.get(requestId), encodedDataLength);
  });
}

async function kept(answer) {
  const fields = await answer.headersArray();
  const cookies = fields.filter(({ name }) => name.toLowerCase() === 'set-cookie').map(({ value }) => value);
  const headers = answer.headers();
  // The bank of a development machine is on it, which nobody may allow elsewhere.
  headers['content-security-policy'] = headers['content-security-policy']?.replaceAll(asked.acquirer, 'https://pay.example');
  return { headers, cookies, body: await answer.text() };
}

export function problem(text) {
  found.problems.push(`${new URL(page.url()).pathname}: ${text}`);
}

// What axe and a ruler see of a page that would come from there.
export async function lookAtCopy(html, url) {
  await looking.unrouteAll();
  await looking.route(url, (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }));
  await looking.route('**/script/**', (route) => route.abort());
  await looking.goto(url);
  const seen = await checks.axe(looking);
  const wide = await looking.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  return wide > 0 ? [...seen, `scrolls sideways by ${wide} px`] : seen;
}

// Everything that is held against a page, and its picture.
export async function look(name) {
  found.pages.push(name);
  if (asked.shots) await page.screenshot({ path: `${asked.shots}/${name}.png`, fullPage: true });
  if (asked.check === false) return;
  const answer = await answers.get(page.url());
  if (answer) checks.answer(answer).forEach(problem);
  else problem('its answer was not seen');
  (await lookAtCopy(await page.content(), page.url())).forEach(problem);
}

export const go = (path) => page.goto(`${asked.base}/${asked.language}${path}`);

// Runs the walk and says what was found, whatever happened on the way.
export async function told(walk, launch) {
  try {
    await open(launch);
    await walk();
  } catch (failure) {
    found.problems.push(`stopped: ${failure.message.split('\n').slice(0, 3).join(' ')}`);
    if (asked.shots && page) await page.screenshot({ path: `${asked.shots}/stopped.png`, fullPage: true });
  }
  await browser?.close();
  console.log(JSON.stringify(found, null, 1));
}
