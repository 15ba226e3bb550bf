/** What a screen reader is given of a changed paragraph, of cards, and of what is contested; and axe on all of it. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestPerson } from './helpers/openPerson.ts';
import { launchChromium, openPerson } from './helpers/openPerson.ts';
import { card, cards, chooseMode, selectWords, typeOver } from './helpers/reviewing.ts';
import { sampled } from './helpers/sampled.ts';
import type { TestDesk } from './helpers/startDesk.ts';
import { startDesk } from './helpers/startDesk.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let browser: Browser;
let desk: TestDesk;
let document0: string;

beforeAll(async () => {
  browser = await launchChromium();
  desk = await startDesk();
  document0 = desk.documents[0]?.id ?? '';
  const mere = await openPerson(browser, desk, 'Mere', 'FJ');
  await mere.open(document0);
  await chooseMode(mere.page, 'Suggesting');
  await selectWords(mere.page, 'held in', 'start');
  await mere.page.keyboard.type('and quality assured, ');
  await typeOver(mere.page, 'massive ', '');
  await selectWords(mere.page, 'in higher education');
  await mere.page.keyboard.press('Control+B');
  await selectWords(mere.page, 'The research serves decisions.', 'end');
  await mere.page.keyboard.press('Enter');
  await selectWords(mere.page, 'Taking part', 'start');
  await mere.page.keyboard.press('Control+Alt+2');
  await mere.untilSafe();
  await contest(mere);
  await mere.close();
});
afterAll(async () => {
  await browser?.close();
  await desk?.close();
});

/** The deletion, accepted by one and rejected by another who did not know. */
async function contest(mere: TestPerson): Promise<void> {
  const ken = await openPerson(browser, desk, 'Kenji', 'JP');
  await ken.open(document0);
  await card(ken.page, 'Deleted “massive').waitFor();
  await ken.context.setOffline(true);
  await card(ken.page, 'Deleted “massive').getByRole('button', { name: 'Reject' }).click();
  await card(ken.page, 'Deleted “massive').waitFor({ state: 'detached' });
  await ken.page.locator('footer [data-sentence="device"]').waitFor();
  await card(mere.page, 'Deleted “massive').getByRole('button', { name: 'Accept' }).click();
  await card(mere.page, 'Deleted “massive').waitFor({ state: 'detached' });
  await mere.untilSafe();
  await ken.context.setOffline(false);
  await ken.untilSafe();
  await mere.page.locator('#page [data-contested]').waitFor();
  await ken.close();
}

interface AxNode {
  readonly nodeId: string;
  readonly ignored: boolean;
  readonly role?: { readonly value: string };
  readonly name?: { readonly value: string };
  readonly childIds?: readonly string[];
  readonly backendDOMNodeId?: number;
}

/** What Chromium hands to a screen reader of the paragraph that holds these words, from its accessibility tree. */
async function spokenParagraph(page: Page, words: string): Promise<{ text: string; roles: string[] }> {
  const session = await page.context().newCDPSession(page);
  await session.send('DOM.enable');
  await session.send('Accessibility.enable');
  const { nodes } = (await session.send('Accessibility.getFullAXTree')) as unknown as { nodes: AxNode[] };
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const { result } = await session.send('Runtime.evaluate', {
    expression: `[...document.querySelectorAll('#page > *')].find((one) => one.textContent.includes(${JSON.stringify(words)}))`,
  });
  const { node } = await session.send('DOM.describeNode', { objectId: result.objectId as string });
  const block = nodes.find((one) => one.backendDOMNodeId === node.backendNodeId);
  let text = '';
  const roles: string[] = [];
  const walk = (one: AxNode | undefined) => {
    if (one === undefined) return;
    const role = one.role?.value ?? '';
    if (role === 'StaticText') text += one.name?.value ?? '';
    else {
      if (!one.ignored) roles.push(role);
      for (const child of one.childIds ?? []) walk(byId.get(child));
    }
  };
  walk(block);
  await session.detach();
  return { text: text.replace(/\s+/g, ' ').trim(), roles };
}

test('a changed paragraph says who inserted, deleted and formatted what, and where that ends', async () => {
  const person = await openPerson(browser, desk, 'Aruzhan', 'KZ');
  await person.open(document0);
  await cards(person.page).first().waitFor();
  const { text, roles } = await spokenParagraph(person.page, 'This framework');
  expect(text).toContain('[name of seminar], Fiji inserted: and quality assured, , end of insertion held in');
  expect(text).toContain('together about contested, Fiji deleted: massive , end of deletion open online');
  expect(text).toContain('(MOOCs) Fiji changed the format: in higher education, end of format , how they');
  expect(roles).toContain('insertion');
  expect(roles).toContain('deletion');
  // A paragraph end that is to come, and a paragraph that is to be a heading.
  expect((await spokenParagraph(person.page, 'The research serves')).text).toMatch(
    /decisions\. ?, Fiji split the paragraph here\.$/,
  );
  expect((await spokenParagraph(person.page, 'Taking part')).text).toMatch(
    /, Fiji changed this paragraph\.$/,
  );
  // None of it is text.
  expect((await person.text()).join('\n')).not.toMatch(/inserted|contested|¶/);
  await person.close();
});

test('another interface language says it in that language, at once', async () => {
  const person = await openPerson(browser, desk, 'Nour', 'MA');
  const { page } = person;
  await person.open(document0);
  await cards(page).first().waitFor();
  await page.keyboard.press('Control+K');
  await page.getByRole('searchbox').fill('العربية');
  await page.keyboard.press('Enter');
  await page.locator('html[lang=ar]').waitFor();
  const { text } = await spokenParagraph(page, 'This framework');
  expect(text).toContain('أدرج فيجي: and quality assured');
  await card(page, 'أُدرج').first().waitFor();
  expect(person.errors).toEqual([]);
  await person.close();
});

test('a card is an article with a name that says who proposes what', async () => {
  const person = await openPerson(browser, desk, 'Zoe', 'NZ');
  const { page } = person;
  await person.open(document0);
  await page
    .getByRole('complementary', { name: 'Changes and comments' })
    .getByRole('article', { name: /^Fiji, Mere: Inserted .*and quality assured/ })
    .waitFor();
  await page
    .getByRole('article', { name: /Deleted .*massive/ })
    .getByText(/^Contested: /)
    .waitFor();
  await person.close();
});

const LOOKS = sampled(
  [
    { theme: 'light', language: 'en', width: 1366, height: 768 },
    // 200 % zoom.
    { theme: 'dark', language: 'ar', width: 683, height: 384 },
  ],
  [
    { theme: 'dark', language: 'en', width: 1366, height: 768 },
    { theme: 'light', language: 'ar', width: 1366, height: 768 },
    { theme: 'light', language: 'en', width: 683, height: 384 },
  ],
);

test.each(LOOKS)('axe finds nothing: $theme, $language, $width x $height', async (look) => {
  const { width, height, ...preferences } = look;
  const person = await openPerson(browser, desk, 'Look', 'TH', { preferences, viewport: { width, height } });
  const { page } = person;
  const words = JSON.parse(
    readFileSync(new URL(`../../resources/locales/${look.language}.json`, import.meta.url), 'utf8'),
  );
  await person.open(document0);
  await page.locator('#page [data-contested]').waitFor();
  if (width < 1000) await page.locator('header button[aria-expanded]').last().click();
  await cards(page).first().waitFor();
  await page.keyboard.press('F8');
  const wrongs = () => axe(page);
  expect(await wrongs()).toEqual([]);
  await page.getByRole('tab', { name: words.review.tabs.list }).click();
  await cards(page).first().waitFor();
  expect(await wrongs()).toEqual([]);
  await page.getByRole('button', { name: words.review.filter.delegations }).click();
  await page.getByRole('menuitemcheckbox').first().waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+Alt+Shift+Digit3');
  await page.getByText(words.review.note.showAll).waitFor();
  expect(await wrongs()).toEqual([]);
  await page.keyboard.press('Control+Alt+Shift+KeyC');
  await page.getByText(words.review.note.viewing).waitFor();
  expect(await wrongs()).toEqual([]);
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(sideways).toBeLessThanOrEqual(0);
  const small = await page.evaluate(() =>
    Array.from(document.querySelectorAll('button, a, input, [role=button], [role=radio], [role=tab]'))
      .map((control) => ({ box: control.getBoundingClientRect(), name: control.outerHTML.slice(0, 120) }))
      .filter(({ box }) => box.width > 0 && (box.height < 27.5 || box.width < 27.5))
      .map(({ box, name }) => `${box.width}x${box.height} ${name}`),
  );
  expect(small).toEqual([]);
  expect(person.errors).toEqual([]);
  await person.close();
});

async function axe(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: {
        run(
          context: object,
        ): Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }>;
      };
    };
    const { violations } = await axe.run({ exclude: [['[role=tooltip]']] });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.html.slice(0, 200)} ${node.failureSummary.replace(/\s+/g, ' ')}`),
    );
  });
}
