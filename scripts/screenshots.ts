/** `npm run screenshots`: the pictures of the README, taken from the real desk with two people at it. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { launchChromium, openPerson, type TestPerson } from '../test/e2e/helpers/openPerson.ts';
import { startDesk } from '../test/e2e/helpers/startDesk.ts';

const folder = join(import.meta.dirname, '..', 'resources', 'pictures');
mkdirSync(folder, { recursive: true });

const desk = await startDesk();
const browser = await launchChromium();
try {
  const outcomes = desk.documents.find(({ title }) => title.includes('outcomes')) ?? desk.documents[0];
  if (!outcomes) throw new Error('The template has no documents.');
  const amina = await openPerson(browser, desk, 'Amina Yusuf', 'MY', {
    preferences: { theme: 'light', language: 'en' },
  });
  const chen = await openPerson(browser, desk, 'Chen Wei', 'CN', {
    preferences: { theme: 'light', language: 'en' },
  });
  await amina.page.getByText('Research framework').first().waitFor();
  await amina.open(outcomes.id);
  await chen.open(outcomes.id);

  await writeAfter(chen, 'Recalling', ' and the work that followed from it,');
  await writeAfter(amina, 'Recognizing', ' whatever their language,');
  await amina.page.getByText('followed from it').waitFor();
  await amina.untilSafe();
  await take(amina, 'desk-light');

  await amina.context.setOffline(true);
  await amina.page.keyboard.type(' and where one can study without a steady connection,');
  await amina.page.locator('footer [data-sentence^="device"]:not([data-waiting="0"])').waitFor();
  await take(amina, 'working-offline');
  await amina.context.setOffline(false);
  await amina.untilSafe();
  await chen.page.getByText('without a steady connection').waitFor();
  await take(chen, 'two-people');
  await chen.page.goto(desk.link);
  await chen.page.getByText('Research framework').first().waitFor();
  await take(chen, 'documents');

  for (const [name, theme, language] of [
    ['desk-dark', 'dark', 'en'],
    ['desk-arabic', 'light', 'ar'],
  ] as const) {
    const person = await openPerson(browser, desk, 'Leilani Kama', 'FJ', {
      preferences: { theme, language },
    });
    await person.open(outcomes.id);
    await person.untilSafe();
    await take(person, name);
    await person.close();
  }
} finally {
  await browser.close();
  await desk.close();
}

/** Puts the caret behind a paragraph's last word and writes there. */
async function writeAfter(person: TestPerson, paragraph: string, text: string): Promise<void> {
  const block = person.page.locator('#page p', { hasText: paragraph }).first();
  const { height } = (await block.boundingBox()) ?? { height: 10 };
  await block.click({ position: { x: 8, y: height - 8 } });
  await person.page.keyboard.press('End');
  await person.page.keyboard.type(text);
  await person.untilSafe();
}

/** 1366 x 768, once the fonts are there, with nothing half way through a movement. */
async function take(person: TestPerson, name: string): Promise<void> {
  await person.page.evaluate(() => document.fonts.ready.then(() => undefined));
  // The last caret of the others comes a moment after their text.
  await person.page.waitForTimeout(500);
  await person.page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
  console.log(`resources/pictures/${name}.png`);
}
