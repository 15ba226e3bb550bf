/**
 * Files that went out, were edited in LibreOffice through its own interface, and come back while the text has moved
 * on: rules of shared/exchange/word/return/SPEC.md, with the office's own hand in the file. Seeds are printed where
 * something fails; set OFFICE_SEEDS to try others ("100-140").
 */
import { expect, test } from 'vitest';
import { CommentDesk, documentOf } from '../../shared/changes/comments/testing/CommentDesk.ts';
import { seeded } from '../../shared/exchange/testing/samples.ts';
import { ReturnDesk } from '../../shared/exchange/word/return/testing/ReturnDesk.ts';
import { editLive, endsOf, type LiveSide } from '../../shared/exchange/word/return/testing/randomSides.ts';
import {
  editTablesLive,
  TablesDesk,
  type TablesModel,
  type TablesSide,
} from '../../shared/exchange/word/return/testing/randomTables.ts';
import { faults, WordsModel, wordsIn } from '../../shared/exchange/word/return/testing/WordsModel.ts';
import type { OfficeEdit, OfficeStep } from './editInOffice.ts';
import { editInOffice } from './editInOffice.ts';
import { tableSteps, textSteps } from './randomOffice.ts';
import { hasOffice } from './runOffice.ts';

const EDITOR = { id: 'editor', name: 'Sokha Chan', delegation: 'KH' };
const ANA = { givenName: 'Ana', familyName: 'Vale' };
const [FIRST, LAST] = (process.env['OFFICE_SEEDS'] ?? '1-24').split('-').map(Number) as [number, number];
const SEEDS = Array.from({ length: LAST - FIRST + 1 }, (_, index) => FIRST + index);

function randomOf(seed: number): () => number {
  const random = seeded(seed * 4391);
  for (let warm = 0; warm < 5; warm++) random();
  return random;
}

test.skipIf(!hasOffice)(
  'K7 K10 edits of paragraphs made in LibreOffice arrive once, in their place, whatever became of the text (needs soffice)',
  async () => {
    const cases = [];
    for (const seed of SEEDS) {
      const random = randomOf(seed);
      const base = WordsModel.base(3 + (seed % 5), random);
      const desk = new ReturnDesk(seed, EDITOR, documentOf(...base.lines()));
      const tracks = seed % 2 === 0;
      const file = base.copy();
      const [side, settled] = [{ random, count: 0 }, new Set<string>()];
      const steps: OfficeStep[] = [{ kind: 'track', on: tracks }];
      for (let deed = 0; deed < 2 + (seed % 6); deed++) steps.push(...textSteps(file, side, settled, tracks));
      cases.push({ seed, random, base, desk, file, steps, bytes: await desk.exportWord() });
    }
    const saved = editInOffice(cases, ANA);
    for (const [index, { seed, random, base, desk, file, steps }] of cases.entries()) {
      const log: string[] = [];
      const live: LiveSide = { desk, model: base.copy(), random, ends: endsOf(desk), count: 0, log };
      for (let deed = 0; deed < seed % 6; deed++) editLive(live);
      const said = () =>
        `seed ${seed}\n${steps.map((one) => JSON.stringify(one)).join('\n')}\n${log.join('\n')}\n${base.lines().join('\n')}\n`;
      const original = desk.read('original');
      const bytes = saved[index] as Uint8Array;
      const plan = await desk.takeIn(bytes);
      const merged = desk.read('final');
      expect(faults(base, file, live.model, merged), `${said()}->\n${merged.join('\n')}`).toEqual([]);
      expect(desk.read('original'), said()).toEqual(original);
      // Of no paragraph that nobody touched anything is proposed.
      expect(plan.items.length, said()).toBeLessThan(steps.length);
      for (const { who, tracked } of plan.items)
        expect([who.name, tracked], said()).toEqual(['Ana Vale', seed % 2 === 0]);
      expect((await desk.plan(bytes)).items, said()).toEqual([]);
      desk.close();
    }
  },
  300_000,
);

test.skipIf(!hasOffice)(
  'K12 edits of cells, notes and rows made in LibreOffice arrive once, in their place (needs soffice)',
  async () => {
    const cases = [];
    for (const seed of SEEDS) {
      const random = randomOf(seed);
      const desk = new TablesDesk(seed, random);
      const tracks = seed % 2 === 0;
      const file = desk.base.copy();
      const side = { random, count: 0 };
      const rows = [...desk.base.order.words];
      const steps: OfficeStep[] = [{ kind: 'track', on: tracks }];
      for (let deed = 0; deed < 2 + (seed % 5); deed++) steps.push(...tableSteps(file, side, rows, tracks));
      cases.push({ seed, random, desk, file, steps, bytes: await desk.exportWord() });
    }
    const saved = editInOffice(cases, ANA);
    for (const [index, { seed, random, desk, file, steps }] of cases.entries()) {
      const log: string[] = [];
      const live: TablesSide = { model: desk.base.copy(), random, name: 'l', tracks: 'never', count: 0, log };
      for (let deed = 0; deed < seed % 4; deed++) editTablesLive(live, desk);
      const said = () =>
        `seed ${seed}\n${steps.map((one) => JSON.stringify(one)).join('\n')}\n${log.join('\n')}\n${JSON.stringify(desk.base)}\n`;
      const bytes = saved[index] as Uint8Array;
      await desk.takeIn(bytes);
      expectTables(desk, file, live.model, said());
      expect((await desk.plan(bytes)).items, said()).toEqual([]);
      desk.close();
    }
  },
  300_000,
);

function expectTables(desk: TablesDesk, file: TablesModel, live: TablesModel, said: string): void {
  const merged = desk.model();
  expect(faults(desk.base.order, file.order, live.order, [merged.rows.join(' ')]), said).toEqual([]);
  for (const [name, base] of desk.base.texts) {
    const [inFile, inLive] = [file.texts.get(name), live.texts.get(name)];
    const lines = merged.texts.get(name);
    if (inFile === undefined || inLive === undefined) expect(lines, `${name} ${said}`).toBeUndefined();
    else expect(faults(base, inFile, inLive, lines ?? []), `${name} ${said}`).toEqual([]);
  }
  for (const side of [file, live])
    for (const [name, text] of side.texts)
      if (!desk.base.texts.has(name))
        expect(merged.texts.get(name)?.flatMap(wordsIn), `${name} ${said}`).toEqual(text.words);
}
void CommentDesk;
void (null as OfficeEdit | null);
