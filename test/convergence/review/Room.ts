/**
 * Three people round one text, for scenarios: Ana and Ben suggest, Eve edits. They work apart until they meet,
 * and at every meeting all of them, and whoever opens the document then, must see the same in every view.
 */
import { expect } from 'vitest';
import { readRunStyle } from '../../../renderer/editor/nodes/runStyle.ts';
import type { ViewName } from '../../../shared/changes/ChangesView.ts';
import { VIEW_NAMES } from '../../../shared/changes/ChangesView.ts';
import { readChangeKey } from '../../../shared/changes/changeKey.ts';
import { createDocument } from '../../../shared/document/createDocument.ts';
import { DEFAULT_PROPERTIES } from '../../../shared/document/paragraphProperties.ts';
import { Replica } from '../Replica.ts';

/** Whose session has the lower id, and who takes in the others' work first. */
export interface Order {
  readonly ids: readonly [ana: number, ben: number, eve: number];
  readonly first: 'ana' | 'ben' | 'eve';
}

export const ORDERS: readonly Order[] = [
  { ids: [1, 2, 3], first: 'ana' },
  { ids: [3, 2, 1], first: 'ana' },
  { ids: [1, 2, 3], first: 'eve' },
  { ids: [2, 3, 1], first: 'ben' },
];

const SIGNS = { insert: '+', delete: '-', format: '~', property: '#' } as const;

export class Room {
  readonly ana: Replica;
  readonly ben: Replica;
  readonly eve: Replica;
  readonly #all: readonly Replica[];
  #time = 1_700_000_000_000;
  #colds = 1000;

  constructor({ ids, first }: Order, paragraphs: readonly string[]) {
    const start = createDocument({
      paragraphs: paragraphs.map((text) => ({
        properties: DEFAULT_PROPERTIES,
        runs: text === '' ? [] : [{ text, formats: {} }],
      })),
    });
    const seat = (id: number, name: string, delegation: string) => {
      const author = { id: name.toLowerCase(), name, delegation };
      const replica = new Replica(id, undefined, undefined, { author, today: () => ++this.#time });
      replica.start(start);
      return replica;
    };
    this.ana = seat(ids[0], 'Ana', 'FJ');
    this.ben = seat(ids[1], 'Ben', 'CN');
    this.eve = seat(ids[2], 'Eve', 'NP');
    this.ana.desk.writer.mode = 'suggesting';
    this.ben.desk.writer.mode = 'suggesting';
    const others = { ana: this.ana, ben: this.ben, eve: this.eve };
    this.#all = [others[first], ...Object.values(others).filter((one) => one !== others[first])];
  }

  /**
   * The same person at a new desk of theirs, with the document as it is on the old one.
   * @param wrong by how many milliseconds its watch is wrong
   */
  again(replica: Replica, wrong = 0): Replica {
    const sitter = { author: replica.author, today: () => ++this.#time + wrong };
    return new Replica(this.#colds++, replica.doc, undefined, sitter);
  }

  /** A view of this desk is the same as on one that opens its document now. */
  check(replica: Replica): void {
    const cold = new Replica(this.#colds++, replica.doc);
    for (const view of VIEW_NAMES)
      expect({ view, nodes: nodesIn(replica, view) }).toEqual({ view, nodes: nodesIn(cold, view) });
    cold.destroy();
  }

  /** Everyone takes in everything, one after the other, looked at each time; then all see the same. */
  meet(...present: readonly Replica[]): void {
    const people = present.length > 0 ? present : this.#all;
    for (let round = 0; round < 2; round++) {
      for (const to of people) {
        for (const from of people) if (from !== to) to.pull(from);
        this.check(to);
      }
    }
    const [one, ...others] = people as [Replica, ...Replica[]];
    for (const other of others) {
      expect(other.fingerprint().document).toBe(one.fingerprint().document);
      for (const view of VIEW_NAMES)
        expect({ view, nodes: nodesIn(other, view) }).toEqual({ view, nodes: nodesIn(one, view) });
    }
  }
}

function nodesIn(replica: Replica, view: ViewName): unknown {
  const current = replica.desk.view.name;
  replica.look(view);
  const nodes = replica.nodes();
  replica.look(current);
  return nodes;
}

/** The text of a view, paragraphs separated by `|`. */
export function textIn(replica: Replica, view: ViewName): string {
  const current = replica.desk.view.name;
  replica.look(view);
  const text = replica.lines().join('|');
  replica.look(current);
  return text;
}

/**
 * What the view with all markup shows: `[+abc]` is proposed to be inserted, `[-abc]` to be deleted, `[~abc]` to be
 * formatted, `[!+abc]` contested; the same of a paragraph's end behind `¶`, which is left out where it is plain.
 */
export function markup(replica: Replica): string {
  return (nodesIn(replica, 'all') as ReturnType<Replica['nodes']>)
    .map(({ nodes, change }) => {
      const runs = nodes.map(({ text, style }) => bracketed(text, readRunStyle(style).change ?? ''));
      const end = signsOf(change.replace(/\|$/, ''));
      return `${runs.join('')}${end === '' ? '' : `¶${end}`}`;
    })
    .join('|');
}

const bracketed = (text: string, change: string) => (change === '' ? text : `[${signsOf(change)}${text}]`);

function signsOf(change: string): string {
  const signs = readChangeKey(change.trim());
  const all = [...new Set(signs.map(({ op }) => SIGNS[op]))].sort();
  return `${signs.some(({ contested }) => contested) ? '!' : ''}${all.join('')}`;
}

/** Ids of a desk's suggestions, the oldest first. */
export function suggestions(replica: Replica): string[] {
  return [...replica.desk.changes.suggestions.values()].sort((a, b) => a.at - b.at).map(({ id }) => id);
}
