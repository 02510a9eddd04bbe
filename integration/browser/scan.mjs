// The check page with a camera before which somebody holds a printed stamp.
//
//   video    the file that Chromium shows as its camera; without one there is none
import { asked, found, go, look, page, problem, told } from './browser.mjs';

const engines = [];

await told(
  async () => {
    page.on('request', (request) => { if (/wasm|index/.test(request.url())) engines.push(request.url()); });
    page.on('response', (answer) => {
      if (answer.url().endsWith('.wasm') && answer.status() !== 200) problem('the engine is not served');
    });
    await go('/check');
    await page.waitForSelector('.camera:not([hidden])');
    await look('scan');
    if (engines.length > 0) problem('the engine of the scanner came before anybody wanted it');
    await page.click('.camera button');
    if (!asked.video) {
      await page.waitForSelector('.camera .error:not([hidden])');
      return;
    }
    await page.waitForSelector('.verdict');
    await look('scanned');
    if ((await page.locator('.verdict.bad, .verdict.unsure').count()) > 0) problem('the scanned stamp is called bad');
    if (!engines.some((each) => each.endsWith('.wasm'))) found.pages.push('read by the browser itself');
  },
  {
    permissions: asked.video ? ['camera'] : [],
    args: asked.video
      ? ['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${asked.video}`]
      : [],
  },
);
