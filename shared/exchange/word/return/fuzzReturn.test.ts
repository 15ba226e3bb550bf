/**
 * Random files and random edits on both sides, held against an oracle that knows words and nothing of texts: rules K7 to
 * K11 and K17 of SPEC.md. Seeds are printed where something fails; set RETURN_SEEDS to try others ("100-400").
 */
import { expect, test } from 'vitest';
import { documentOf } from '../../../changes/comments/testing/CommentDesk.ts';
import { seeded } from '../../testing/samples.ts';
import { WordEdit } from './testing/editWord.ts';
import { ReturnDesk } from './testing/ReturnDesk.ts';
import { editFile, editLive, endsOf, type FileSide, type LiveSide } from './testing/randomSides.ts';
import { faults, WordsModel, wordsIn } from './testing/WordsModel.ts';

const EDITOR = { id: 'editor', name: 'Sokha Chan', delegation: 'KH' };
const SAVED = '2026-03-02T12:00:00Z';

declare const process: { readonly env: Readonly<Record<string, string | undefined>> };
const [FIRST, LAST] = (process.env['RETURN_SEEDS'] ?? '1-60').split('-').map(Number) as [number, number];

function begin(seed: number, paragraphs: number) {
  const random = seeded(seed * 7919);
  for (let warm = 0; warm < 5; warm++) random();
  const base = WordsModel.base(paragraphs, random);
  const desk = new ReturnDesk(seed + 1, EDITOR, documentOf(...base.lines()));
  const log: string[] = [];
  const live: LiveSide = { desk, model: base.copy(), random, ends: endsOf(desk), count: 0, log };
  return { random, base, desk, live, log };
}

const fileSide = (
  bytes: Uint8Array,
  base: WordsModel,
  random: () => number,
  name: string,
  log: string[],
): FileSide => ({
  edit: new WordEdit(bytes),
  model: base.copy(),
  random,
  name,
  tracks: (['never', 'always', 'mixed'] as const)[Math.floor(random() * 3)] ?? 'mixed',
  count: 0,
  log,
});

test('K7 K8 K10 every edit arrives once, in its place, whatever became of the text; nothing else changes', async () => {
  for (let seed = FIRST; seed <= LAST; seed++) {
    const { random, base, desk, live, log } = begin(seed, 3 + (seed % 6));
    const file = fileSide(await desk.exportWord(), base, random, 'f', log);
    for (let deed = 0; deed < 1 + (seed % 7); deed++) editFile(file);
    for (let deed = 0; deed < seed % 6; deed++) editLive(live);
    const said = () => `seed ${seed}\n${log.join('\n')}\n${base.lines().join('\n')}\n`;
    const [original, all] = [desk.read('original'), desk.read('all')];
    expect(faults(base, base, live.model, desk.read('final')), `the test itself: ${said()}`).toEqual([]);
    const bytes = file.edit.save('Mei (China)', SAVED);
    const plan = await desk.plan(bytes);
    desk.take(plan);
    const merged = desk.read('final');
    expect(faults(base, file.model, live.model, merged), `${said()}->\n${merged.join('\n')}`).toEqual([]);
    // K10: nothing that stood is changed by it.
    expect(desk.read('original'), said()).toEqual(original);
    // K9
    const again = await desk.plan(bytes);
    expect(again.items, said()).toEqual([]);
    // K17
    if (plan.items.length > 0) expect(desk.undoLast(), said()).toBe(true);
    expect(desk.read('all'), said()).toEqual(all);
    expect((await desk.plan(bytes)).items.length, said()).toBe(plan.items.length);
    desk.close();
  }
}, 300_000);

test('K11 two files of two editors both merge, in either order', async () => {
  for (let seed = FIRST + 1000; seed <= LAST + 1000 - 35; seed++) {
    const results = new Set<string>();
    for (const order of [0, 1]) {
      const { random, base, desk, live, log } = begin(seed, 3 + (seed % 6));
      const bytes = await desk.exportWord();
      const files = ['a', 'b'].map((name) => fileSide(bytes, base, random, name, log));
      for (const file of files)
        for (let deed = 0; deed < 1 + (seed % 4); deed++) editFile(file, ['insert', 'delete', 'split']);
      for (let deed = 0; deed < seed % 4; deed++) editLive(live);
      const saved = files.map(({ edit }, index) => edit.save(index === 0 ? 'Ana' : 'Ben', SAVED));
      for (const one of order === 0 ? saved : saved.toReversed()) await desk.takeIn(one);
      const [first, second] = files as [FileSide, FileSide];
      const said = `seed ${seed}, order ${order}\n${log.join('\n')}\n${base.lines().join('\n')}`;
      const merged = desk.read('final');
      // Both files together are one side: words of either, without what either took out.
      const words = new Set(merged.flatMap(wordsIn));
      for (const word of [...first.model.words, ...second.model.words].filter((one) => !one.startsWith('w')))
        expect(words.has(word), `${word} ${said}`).toBe(true);
      for (const word of base.words) {
        const isKept = [first.model, second.model, live.model].every((model) => model.words.includes(word));
        expect(words.has(word), `${word} ${said}`).toBe(isKept);
      }
      for (const one of saved) expect((await desk.plan(one)).items, said).toEqual([]);
      results.add([...words].sort().join(' '));
      desk.close();
    }
    expect(results.size, `seed ${seed}`).toBe(1);
  }
}, 300_000);
