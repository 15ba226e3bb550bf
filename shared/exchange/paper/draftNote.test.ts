/** Rule X2 of electron/host/SPEC.md: a file of an undecided text says so under its title, in the text's language. */
import { expect, test } from 'vitest';
import { writeHtml } from '../html/writeHtml.ts';
import { writeJson } from '../json/writeJson.ts';
import { writeMarkdown } from '../markdown/writeMarkdown.ts';
import { makePdfInput } from '../pdf/makePdfInput.ts';
import { readWord } from '../testing/readWord.ts';
import { doc, everyFeature, para } from '../testing/samples.ts';
import { writeWord } from '../word/writeWord.ts';
import { draftInWords } from './paperWords.ts';

const draft = { text: 'final', pending: 12, contested: 1 } as const;
const SAID =
  'Draft: the text as if every pending change were accepted. Pending changes: 12. Contested, shown in the text: 1.';

const word = (bytes: Uint8Array) =>
  readWord(bytes).paragraphs.map(({ text, style, label }) => ({ text, style, label }));

test('X2 every format says it once, behind the title and before the text, and numbers stay as they are', async () => {
  const decided = everyFeature();
  const content = { ...decided, draft };
  const html = writeHtml(content);
  expect(html.split(SAID)).toHaveLength(2);
  expect(html.indexOf(SAID)).toBeGreaterThan(html.indexOf('Regional seminar on MOOCs'));
  expect(html.indexOf(SAID)).toBeLessThan(html.indexOf('<h2'));
  expect(html.replace(/<p class="draft">.*\n/, '')).toBe(writeHtml(decided));
  expect(writeMarkdown(content).replace(`*${SAID}*\n\n`, '')).toBe(writeMarkdown(decided));
  expect(JSON.parse(writeJson(content))).toEqual({ ...JSON.parse(writeJson(decided)), draft });

  const [said, plain] = [word(await writeWord(content)), word(await writeWord(decided))];
  const at = said.findIndex(({ text }) => text === SAID);
  expect(said.slice(0, at).map(({ style }) => style)).toEqual(['Title', 'Subtitle']);
  expect(said.toSpliced(at, 1)).toEqual(plain);

  const pdf = makePdfInput(content);
  expect(pdf.front.at(-1)).toMatchObject({ kind: 'subtitle', runs: [{ t: SAID }] });
  expect({ ...pdf, front: pdf.front.slice(0, -1) }).toEqual(makePdfInput(decided));
});

test('X2 a text that is all title, and one without any, say it too', async () => {
  for (const content of [doc([para('Agreed outcomes', { style: 'title' })]), doc([])]) {
    const undecided = { ...content, draft };
    expect(writeHtml(undecided).split(SAID)).toHaveLength(2);
    expect(writeMarkdown(undecided)).toContain(`*${SAID}*`);
    expect(JSON.stringify(word(await writeWord(undecided)))).toContain(SAID);
    expect(JSON.stringify(makePdfInput(undecided).front)).toContain(SAID);
  }
});

test('X2 it is said in the language of the text, and counts of nothing are left out', () => {
  expect(draftInWords({ text: 'original', pending: 3, contested: 0 }, 'fr-FR')).toBe(
    'Projet : texte comme si aucune modification en attente n’avait été faite. Modifications en attente : 3.',
  );
  expect(draftInWords({ text: 'final', pending: 0, contested: 2 }, 'ar')).toContain('2');
  expect(draftInWords(undefined, 'en')).toBe('');
  const page = writeHtml({ ...doc([para('نص')], 'عنوان', 'ar'), draft });
  expect(page).toContain('<p class="draft">مسودة');
});
