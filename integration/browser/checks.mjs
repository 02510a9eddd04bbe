// What is held against every page: its HTML, its policy and header fields, and what axe sees in the browser.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';

export function checkers(modules) {
  const need = createRequire(`${modules}/package.json`);
  const { HtmlValidate, StaticConfigLoader } = need('html-validate');
  const { CspEvaluator } = need('csp_evaluator/dist/evaluator.js');
  const { CspParser } = need('csp_evaluator/dist/parser.js');
  const { Severity } = need('csp_evaluator/dist/finding.js');
  const validator = new HtmlValidate(new StaticConfigLoader({
    root: true,
    extends: ['html-validate:recommended'],
    rules: {
      'attribute-boolean-style': 'off', // open="" is the same as open
      'attribute-empty-style': 'off',
      'no-trailing-whitespace': 'off',
      'no-inline-style': 'error',
      'long-title': 'off', // a title says what the page says
      'require-csp-nonce': 'error',
    },
  }));
  const axe = readFileSync(need.resolve('axe-core/axe.min.js'), 'utf8');
  return {
    axe: (page) => axeFindings(page, axe),
    answer: (answer) => [
      ...htmlFindings(validator, answer.body),
      ...policyFindings(new CspEvaluator(new CspParser(answer.headers['content-security-policy'] ?? '').csp), Severity),
      ...observatoryFindings(answer),
    ],
  };
}

async function axeFindings(page, axe) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run({ resultTypes: ['violations'] }));
  return violations.map((each) => `axe ${each.id}: ${each.nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`);
}

function htmlFindings(validator, html) {
  const report = validator.validateStringSync(html, 'page.html');
  return report.results.flatMap((file) => file.messages)
    .map((each) => `html-validate ${each.ruleId}: ${each.message} (${each.line}:${each.column})`);
}

function policyFindings(evaluator, severity) {
  return evaluator.evaluate()
    .filter((each) => each.severity < severity.NONE)
    .map((each) => `csp_evaluator ${each.directive} ${each.value ?? ''}: ${each.description}`);
}

export const observatoryLeast = 130;

function observatoryFindings(answer) {
  const { score, why } = observatory(answer);
  return score >= observatoryLeast ? [] : [`observatory ${score} of ${observatoryLeast}: ${why.join(', ')}`];
}

// The published scoring of the MDN HTTP Observatory, algorithm 4, for one answer of a site that speaks no plain HTTP
// and is in no preload list: a hundred, less what is bad; what is good counts from ninety on.
export function observatory({ headers, cookies, body }) {
  const parts = {
    policy: policyPoints(directives(headers['content-security-policy'])),
    cookies: cookiePoints(cookies),
    sharing: headers['access-control-allow-origin'] ? -50 : 0,
    referrer: referrerPoints(headers['referrer-policy']),
    transport: transportPoints(headers['strict-transport-security']),
    integrity: integrityPoints(body),
    sniffing: headers['x-content-type-options'] === 'nosniff' ? 0 : -5,
    frames: framePoints(directives(headers['content-security-policy']), headers['x-frame-options']),
    resources: { 'same-origin': 10, 'same-site': 10, 'cross-origin': 0 }[headers['cross-origin-resource-policy']] ?? 0,
  };
  const points = Object.values(parts);
  const bad = 100 + points.filter((each) => each < 0).reduce((sum, each) => sum + each, 0);
  const all = 100 + points.reduce((sum, each) => sum + each, 0);
  return { score: bad >= 90 ? all : bad, why: Object.entries(parts).map(([name, each]) => `${name} ${each}`) };
}

function directives(policy) {
  const found = new Map();
  for (const each of (policy ?? '').split(';').map((text) => text.trim().split(/\s+/)))
    if (each[0]) found.set(each[0].toLowerCase(), each.slice(1));
  return found;
}

const broad = ['*', 'http:', 'https:', 'ftp:', 'http://*', 'https://*'];

function policyPoints(policy) {
  if (policy.size === 0) return -25;
  const fallback = policy.get('default-src') ?? ['*'];
  const script = policy.get('script-src') ?? fallback;
  const style = policy.get('style-src') ?? fallback;
  const object = policy.get('object-src') ?? fallback;
  const unsafe = [...broad, "'unsafe-inline'", 'data:'];
  if (script.some((each) => unsafe.includes(each)) || object.some((each) => broad.includes(each))) return -20;
  if ([...policy.values()].flat().some((each) => /^(http|ftp):/.test(each))) return -20;
  if ([...script, ...style].includes("'unsafe-eval'")) return -10;
  if (style.some((each) => unsafe.includes(each))) return 0;
  return fallback.length === 1 && fallback[0] === "'none'" ? 10 : 5;
}

function cookiePoints(cookies) {
  if (cookies.length === 0) return 0;
  const has = (name) => cookies.every((each) => new RegExp(`;\\s*${name}`, 'i').test(each));
  if (!has('secure')) return -40;
  if (!has('httponly')) return -30;
  return has('samesite=(lax|strict)') ? 5 : 0;
}

function referrerPoints(policy) {
  if (!policy) return 0;
  return ['no-referrer', 'same-origin', 'strict-origin', 'strict-origin-when-cross-origin'].includes(policy) ? 5 : -5;
}

function transportPoints(field) {
  const seconds = Number(/max-age=(\d+)/.exec(field ?? '')?.[1] ?? -1);
  if (seconds < 0) return -20;
  return seconds >= 15552000 ? 0 : -10;
}

function integrityPoints(body) {
  const scripts = [...body.matchAll(/<script[^>]*\ssrc="([^"]*)"[^>]*>/g)];
  if (scripts.some(([, source]) => !source.startsWith('/') || source.startsWith('//'))) return -50;
  return scripts.length > 0 && scripts.every(([tag]) => tag.includes(' integrity=')) ? 5 : 0;
}

function framePoints(policy, field) {
  const ancestors = policy.get('frame-ancestors');
  if (ancestors && !ancestors.some((each) => broad.includes(each))) return 5;
  return ['DENY', 'SAMEORIGIN'].includes((field ?? '').toUpperCase()) ? 0 : -20;
}
