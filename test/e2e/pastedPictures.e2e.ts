/** Text with pictures from other programs, pasted at a real desk: what is in it comes along, nothing else is asked for. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { atDesk, BEHIND, png } from './helpers/inserting.ts';
import { launchChromium, openPerson } from './helpers/openPerson.ts';
import { card, chooseMode, selectWords, untilSaid } from './helpers/reviewing.ts';

let browser: Browser;
/** Whoever put a picture on the web, and would like to know who pastes it. */
let outside: Server;
const calls: string[] = [];

beforeAll(async () => {
  browser = await launchChromium();
  outside = createServer((request, response) => {
    calls.push(request.url ?? '');
    response.setHeader('access-control-allow-origin', '*');
    response.end('');
  });
  outside.on('connection', (socket) => calls.push(`from ${socket.remotePort}`));
  await new Promise<void>((resolve) => outside.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  await browser?.close();
  outside.close();
});

const there = (path: string) => `http://127.0.0.1:${(outside.address() as AddressInfo).port}/${path}`;
const data = (bytes: Buffer, type = 'png') => `data:image/${type};base64,${bytes.toString('base64')}`;

async function paste(page: Page, html: string): Promise<void> {
  await page.evaluate((html) => {
    const put = (event: ClipboardEvent) => {
      event.preventDefault();
      event.stopImmediatePropagation();
      event.clipboardData?.setData('text/html', html);
      event.clipboardData?.setData('text/plain', 'only where there is nothing better');
    };
    document.addEventListener('copy', put, { capture: true, once: true });
    document.execCommand('copy');
  }, html);
  await page.keyboard.press('Control+v');
}
const images = (page: Page) => page.locator('#page img[src^="blob:"]');

test('pictures in what is pasted come along, in the text and in a cell, as wide as they were, for everybody', async () => {
  const { desk, page, leave } = await atDesk(browser);
  const [chart, map] = [png(300, 200), png(1200, 400)];
  await paste(
    page,
    `<p>Enrolment <img src="${data(chart)}" width="200" alt="Enrolment by country"> rose.</p>
     <table><tr><th>Map</th><th>Year</th></tr><tr><td><img src='${data(map)}' alt='Fiji'></td><td>2018</td></tr></table>
     <p>Twice the same: <img src="${data(chart)}" alt="Enrolment by country" width="200">.</p>`,
  );
  await expect.poll(() => images(page).count()).toBe(3);
  const found = await images(page).evaluateAll((all) =>
    all.map((one) => [(one as HTMLImageElement).alt, one.getAttribute('width')]),
  );
  // 200 pixels; as wide as the text.
  expect(found).toEqual([
    ['Enrolment by country', '200'],
    ['Fiji', '601'],
    ['Enrolment by country', '200'],
  ]);
  expect(await page.locator('.page-table tr').count()).toBe(2);
  // A row that heads a table is bold by that alone.
  const head = page.locator('.page-table tr[data-header] .inner-text').first();
  expect(await head.evaluate((text) => getComputedStyle(text).fontWeight)).toBe('600');
  await page.locator('#page > *', { hasText: /^Enrolment .*rose\.$/ }).waitFor();

  const ken = await openPerson(browser, desk, 'Ken', 'JP');
  await ken.open(desk.documents[0]?.id ?? '');
  await expect.poll(() => images(ken.page).count()).toBe(3);
  await ken.close();

  // All of it came in one step.
  await page.keyboard.press('Control+z');
  await expect.poll(() => images(page).count()).toBe(0);
  expect(await page.locator('.page-table').count()).toBe(0);
  expect(await page.locator('#page > *', { hasText: 'Twice the same' }).count()).toBe(0);
  await leave();
});

test('what stands elsewhere is never asked for, and what did not come along is told', async () => {
  const { page, leave } = await atDesk(browser);
  await paste(
    page,
    `<p>One <img src="${there('web.png')}"> two <img src="file:///C:/Users/x/clip_image001.png"> three<img src="${there('dot.gif')}" width=1 height=1></p>`,
  );
  await untilSaid(page, /^2 pictures did not come along/);
  await page.getByText('Copy them one by one').first().waitFor();
  await page.locator('#page > *', { hasText: 'One two three' }).waitFor();

  // Beside one that comes along; a damaged one and a drawing that can carry programs are none.
  const svg = Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg"><image href="${there('svg.png')}"/></svg>`,
  );
  await paste(
    page,
    `<p>Four <img src="${data(png(20, 20))}" srcset="${there('set.png')} 2x"> five <img src="${data(svg, 'svg+xml')}"><img src="data:image/png;base64,AAAA"><img src="${there('other.png')}"></p>`,
  );
  await untilSaid(page, /^3 pictures did not come along/);
  await expect.poll(() => images(page).count()).toBe(1);
  // One by name, as any page could put it there, is none that anybody has, and asks nobody for it.
  await paste(
    page,
    `<p>Six <img data-kept-picture='{"kind":"image","src":"${there('forged.png')}","hash":"x"}'></p>`,
  );
  await page.locator('#page > *', { hasText: 'Six' }).waitFor();
  expect(await images(page).count()).toBe(1);
  expect(calls).toEqual([]);
  await fetch(there('self'));
  expect(calls.splice(0)).toContain('/self');
  await leave();
});

test('where one proposes, text with a picture and a table is one proposal, told by what is in it', async () => {
  const { page, leave } = await atDesk(browser);
  await chooseMode(page, 'Suggesting');
  await selectWords(page, BEHIND, 'end');
  await paste(
    page,
    `<p>As charted: <img src="${data(png(60, 40))}" alt="A chart"></p><table><tr><th>Need</th><th>Lead</th></tr><tr><td>Policy</td><td>Fiji</td></tr></table>`,
  );
  await expect.poll(() => images(page).count()).toBe(1);
  const proposal = card(page, 'As charted');
  await proposal.waitFor();
  expect(await proposal.textContent()).toContain('Inserted a table');
  await chooseMode(page, 'Editing');
  await proposal.getByRole('button', { name: 'Withdraw' }).click();
  await expect.poll(() => images(page).count()).toBe(0);
  await expect.poll(() => page.locator('.page-table').count()).toBe(0);
  await leave();
});
