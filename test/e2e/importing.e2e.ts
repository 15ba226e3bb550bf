/** A coordinator takes in Word files: by button, by palette, by dropping; and learns what came in and what did not. */
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { everyEmbed, IMAGES } from '../../shared/exchange/testing/embedSamples.ts';
import { para } from '../../shared/exchange/testing/samples.ts';
import { ANA, BEN, comment, piece, tracked } from '../../shared/exchange/testing/trackedSamples.ts';
import { del, ins, makeWordFile, p, r } from '../../shared/exchange/word/read/testing/makeWordFile.ts';
import { writeWord } from '../../shared/exchange/word/writeWord.ts';
import { fixturePath, hasFixture } from '../fixtures.ts';
import { wrongs } from './helpers/axe.ts';
import { launchChromium, openPerson } from './helpers/openPerson.ts';
import { sampled } from './helpers/sampled.ts';
import type { TestDesk } from './helpers/startDesk.ts';
import { startDesk } from './helpers/startDesk.ts';

let browser: Browser;
let desk: TestDesk;

beforeAll(async () => {
  browser = await launchChromium();
  desk = await startDesk({ template: 'blank' });
});
afterAll(async () => {
  await browser?.close();
  await desk?.close();
});

const MEDIA_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const fileOf = (name: string, bytes: Uint8Array) => ({
  name,
  mimeType: MEDIA_TYPE,
  buffer: Buffer.from(bytes),
});

async function choose(
  page: Page,
  name: string,
  bytes: Uint8Array,
  press?: () => Promise<void>,
): Promise<void> {
  const asked = page.waitForEvent('filechooser');
  await (press?.() ?? page.getByRole('button', { name: 'Import a Word file' }).click());
  await (await asked).setFiles(fileOf(name, bytes));
}

/** Holds files over the list of documents, and lets go of them where asked. */
async function drag(
  page: Page,
  files: readonly { name: string; bytes: Uint8Array }[],
  drop: boolean,
): Promise<void> {
  const given = files.map(({ name, bytes }) => ({ name, bytes: [...bytes] }));
  await page.locator('#documents-heading').evaluate(
    (target, { given, drop, type }) => {
      const dataTransfer = new DataTransfer();
      for (const { name, bytes } of given)
        dataTransfer.items.add(new File([Uint8Array.from(bytes)], name, { type }));
      const send = (kind: string) =>
        target.dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer }));
      send('dragenter');
      send('dragover');
      if (drop) send('drop');
    },
    { given, drop, type: MEDIA_TYPE },
  );
}

const SMALL = makeWordFile({
  body:
    p(r('Recognise ') + del('Mei (Fiji)', 'credits') + ins('Mei (Fiji)', r('outcomes'))) +
    p(r('lit words', '<w:highlight w:val="red"/>')),
});

describe('a file of our own making', () => {
  test('comes in with its changes and comments by whoever made them, and opens', async () => {
    const { page, errors, close } = await openPerson(browser, desk, 'Mere', 'FJ');
    const runs = [
      piece('Courses are '),
      piece('hardly ', { deleted: ANA }),
      piece('widely ', { inserted: BEN }),
      piece('used.'),
    ];
    const bytes = await writeWord({
      ...tracked([{ ...para([]), runs }], [comment({ text: 'Which ones?' })]),
      title: 'Stock-take',
    });
    await choose(page, 'Stock-take.docx', bytes);
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('heading', { name: '“Stock-take” was imported' }).waitFor();
    await dialog.getByText('1 comment').waitFor();
    expect((await dialog.getByRole('row').allTextContents()).sort()).toEqual([
      'Ana · Fiji1 change',
      'Ben · UNESCO1 change',
    ]);
    await dialog.getByText('Everything in the file came in').waitFor();
    expect(await wrongs(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Open the document' }).click();
    await page.locator('#page', { hasText: 'Courses are hardly widely used.' }).waitFor();
    await page.getByRole('tab', { name: /^Comments/ }).click();
    await page.getByText('Which ones?').waitFor();
    expect(errors).toEqual([]);
    await close();
  });

  test('with everything in it that a page can hold: what is left out of it is nothing', async () => {
    const { page, errors, close } = await openPerson(browser, desk, 'Mere', 'FJ');
    await choose(page, 'everything.docx', await writeWord(everyEmbed(), { images: IMAGES }));
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Everything in the file came in').waitFor();
    for (const counted of ['2 tables', '3 notes', '2 pictures']) await dialog.getByText(counted).waitFor();
    await dialog.getByRole('button', { name: 'Close' }).last().click();
    await page.getByRole('link', { name: 'Annual report' }).waitFor();
    expect(errors).toEqual([]);
    await close();
  });
});

const FIXTURE = 'docx-revisions/RP001-Tracked-Revisions-01.docx';

test.skipIf(!hasFixture(FIXTURE))(
  'a file of an office: what did not come in has its places, and the original is kept',
  async () => {
    const bytes = new Uint8Array(readFileSync(fixturePath(FIXTURE)));
    const { page, close } = await openPerson(browser, desk, 'Mere', 'FJ');
    await choose(page, 'From the ministry.docx', bytes);
    const dialog = page.getByRole('dialog');
    await dialog.getByText('What did not come in as it was').waitFor();
    await dialog.getByText('Numbers that are drawn otherwise here').click();
    await dialog
      .getByText(/^Page 2, paragraph \d+/)
      .first()
      .waitFor();
    await dialog.getByText('Assay (By HPLC').waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      dialog.getByRole('button', { name: 'Download the original' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('From the ministry.docx');
    expect(new Uint8Array(readFileSync(await download.path()))).toEqual(bytes);
    await dialog.getByRole('button', { name: 'Close' }).last().click();

    // And long after, from the list.
    await page.reload();
    await page.getByRole('button', { name: /^Actions for From the ministry/ }).click();
    await page.getByRole('menuitem', { name: 'About the import' }).click();
    await dialog.getByText(/^From .*From the ministry\.docx.*, imported by Mere, Fiji, on /).waitFor();
    await dialog.getByText('Numbers that are drawn otherwise here').waitFor();
    await close();
  },
);

describe('ways in', () => {
  test('with the keys alone: the button, the palette, and through the report', async () => {
    const { page, close } = await openPerson(browser, desk, 'Mere', 'FJ');
    const button = page.getByRole('button', { name: 'Import a Word file' });
    await choose(page, 'By key.docx', SMALL, async () => {
      await button.focus();
      await page.keyboard.press('Enter');
    });
    const dialog = page.getByRole('dialog');
    const open = dialog.getByRole('button', { name: 'Open the document' });
    await open.and(page.locator(':focus')).waitFor();
    await dialog.locator('summary').focus();
    await page.keyboard.press('Enter');
    await dialog.getByText('lit words').waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await button.and(page.locator(':focus')).waitFor();

    await choose(page, 'By palette.docx', SMALL, async () => {
      await page.keyboard.press('Control+k');
      await page.keyboard.type('import a word');
      await page.keyboard.press('Enter');
    });
    await dialog.getByRole('heading', { name: '“By palette” was imported' }).waitFor();
    await close();
  });

  test('dropped on the list, which says so while one is held over it; several are asked for one by one', async () => {
    const { page, close } = await openPerson(browser, desk, 'Mere', 'FJ');
    await page.locator('#documents-heading').waitFor();
    await drag(page, [{ name: 'Dropped.docx', bytes: SMALL }], false);
    await page.getByText('Drop the Word file to import it').waitFor();
    await drag(page, [{ name: 'Dropped.docx', bytes: SMALL }], true);
    await page.getByRole('heading', { name: '“Dropped” was imported' }).waitFor();
    expect(await page.getByText('Drop the Word file to import it').count()).toBe(0);
    // While a dialog is open nothing else is taken in, and the browser does not leave for the file either.
    await drag(page, [{ name: 'Too early.docx', bytes: SMALL }], true);
    await page.getByRole('heading', { name: '“Dropped” was imported' }).waitFor();
    await page.getByRole('button', { name: 'Close' }).last().click();
    await drag(
      page,
      [
        { name: 'a.docx', bytes: SMALL },
        { name: 'b.docx', bytes: SMALL },
      ],
      true,
    );
    await page.getByRole('alert').getByText('Import one at a time').waitFor();
    await choose(page, 'One of them.docx', SMALL, () =>
      page.getByRole('button', { name: 'Choose another file' }).click(),
    );
    await page.getByRole('heading', { name: '“One of them” was imported' }).waitFor();
    await close();
  });
});

const WRONG: readonly [string, Uint8Array, string, string][] = [
  ['text.docx', Buffer.from('%PDF-1.7'), 'This is a PDF', 'هذا ملف \u2068PDF'],
  ['text.docx', Buffer.from('{\\rtf1\\ansi Agreed}'), 'OpenDocument (.odt), RTF', 'هذا نص من نوع آخر'],
  [
    'text.docx',
    makeWordFile({ files: { 'word/document.xml': '<workbook xmlns="urn:other"/>' } }),
    'This is no Word file',
    'هذا ليس ملف',
  ],
  [
    'locked.docx',
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...Buffer.from('EncryptedPackage')]),
    'protected by a password',
    'محمي بكلمة سر',
  ],
  [
    'old.doc',
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...Buffer.from('WordDocument')]),
    'Word 97 to 2003',
    'احفظه',
  ],
  ['cut.docx', SMALL.subarray(0, SMALL.length - 30), 'damaged or was cut short', 'تالف'],
  [
    'bomb.docx',
    makeWordFile({ files: { 'word/document.xml': new Uint8Array(12 << 20).fill(32) } }),
    'to do harm',
    'لإلحاق الضرر',
  ],
];

/** Documents that came from files, as the host has them. */
async function imported(): Promise<string[]> {
  const headers = { authorization: `Bearer ${desk.host.token}` };
  return (await (await fetch(`${desk.origin}/api/imports`, { headers })).json()).documents;
}

describe('a file that is not taken in', () => {
  test.each(sampled(['ar'], ['en']))('says why, in words (%s)', async (language) => {
    const { page, errors, close } = await openPerson(browser, desk, 'Mere', 'FJ', {
      preferences: { language },
    });
    const before = await imported();
    const first = language === 'en' ? 'Import a Word file' : 'استيراد ملف';
    const again = language === 'en' ? 'Choose another file' : 'اختيار ملف آخر';
    let press = () => page.getByRole('button', { name: first }).click();
    for (const [name, bytes, english, arabic] of WRONG) {
      await choose(page, name, bytes, press);
      await page
        .getByRole('alert')
        .getByText(language === 'en' ? english : arabic)
        .waitFor();
      press = () => page.getByRole('button', { name: again }).click();
    }
    expect(await wrongs(page)).toEqual([]);
    expect(await imported()).toEqual(before);
    expect(errors).toEqual([]);
    await close();
  });

  test('of 100 MB it is told before any of it is sent', async () => {
    const { page, errors, close } = await openPerson(browser, desk, 'Mere', 'FJ');
    const folder = mkdtempSync(join(tmpdir(), 'rapporteur-test-'));
    const path = join(folder, 'large.docx');
    writeFileSync(path, SMALL);
    truncateSync(path, 100 << 20);
    const sent: string[] = [];
    page.on('request', (request) => {
      if (request.method() === 'POST') sent.push(request.url());
    });
    const asked = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Import a Word file' }).click();
    await (await asked).setFiles(path);
    await page.getByRole('alert').getByText('The file is too large: up to 96 MB').waitFor();
    expect(sent).toEqual([]);
    rmSync(folder, { recursive: true });
    expect(errors).toEqual([]);
    await close();
  });

  test('without the host nothing is lost, and what to wait for is said', async () => {
    const { page, context, close } = await openPerson(browser, desk, 'Mere', 'FJ');
    await page.getByRole('button', { name: 'Import a Word file' }).waitFor();
    await context.setOffline(true);
    await choose(page, 'text.docx', SMALL);
    await page.getByRole('alert').getByText('read by the host, which does not answer now').waitFor();
    await close();
  });

  test('cancelled while it is read, it is not in the list, and the host has stopped', async () => {
    const { page, close } = await openPerson(browser, desk, 'Mere', 'FJ');
    await page.route('**/api/imports/*', (route) =>
      route.request().method() === 'GET'
        ? route.fulfill({ json: { state: 'working', progress: 0.4, step: 'reading' } })
        : route.continue(),
    );
    await page.route('**/api/imports/*/file', (route) => route.fulfill({ status: 202, json: {} }));
    await choose(page, 'Cancelled.docx', SMALL);
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Reading the file…').waitFor();
    expect(await dialog.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('40');
    expect(await wrongs(page)).toEqual([]);
    const stopped = page.waitForRequest(
      (request) => request.method() === 'DELETE' && /\/api\/imports\//.test(request.url()),
    );
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    expect((await (await stopped).response())?.status()).toBe(204);
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('Import cancelled. Nothing was taken in.').waitFor({ state: 'attached' });
    expect(await page.getByRole('link', { name: 'Cancelled' }).count()).toBe(0);
    await close();
  });
});

describe.each([
  ['light', 'en'],
  ['dark', 'en'],
  ['light', 'ar'],
] as const)('the report in %s, %s', (theme, language) => {
  test('has nothing for axe to find, and holds at 200 %', async () => {
    const { page, close } = await openPerson(browser, desk, 'Mere', 'FJ', {
      preferences: { theme, language },
      viewport: { width: 683, height: 384 },
    });
    await choose(page, 'Report.docx', SMALL, () =>
      page.getByRole('button', { name: language === 'en' ? 'Import a Word file' : 'استيراد ملف' }).click(),
    );
    const dialog = page.getByRole('dialog');
    await dialog.locator('summary').click();
    await dialog.getByText('lit words').waitFor();
    expect(await wrongs(page)).toEqual([]);
    // Nothing runs out of the dialog, and its buttons can be reached.
    const wide = await dialog.evaluate((element) => element.scrollWidth - element.clientWidth);
    expect(wide).toBeLessThanOrEqual(0);
    await dialog.getByRole('button').last().scrollIntoViewIfNeeded();
    await close();
  });
});
