/**
 * A text on which suggestions are undecided leaves the desk: the person is told how many, chooses which of the two
 * texts it is to be, and the file says so. Rules X1 to X3 of electron/host/SPEC.md.
 */
import type { Browser, Download, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { EDITOR, FIJI, reviewer, SAMOA } from '../../electron/host/testReview.ts';
import type { LiveConnection } from '../../renderer/platform/connection/connectDocument.ts';
import { readWord } from '../../shared/exchange/testing/readWord.ts';
import { settleWord } from '../../shared/exchange/testing/settleWord.ts';
import { converged, device, isSafe, until } from '../sync/clients.ts';
import { wrongs } from './helpers/axe.ts';
import { launchChromium, openPerson } from './helpers/openPerson.ts';
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

async function newDocument(title: string): Promise<{ id: string; writer: LiveConnection }> {
  const response = await fetch(`${desk.origin}/api/documents`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${desk.host.token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ title, from: { kind: 'blank' } }),
  });
  const { id } = (await response.json()) as { id: string };
  const writer = device(desk.host, id).open();
  await until(() => isSafe(writer));
  writer.doc.getText('body').insert(0, 'The Network is open to all.');
  return { id, writer };
}

/** Fiji inserts and deletes; the deletion is accepted. Samoa inserts, and two editors disagree on it. */
async function undecided(title: string): Promise<{ id: string; writer: LiveConnection }> {
  const { id, writer } = await newDocument(title);
  const fiji = reviewer(writer.doc, FIJI);
  fiji.insert(4, 'regional ');
  fiji.remove(28, 35);
  const [samoa, editor, other] = [0, 1, 2].map(() => device(desk.host, id).open()) as [
    LiveConnection,
    LiveConnection,
    LiveConnection,
  ];
  await converged(writer, samoa);
  reviewer(samoa.doc, SAMOA).insert(0, 'Agreed: ');
  await converged(writer, samoa, editor, other);
  const first = reviewer(editor.doc, EDITOR);
  const all = [...first.changes.suggestions.values()];
  const isOpen = all.find(({ entries }) => entries.size > 0)?.id as string;
  const agreed = all.find(({ author }) => author.id === SAMOA.id)?.id as string;
  // Apart: each before it has heard of the other.
  first.decide('accepted', [isOpen, agreed]);
  reviewer(other.doc, { ...EDITOR, id: 'd'.repeat(32), name: 'Jo' }).decide('rejected', [agreed]);
  await converged(writer, samoa, editor, other);
  return { id, writer };
}

async function taken(
  page: Page,
  press: () => Promise<void>,
): Promise<{ name: string; text: string; bytes: Uint8Array }> {
  const [download] = await Promise.all([page.waitForEvent('download') as Promise<Download>, press()]);
  const parts: Buffer[] = [];
  for await (const part of await download.createReadStream()) parts.push(part as Buffer);
  const bytes = Buffer.concat(parts);
  return { name: download.suggestedFilename(), text: bytes.toString(), bytes };
}

test('X1 X2 by keyboard alone: the dialog counts, asks, and the file holds what was chosen and says so', async () => {
  const { id } = await undecided('Outcomes');
  const mere = await openPerson(browser, desk, 'Mere', 'FJ');
  const { page } = mere;
  await mere.open(id);
  await page.getByRole('button', { name: 'Export', exact: true }).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  const formats = dialog.getByRole('radiogroup', { name: 'In which format?' });
  const texts = dialog.getByRole('radiogroup', {
    name: /1 change is pending\. 1 change is contested.*Which text/,
  });
  await texts.waitFor();
  expect(
    await texts
      .getByRole('radio')
      .evaluateAll((radios) => radios.map((one) => (one as HTMLInputElement).value)),
  ).toEqual(['final', 'original', 'tracked', 'compilation', 'chair']);
  expect(await texts.getByRole('radio', { name: /^Final/ }).isChecked()).toBe(true);
  // Down to Markdown, then to the texts.
  await formats.getByRole('radio', { name: /^Word/ }).focus();
  for (let step = 0; step < 3; step++) await page.keyboard.press('ArrowDown');
  expect(await formats.getByRole('radio', { name: /^Markdown/ }).isChecked()).toBe(true);
  const enter = async () => {
    await dialog.getByRole('button', { name: /^Export/ }).focus();
    await page.keyboard.press('Enter');
  };
  // Tracked changes are for Word alone.
  expect(await texts.getByRole('radio').count()).toBe(4);
  const final = await taken(page, enter);
  expect(final.name).toBe('Outcomes.md');
  expect(final.text).toContain('Agreed: The regional Network is open.');
  expect(final.text).toContain('as if every pending change were accepted. Pending changes: 1. Contested');
  await texts.getByRole('radio', { name: /^Final/ }).focus();
  await page.keyboard.press('ArrowDown');
  const original = await taken(page, enter);
  expect(original.name).toBe('Outcomes (original text).md');
  expect(original.text).toContain('Agreed: The Network is open.');
  expect(original.text).toContain('as if no pending change were made.');
  expect(mere.errors).toEqual([]);
  await mere.close();
});

test('X4 as a Word file with tracked changes: who proposes what, and what is said of it, by keyboard alone', async () => {
  const { id } = await undecided('Resolutions');
  const mere = await openPerson(browser, desk, 'Mere', 'FJ');
  const { page } = mere;
  await mere.open(id);
  await page.getByRole('button', { name: 'Export', exact: true }).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: /^Final/ }).focus();
  for (let step = 0; step < 2; step++) await page.keyboard.press('ArrowDown');
  expect(await dialog.getByRole('radio', { name: /^Tracked changes/ }).isChecked()).toBe(true);
  await dialog.getByText('under the name of who proposes it').waitFor();
  expect(await wrongs(page)).toEqual([]);
  const { name, bytes } = await taken(page, async () => {
    await dialog.getByRole('button', { name: /^Export/ }).focus();
    await page.keyboard.press('Enter');
  });
  expect(name).toBe('Resolutions (tracked changes).docx');
  const texts = (verdict: 'accepted' | 'rejected') => settleWord(bytes, verdict).map((one) => one.text);
  expect(texts('accepted')[0]).toBe('Agreed: The regional Network is open.');
  expect(texts('rejected')[0]).toBe('The Network is open.');
  const { parts } = readWord(bytes);
  expect(parts['word/document.xml']).toContain('(Samoa)');
  expect(parts['word/comments.xml']).toContain('Contested: rejected this change.');
  expect(mere.errors).toEqual([]);
  await mere.close();
});

test('X1 nothing is asked where all is decided; what is proposed while the dialog is open is asked about first', async () => {
  const { id, writer } = await newDocument('Minutes');
  await until(() => isSafe(writer));
  const mere = await openPerson(browser, desk, 'Mere', 'FJ');
  const { page } = mere;
  await mere.open(id);
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Markdown', { exact: true }).click();
  const press = () => dialog.getByRole('button', { name: /^Export/ }).click();
  const plain = await taken(page, press);
  expect(plain.text).not.toContain('Draft');
  expect(await dialog.getByRole('radiogroup').count()).toBe(1);

  reviewer(writer.doc, FIJI).insert(4, 'regional ');
  await page.locator('#page', { hasText: 'regional' }).waitFor({ state: 'attached' });
  await press();
  await dialog.getByText('1 change is pending.').waitFor();
  await dialog.getByText('Original', { exact: true }).click();
  expect((await taken(page, press)).text).toContain('The Network is open to all.');
  expect(mere.errors).toEqual([]);
  await mere.close();
});

test('X3 a copy asks which text, and holds it as a text of its own', async () => {
  const { id } = await undecided('Concept note');
  const mere = await openPerson(browser, desk, 'Mere', 'FJ');
  const { page } = mere;
  const duplicate = async () => {
    await page.getByRole('button', { name: 'Actions for Concept note', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Duplicate' }).click();
  };
  await duplicate();
  const dialog = page.getByRole('dialog', { name: 'Duplicate Concept note' });
  await dialog.getByText('1 change is pending.').waitFor();
  expect(await wrongs(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  expect(await page.getByRole('link', { name: /Concept note \(copy\)/ }).count()).toBe(0);
  await duplicate();
  await dialog.getByText('Original', { exact: true }).click();
  await dialog.getByRole('button', { name: 'Duplicate' }).click();
  await page.getByRole('link', { name: /Concept note \(copy\)/ }).click();
  await page.locator('#page', { hasText: 'Agreed: The Network is open.' }).waitFor();
  expect(await page.locator('#page [data-change]').count()).toBe(0);
  await mere.open(id);
  await page.locator('#page [data-change]').first().waitFor();
  expect(mere.errors).toEqual([]);
  await mere.close();
});

test.each([
  { theme: 'dark', language: 'en', textSize: 150 },
  { theme: 'light', language: 'ar' },
] as const)('the question holds in $theme, $language, and nothing of it hangs over', async (preferences) => {
  const { id } = await undecided(`Outcomes ${preferences.language}`);
  // As with a zoom of 200 %.
  const viewport = { width: 683, height: 384 };
  const mere = await openPerson(browser, desk, 'Mere', 'FJ', { preferences, viewport });
  const { page } = mere;
  await mere.open(id);
  await page
    .getByRole('button', { name: preferences.language === 'ar' ? 'تصدير' : 'Export', exact: true })
    .click();
  await page.getByRole('dialog').getByRole('radiogroup').nth(1).waitFor();
  expect(await wrongs(page)).toEqual([]);
  const sizes = await page.getByRole('dialog').evaluate((one) => [one.scrollWidth, one.clientWidth]);
  expect(sizes[0]).toBeLessThanOrEqual(sizes[1] as number);
  for (const radio of await page.getByRole('dialog').locator('label:has(input[type=radio])').all())
    expect((await radio.boundingBox())?.height).toBeGreaterThanOrEqual(28);
  await mere.close();
});
