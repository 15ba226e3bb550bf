/** `npm run screenshots`: the pictures of the README, taken from the real desk with five delegations at it. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { launchChromium, openPerson, type TestPerson } from '../test/e2e/helpers/openPerson.ts';
import { selectWords } from '../test/e2e/helpers/reviewing.ts';
import { startDesk } from '../test/e2e/helpers/startDesk.ts';
import { negotiate } from './screenshots/negotiate.ts';

const folder = join(import.meta.dirname, '..', 'resources', 'pictures');
mkdirSync(folder, { recursive: true });

const desk = await startDesk();
const browser = await launchChromium();
try {
  const outcomes = desk.documents.find(({ title }) => title.includes('outcomes')) ?? desk.documents[0];
  if (!outcomes) throw new Error('The template has no documents.');
  const open = async (name: string, delegation: string, theme = 'light', language = 'en') => {
    const person = await openPerson(browser, desk, name, delegation, { preferences: { theme, language } });
    await person.open(outcomes.id);
    await person.untilSafe();
    return person;
  };
  const delegates = {
    malaysia: await open('Amina Yusuf', 'MY'),
    china: await open('Chen Wei', 'CN'),
    fiji: await open('Leilani Kama', 'FJ'),
    japan: await open('Kenji Mori', 'JP'),
    kazakhstan: await open('Aruzhan Omarova', 'KZ'),
  };
  await negotiate(delegates);
  const { malaysia, fiji, japan } = delegates;

  await selectWords(malaysia.page, 'credit transfer', 'end');
  await take(malaysia, 'desk-light');

  await malaysia.context.setOffline(true);
  await selectWords(malaysia.page, 'in different ways', 'end');
  await malaysia.page.keyboard.type(' and at different speeds');
  await malaysia.page.locator('footer [data-sentence^="device"]:not([data-waiting="0"])').waitFor();
  await take(malaysia, 'working-offline');
  await malaysia.context.setOffline(false);
  await malaysia.untilSafe();

  await fiji.page.getByRole('tab', { name: /^Comments/ }).click();
  await selectWords(fiji.page, 'slow or costly connections', 'end');
  await take(fiji, 'comments');

  await japan.page.goto(desk.link);
  await japan.page.getByText('Research framework').first().waitFor();
  await take(japan, 'documents');

  for (const [name, theme, language] of [
    ['desk-dark', 'dark', 'en'],
    ['desk-arabic', 'light', 'ar'],
  ] as const) {
    const person = await open('Layla Haddad', 'BH', theme, language);
    await person.page.getByRole('tab').first().waitFor();
    await selectWords(person.page, 'ordinary conditions of study', 'end');
    await take(person, name);
    await person.close();
  }
} finally {
  await browser.close();
  await desk.close();
}

/** 1366 x 768, once the fonts are there, with nothing half way through a movement and no name over the text. */
async function take(person: TestPerson, name: string): Promise<void> {
  const { page } = person;
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  // The last caret of the others comes a moment after their text, and its name goes after two seconds.
  await page.waitForTimeout(500);
  await page.waitForFunction(() => document.querySelector('.remote-caret[data-flag]') === null);
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
  console.log(`resources/pictures/${name}.png`);
}
