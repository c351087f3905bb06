// SPDX-License-Identifier: EUPL-1.2
// What staff see: accessible, printable, without script, in a real browser.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';

import { chromium } from 'playwright-core';

import { startCollector } from './collector.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

// path: what it is, and its status
const pages = [
  ['/', 'the list', 200],
  ['/factsheets/balie/2024', 'a factsheet with everything on it', 200],
  ['/factsheets/balie/2021', 'a plain factsheet', 200],
  ['/factsheets/balie/2020', 'a factsheet with too few respondents', 200],
  ['/factsheets/balie/1999', 'a factsheet of a year without answers', 200],
  ['/factsheets/digitaal/2024', 'a factsheet of statements', 200],
  ['/factsheets/smiley-3/2024', 'a factsheet of satisfaction', 200],
  ['/factsheets/melding/2024', 'a factsheet without marks', 200],
  ['/factsheets/kwh-reparatie/2024', 'a factsheet without benchmark', 200],
  ['/reviews', 'the responses that ask for review', 200],
  ['/factsheets/nee/2024', 'a page that is not there', 404],
];

let collector;
let browser;

before(async () => {
  collector = await startCollector();
  browser = await chromium.launch({
    executablePath: process.env.ZUIL_CHROMIUM, args: ['--no-sandbox', '--disable-gpu'],
  });
});
after(async () => {
  await browser?.close();
  await collector?.stop();
});

// Opens a page for the time of one test. axe needs script, which our own policy forbids.
async function visit(path, viewport, look) {
  const context = await browser.newContext({ viewport, bypassCSP: true });
  try {
    const page = await context.newPage();
    const outside = [];
    page.on('request', (request) => {
      if (!request.url().startsWith(collector.url)) outside.push(request.url());
    });
    const reply = await page.goto(collector.url + path);
    await look(page, reply);
    assert.deepEqual(outside, [], 'nothing comes from elsewhere');
  } finally {
    await context.close();
  }
}

const desk = { width: 1200, height: 900 };
const phone = { width: 320, height: 700 };

for (const [path, what, status] of pages) {
  test(`${what} is accessible (${path})`, async () => {
    for (const viewport of [desk, phone])
      await visit(path, viewport, async (page, reply) => {
        assert.equal(reply.status(), status);
        await page.evaluate(axe);
        const found = await page.evaluate(() => axe.run(document, {
          runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
        }));
        assert.deepEqual(found.violations.map((violation) => [violation.id,
          violation.nodes.map((node) => node.html)]), []);
      });
  });

  test(`${what} has no script and no part from elsewhere (${path})`, async () => {
    await visit(path, desk, async (page, reply) => {
      assert.match(reply.headers()['content-security-policy'], /^default-src 'none';/);
      assert.equal(await page.locator('script, link, img, iframe').count(), 0);
      const html = await reply.text();
      assert.doesNotMatch(html, /\son[a-z]+=/i);
      assert.equal(await page.locator('html').getAttribute('lang'), 'nl');
    });
  });

  if (path !== '/reviews') test(`${what} prints on A4, on two pages at most (${path})`, async () => {
    await visit(path, desk, async (page) => {
      const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true }))
        .toString('latin1');
      const sheets = pdf.match(/\/Type\s*\/Page\b(?!s)/g).length;
      assert.ok(sheets <= 2, `${sheets} pages`);
      const [, width, height] = pdf.match(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/);
      assert.ok(Math.abs(width - 595) < 1.5 && Math.abs(height - 842) < 1.5, `${width}×${height}`);
    });
  });

  test(`${what} fits a narrow screen without sideways scrolling (${path})`, async () => {
    await visit(path, phone, async (page) => {
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(wide <= phone.width, `${wide} px wide`);
    });
  });
}

test('the demanding factsheet prints on one page', async () => {
  await visit('/factsheets/balie/2024', desk, async (page) => {
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    assert.equal(pdf.match(/\/Type\s*\/Page\b(?!s)/g).length, 1);
  });
});

test('every chart has its table for who cannot see it', async () => {
  await visit('/factsheets/balie/2024', desk, async (page) => {
    assert.ok(await page.locator('svg').count() > 10);
    const unseen = await page.locator('svg').evaluateAll((charts) => charts
      .filter((chart) => !chart.closest('[aria-hidden=true]')).length);
    assert.equal(unseen, 0, 'no chart is read out as a picture');
    const rows = await page.getByRole('row').allInnerTexts();
    for (const text of [/Openingstijden\s.*8,0\s*8,0/s, /Paspoort of identiteitskaart\s.*60/s,
      /Rijbewijs\s*niet getoond/, /2022\s.*30/s])
      assert.ok(rows.some((row) => text.test(row)), `${text}`);
    for (const name of ['Totaaloordeel, van 1 tot 10', 'Customer effort score, van −100 tot 100'])
      assert.equal(await page.getByRole('table', { name }).count(), 1, name);
  });
});

test('the list leads to the factsheets by keyboard', async () => {
  await visit('/', desk, async (page) => {
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/factsheets\/balie\/2024$/);
    assert.equal(await page.getByRole('heading', { level: 1 }).innerText(),
      'Dienstverlening aan de balie');
  });
});

test('the list leads to what must be judged, which is shown as it was written', async () => {
  await visit('/', desk, async (page) => {
    await page.getByRole('link', { name: /Te beoordelen: 20/ }).click();
    await page.waitForURL(/\/reviews#/);
    assert.equal(await page.locator('.cases > li').count(), 20);
    assert.match(await page.locator('blockquote').first().innerText(), /<b>de brug<\/b> is nog stuk/);
    assert.equal(await page.getByText('Dit is geen factsheet').count(), 1);
  });
});
