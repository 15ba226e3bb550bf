/** Tables and notes with what is proposed in them, as files with tracked changes are made of them. */
import { expect, test } from 'vitest';
import { readTrackedContent } from '../../electron/host/readTrackedContent.ts';
import { Comments } from '../../shared/changes/comments/Comments.ts';
import { isOpen } from '../../shared/changes/memberStates.ts';
import type { ParagraphContent, Run } from '../../shared/document/DocumentContent.ts';
import { EMBED } from '../../shared/document/DocumentContent.ts';
import { settleTracked } from '../../shared/exchange/testing/settleTracked.ts';
import { readTracked } from '../../shared/exchange/tracked/readTracked.ts';
import type { TableDesk } from '../convergence/tables/TableDesk.ts';
import { openContestedTables, randomTables } from './randomTables.ts';

const SEEDS = Number(process.env['SEEDS'] ?? 150);

const tracked = (desk: TableDesk) => {
  const comments = new Comments(desk.doc);
  const content = readTracked(desk.changes, comments, { title: 'Draft', language: 'en' });
  comments.close();
  return content;
};
/** Words, `{` rows of cells `}`, `^(` notes `)`. */
const drawn = (paragraphs: readonly Pick<ParagraphContent, 'runs'>[]): string =>
  paragraphs.map(({ runs }) => runs.map(drawnRun).join('')).join('¶');

function drawnRun({ text, embed }: Run): string {
  if (embed?.kind === 'note') return `^(${drawn(embed.paragraphs)})`;
  if (embed?.kind !== 'table') return text;
  const rows = embed.rows.map(({ cells }) => cells.map(({ paragraphs }) => drawn(paragraphs)).join(' | '));
  return `{ ${rows.join(' // ')} }`;
}

test(`V4 what nobody, or not everybody, has decided on is in the file (${SEEDS} random sessions)`, () => {
  let open = 0;
  for (let seed = 1; seed <= SEEDS; seed++) {
    const desk = randomTables(seed);
    const said = drawn(tracked(desk).tracked);
    for (const piece of desk.list().flatMap(({ pieces }) => pieces)) {
      if (piece.kind !== 'insert' || !isOpen(piece)) continue;
      open++;
      for (const character of piece.text)
        if (character !== EMBED) expect(said, `seed ${seed}`).toContain(character);
    }
    desk.close();
  }
  expect(open).toBeGreaterThan(SEEDS);
});

test('X4 what a screen sends of tables and notes arrives at the host as it is', () => {
  for (let seed = 1; seed <= 20; seed++) {
    const desk = randomTables(seed);
    const content = { ...tracked(desk), unread: seed };
    expect(readTrackedContent(JSON.parse(JSON.stringify(content))), `seed ${seed}`).toEqual(content);
    desk.close();
  }
});

test(`tables and notes: all accepted is the final text, all rejected the original (${SEEDS} random sessions)`, () => {
  let tables = 0;
  for (let seed = 1; seed <= SEEDS; seed++) {
    const desk = randomTables(seed);
    openContestedTables(desk);
    const content = tracked(desk);
    if (drawn(content.tracked).includes('{')) tables++;
    for (const [verdict, view] of [
      ['accepted', 'final'],
      ['rejected', 'original'],
    ] as const)
      expect(drawn(settleTracked(content.tracked, verdict)), `seed ${seed}, ${verdict}`).toEqual(
        drawn(desk.content(view)),
      );
    desk.close();
  }
  expect(tables).toBeGreaterThan(SEEDS / 2);
});
