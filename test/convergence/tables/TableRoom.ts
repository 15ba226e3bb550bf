/**
 * Three people round one table, for scenarios. They work apart until they meet; at every meeting all of them, and
 * whoever opens the document then, must see the same in every view.
 */
import { expect } from 'vitest';
import * as Y from 'yjs';
import { VIEW_NAMES } from '../../../shared/changes/ChangesView.ts';
import { readShown } from '../../../shared/changes/readShown.ts';
import { createDocument } from '../../../shared/document/createDocument.ts';
import type { ParagraphContent, Run } from '../../../shared/document/DocumentContent.ts';
import { EMBED } from '../../../shared/document/DocumentContent.ts';
import type { EmbedContent, TableContent } from '../../../shared/document/EmbedContent.ts';
import { DEFAULT_PROPERTIES } from '../../../shared/document/paragraphProperties.ts';
import type { Order } from '../review/Room.ts';
import { TableDesk } from './TableDesk.ts';

const plain = (text: string): ParagraphContent => ({
  properties: DEFAULT_PROPERTIES,
  runs: text === '' ? [] : [{ text, formats: {} }],
});
export const embedded = (embed: EmbedContent): Run => ({ text: EMBED, formats: {}, embed });

/** One row a string, cells apart by a space; `_` is an empty cell. */
export function tableOf(...rows: readonly string[]): TableContent {
  const cells = rows.map((row) => row.split(' ').map((text) => (text === '_' ? '' : text)));
  return {
    kind: 'table',
    columns: (cells[0] ?? []).map(() => ({ share: 1 })),
    rows: cells.map((row) => ({
      header: false,
      cells: row.map((text) => ({ paragraphs: [plain(text)] })),
    })),
  };
}

/** A paragraph, the table, and another paragraph with a note. */
export const documentWith = (table: TableContent): Uint8Array =>
  createDocument({
    paragraphs: [
      plain('before'),
      { properties: DEFAULT_PROPERTIES, runs: [embedded(table)] },
      {
        properties: DEFAULT_PROPERTIES,
        runs: [{ text: 'after', formats: {} }, embedded({ kind: 'note', paragraphs: [plain('noted')] })],
      },
    ],
  });

export class TableRoom {
  readonly ana: TableDesk;
  readonly ben: TableDesk;
  readonly eve: TableDesk;
  readonly #all: readonly TableDesk[];
  #time = 1_700_000_000_000;

  constructor({ ids, first }: Order, ...rows: readonly string[]) {
    const start = documentWith(tableOf(...rows));
    const now = () => (this.#time += 1000);
    this.ana = new TableDesk(ids[0], 'Ana', now, start);
    this.ben = new TableDesk(ids[1], 'Ben', now, start);
    this.eve = new TableDesk(ids[2], 'Eve', now, start);
    const others = { ana: this.ana, ben: this.ben, eve: this.eve };
    this.#all = [others[first], ...Object.values(others).filter((one) => one !== others[first])];
  }

  /** Everyone takes in everything; then all see the same, and so does a cold load. */
  meet(...present: readonly TableDesk[]): void {
    const people = present.length > 0 ? present : this.#all;
    meet(people);
    const [first] = people as [TableDesk];
    const cold = new TableDesk(999, 'Cold', () => 0, Y.encodeStateAsUpdate(first.doc));
    for (const desk of [...people, cold]) expect(looksOf(desk)).toEqual(looksOf(first));
    cold.close();
  }
}

export function meet(desks: readonly TableDesk[]): void {
  for (let round = 0; round < 10; round++) {
    for (const to of desks) for (const from of desks) if (to !== from) to.pull(from);
    if (new Set(desks.map((desk) => desk.state())).size === 1) return;
  }
  throw new Error('desks did not come to rest');
}

/** All that is to be seen of a document, in every view. */
export function looksOf(desk: TableDesk): unknown {
  const meta = { title: 'T', language: 'en' };
  return [
    ...VIEW_NAMES.map((name) => [name, desk.text(desk.flow, name), desk.grid(name), desk.notes(name)]),
    readShown(desk.doc, meta, 'final'),
    readShown(desk.doc, meta, 'original'),
    // Of those that begin at one character none is the first.
    desk
      .list()
      .map(({ id, status, pieces }) => [id, status, pieces])
      .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
  ];
}
