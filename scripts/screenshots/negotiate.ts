/**
 * What the pictures show: five delegations at the preamble of the agreed outcomes. They insert, delete, replace,
 * format and move, comment and answer; two decide apart on the same words and differently.
 */
import type { TestPerson } from '../../test/e2e/helpers/openPerson.ts';
import { card, chooseMode, selectWords, typeOver } from '../../test/e2e/helpers/reviewing.ts';

export interface Delegates {
  readonly malaysia: TestPerson;
  readonly china: TestPerson;
  readonly fiji: TestPerson;
  readonly japan: TestPerson;
  readonly kazakhstan: TestPerson;
}

/** Ends with everything of everybody on the host's disk, and the carets of all at the document's beginning. */
export async function negotiate(delegates: Delegates): Promise<void> {
  const { malaysia, china, fiji, japan, kazakhstan } = delegates;
  for (const { page } of Object.values(delegates)) await chooseMode(page, 'Suggesting');
  await writeBehind(fiji, 'where they are accompanied by', ' sustained');
  await replace(japan, 'recognition and support', 'recognition, credit transfer and support');
  await writeBehind(china, 'used, recognized', ', translated');
  await replace(
    kazakhstan,
    ', and that comparable information about these differences would serve them all',
    '',
  );
  await press(malaysia, 'ordinary conditions of study', 'Control+B');
  await writeBehind(malaysia, 'and that cooperation must', ' as a rule');
  await writeBehind(japan, 'should be able', ', and be helped,');
  await replace(china, 'small island developing States and ', '');
  await press(malaysia, 'the competence of each country', 'Control+Alt+ArrowDown');
  await replace(kazakhstan, 'create no obligations', 'create neither rights nor obligations');

  await comment(
    fiji,
    'slow or costly connections',
    'We would name boats and outer islands here: a day’s travel from the next cable.',
  );
  await comment(malaysia, 'on equal terms', 'Does this cover languages too? See paragraph 7.');
  await comment(
    kazakhstan,
    'under international law',
    'Our legal office asks to keep this exactly as it stood in the last outcome document.',
  );
  await china.page.getByRole('tab', { name: /^Comments/ }).click();
  await selectWords(china.page, 'slow or costly connections');
  await card(china.page, 'boats').getByRole('button', { name: 'Reply' }).click();
  await china.page.locator('[data-card] textarea:focus').waitFor();
  await china.page.keyboard.type('Agreed in substance. “Remote places” would cover the mountains as well.');
  await china.page.keyboard.press('Control+Enter');
  await china.page.getByRole('tab', { name: /^Changes/ }).click();

  await japan.context.setOffline(true);
  await decide(japan, 'sustained', 'Reject');
  await japan.page.locator('footer [data-sentence^="device"]:not([data-waiting="0"])').waitFor();
  await decide(china, 'sustained', 'Accept');
  await china.untilSafe();
  await japan.context.setOffline(false);
  for (const person of Object.values(delegates)) {
    await person.untilSafe();
    await person.page.locator('#page').press('Control+Home');
  }
}

async function writeBehind(person: TestPerson, words: string, text: string): Promise<void> {
  await selectWords(person.page, words, 'end');
  await person.page.keyboard.type(text);
  await person.untilSafe();
}

async function replace(person: TestPerson, words: string, text: string): Promise<void> {
  await typeOver(person.page, words, text);
  await person.untilSafe();
}

async function press(person: TestPerson, words: string, keys: string): Promise<void> {
  await selectWords(person.page, words);
  await person.page.keyboard.press(keys);
  await person.untilSafe();
}

async function comment(person: TestPerson, words: string, text: string): Promise<void> {
  await press(person, words, 'Control+Alt+M');
  await person.page.locator('[data-card=new] textarea:focus').waitFor();
  await person.page.keyboard.type(text);
  await person.page.keyboard.press('Control+Enter');
  await card(person.page, text.slice(0, 20)).waitFor();
  await person.untilSafe();
  await person.page.getByRole('tab', { name: /^Changes/ }).click();
}

async function decide(person: TestPerson, words: string, verdict: 'Accept' | 'Reject'): Promise<void> {
  await selectWords(person.page, words);
  await card(person.page, words).getByRole('button', { name: verdict }).click();
}
