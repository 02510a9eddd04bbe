// Each checker is shown its fault, and a page without one: a judge that passes everything proves nothing.
import { asked, found, lookAtCopy, page, problem, told } from './browser.mjs';
import { checkers, observatory } from './checks.mjs';

const policy = "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'none'";
const headers = {
  'content-security-policy': policy,
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=63072000',
  'x-content-type-options': 'nosniff',
};
const html = (content) => `<!DOCTYPE html>
<html lang="fr" dir="ltr"><head><meta charset="utf-8"><title>Page</title></head>
<body><main><h1>Page</h1>${content}</main></body></html>`;

function answer(content, changed = {}) {
  return { headers: { ...headers, ...changed }, cookies: [], body: html(content) };
}

const withoutBrowser = [
  ['nothing', answer('<p>Bien</p>'), null],
  ['a picture without words', answer('<img src="/a.png">'), 'wcag/h37'],
  ['a style in the page', answer('<p style="color:red">x</p>'), 'no-inline-style'],
  ['a value that leaves its place', answer('<input value="a" onclick="b">'), 'html-validate'],
  ['a text that was not escaped', answer('<p>1 < 2 & 3</p>'), 'html-validate'],
  ['an element left open', answer('<p><b>x</p>'), 'html-validate'],
  ['two of one name', answer('<p id="a">x</p><p id="a">y</p>'), 'no-dup-id'],
  ['scripts from anywhere', answer('<p>x</p>', { 'content-security-policy': "script-src *; default-src 'none'" }), 'csp_evaluator'],
  ['scripts in the page', answer('<p>x</p>', { 'content-security-policy': `${policy}; script-src 'unsafe-inline'` }), 'csp_evaluator'],
  ['no policy', answer('<p>x</p>', { 'content-security-policy': undefined }), 'observatory'],
  ['what others may load', answer('<p>x</p>', { 'cross-origin-resource-policy': undefined }), 'observatory'],
  ['a cookie for scripts', { ...answer('<p>x</p>'), cookies: ['a=b; Secure; SameSite=Lax'] }, 'observatory'],
];

const inBrowser = [
  ['a page without fault', html('<p>Bien</p>'), null],
  ['a field without a name', html('<form><input type="text"></form>'), 'axe label'],
  ['words too pale to read', html('<p><font color="#ddd">pâle</font></p>'), 'axe color-contrast'],
  ['a page wider than the screen', html('<p><canvas width="3000" height="1"></canvas></p>'), 'scrolls sideways'],
];

function judge(name, findings, expected) {
  const seen = findings.some((each) => each.includes(expected ?? ''));
  if (expected && !seen) problem(`${name}: not found, but ${findings.join('; ') || 'nothing'}`);
  if (!expected && seen) problem(`${name}: ${findings.join('; ')}`);
}

await told(async () => {
  const checks = checkers(asked.modules);
  await page.goto(`${asked.base}/${asked.language}`);
  for (const [name, what, expected] of withoutBrowser) judge(name, checks.answer(what), expected);
  const full = observatory(answer('<p>x</p>')).score;
  if (full !== 130) problem(`the observatory gives ${full} for a hundred and thirty`);
  for (const [name, what, expected] of inBrowser) judge(name, await lookAtCopy(what, page.url()), expected);
  found.pages.push(...withoutBrowser.map(([name]) => name), ...inBrowser.map(([name]) => name));
});
