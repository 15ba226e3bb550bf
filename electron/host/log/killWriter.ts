/**
 * A person in a kill test: a replica of their own that words are written into and deleted from, and the
 * list of what the host has not acknowledged yet, which is sent again after every restart.
 */
import * as Y from 'yjs';
import { type Edit, KillRecord } from './killRecord.ts';

interface Pending {
  readonly update: Uint8Array;
  readonly edits: readonly Edit[];
}

export class KillWriter {
  readonly document: string;
  readonly doc = new Y.Doc();
  readonly record = new KillRecord();
  readonly #name: string;
  readonly #random: () => number;
  #count = 0;
  #own: string[] = [];
  /** Not acknowledged, in order. */
  pending: Pending[] = [];

  constructor(name: string, document: string, random: () => number) {
    this.#name = name;
    this.document = document;
    this.#random = random;
  }

  /** One edit: mostly a word somewhere, sometimes one of one's own words deleted. Gives its update. */
  write(): Uint8Array {
    const text = this.doc.getText('body');
    const before = Y.encodeStateVector(this.doc);
    const updates: Uint8Array[] = [];
    const keep = (update: Uint8Array) => updates.push(update);
    this.doc.on('update', keep);
    let edit: Edit;
    if (this.#own.length > 5 && this.#random() < 0.15) {
      const [word] = this.#own.splice(Math.floor(this.#random() * this.#own.length), 1) as [string];
      text.delete(text.toString().indexOf(word), word.length);
      edit = { word, deleted: true };
    } else {
      const word = `[${this.#name}.${this.#count++}]`;
      // Only between words: nobody's word is torn apart.
      const places = [...text.toString().matchAll(/\[|$/g)].map(({ index }) => index);
      text.insert(places[Math.floor(this.#random() * places.length)] ?? 0, word);
      this.#own.push(word);
      edit = { word, deleted: false };
    }
    this.doc.off('update', keep);
    const update = updates[0] ?? Y.encodeStateAsUpdate(this.doc, before);
    this.pending.push({ update, edits: [edit] });
    return update;
  }

  /** The first `count` of what is pending is durable. */
  acknowledge(count: number): void {
    for (const { edits } of this.pending.splice(0, count)) this.record.acknowledge(edits);
  }

  wrongIn(text: string): string[] {
    const leaving = new Set(
      this.pending.flatMap(({ edits }) => edits.filter((edit) => edit.deleted).map(({ word }) => word)),
    );
    return this.record.wrongIn(text, (word) => leaving.has(word));
  }
}
