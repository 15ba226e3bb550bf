/** Random edits of one text by two sides: in a file, as an office makes them, and on the desk. */
import type { CharacterId } from '../../../../document/ids.ts';
import { paragraphId, parseParagraphId } from '../../../../document/ids.ts';
import { locate } from '../../../../document/locate.ts';
import { readFlow } from '../../../../document/readFlow.ts';
import type { Tracker, WordEdit } from './editWord.ts';
import type { ReturnDesk } from './ReturnDesk.ts';
import { isEnd, type WordsModel } from './WordsModel.ts';

export type Random = () => number;
export const pick = <T>(random: Random, list: readonly T[]): T | undefined =>
  list[Math.floor(random() * list.length)];

const TRACKERS: readonly (Tracker | undefined)[] = [
  undefined,
  { author: 'Ana Vale (Fiji)', date: '2026-03-01T10:00:00Z' },
  { author: 'Ben (UNESCO)', date: '2026-03-01T11:00:00Z' },
];

export type Deed = 'insert' | 'delete' | 'split' | 'join' | 'paragraph' | 'replace';
const DEEDS: readonly Deed[] = [
  'insert',
  'insert',
  'delete',
  'delete',
  'split',
  'join',
  'paragraph',
  'replace',
];

export interface FileSide {
  readonly edit: WordEdit;
  readonly model: WordsModel;
  readonly random: Random;
  /** In front of the numbers of its words. */
  readonly name: string;
  readonly tracks: 'never' | 'always' | 'mixed';
  /** Where to begin counting; the caller's own. */
  count: number;
  readonly log: string[];
}

/** @param only what it may do; anything where left out */
export function editFile(side: FileSide, only: readonly Deed[] = DEEDS): void {
  const { edit, model, random, name, tracks } = side;
  const deed = pick(random, only) as Deed;
  const word = pick(
    random,
    model.words.filter((one) => one.startsWith('w')),
  );
  if (word === undefined) return;
  const tracker =
    tracks === 'never'
      ? undefined
      : tracks === 'always'
        ? (pick(random, TRACKERS.slice(1)) as Tracker)
        : pick(random, TRACKERS);
  const fresh = () => `${name}${String(side.count++).padStart(3, '0')}`;
  const note = (said: string) =>
    side.log.push(`file ${said}${tracker === undefined ? '' : ` tracked by ${tracker.author}`}`);
  switch (deed) {
    case 'insert': {
      const added = fresh();
      note(`${added} behind ${word}`);
      edit.insert(word, ` ${added}`, tracker);
      model.put(word, added);
      return;
    }
    case 'replace': {
      const added = fresh();
      note(`${added} for ${word}`);
      edit.replace(word, added, tracker);
      model.put(word, added);
      model.take(word);
      return;
    }
    case 'delete': {
      const [before, behind] = [model.before(word), model.behind(word)];
      note(`without ${word}`);
      if (before !== undefined && !isEnd(before) && edit.has(` ${word}`)) edit.delete(` ${word}`, tracker);
      else if (behind !== undefined && !isEnd(behind) && edit.has(`${word} `))
        edit.delete(`${word} `, tracker);
      else edit.delete(word, tracker);
      model.take(word);
      return;
    }
    case 'split': {
      note(`split behind ${word}`);
      edit.split(word, tracker);
      model.put(word, `¶${fresh()}`);
      return;
    }
    case 'join': {
      const end = model.endOf(word);
      if (model.behind(end) === undefined || model.wordsOf(end).length === 0) return;
      const last = model.wordsOf(end).at(-1) as string;
      if (tracker === undefined && isAcrossMarks(edit, last)) return;
      note(`join behind ${last}`);
      edit.join(last, tracker);
      model.take(end);
      return;
    }
    case 'paragraph': {
      const added = fresh();
      const end = model.endOf(word);
      const last = model.wordsOf(end).at(-1) as string;
      if (isAcrossMarks(edit, last)) return;
      note(`${added} as a paragraph behind ${last}`);
      edit.addParagraph(last, added);
      model.put(end, added, `¶${fresh()}`);
      return;
    }
  }
}

/** An end that is marked as deleted or inserted is no place for untracked edits of ends: offices settle it first. */
function isAcrossMarks(edit: WordEdit, word: string): boolean {
  return edit.hasMarkedEnd(word);
}

/** The ends of the base are found by identity, whatever became of them. */
export function endsOf(desk: ReturnDesk): Map<string, CharacterId> {
  const ends = new Map<string, CharacterId>();
  for (const [index, { mark }] of readFlow(desk.flow).entries())
    if (mark !== null) ends.set(`¶${index}`, parseParagraphId(paragraphId(mark)) as CharacterId);
  return ends;
}

export interface LiveSide {
  readonly desk: ReturnDesk;
  readonly model: WordsModel;
  readonly random: Random;
  readonly ends: Map<string, CharacterId>;
  count: number;
  readonly log: string[];
}

export function editLive(side: LiveSide): void {
  const { desk, model, random, ends } = side;
  const deed = pick(random, DEEDS) as Deed;
  const word = pick(
    random,
    model.words.filter((one) => one.startsWith('w')),
  );
  if (word === undefined) return;
  desk.writer.mode = random() < 0.5 ? 'editing' : 'suggesting';
  const fresh = () => `l${String(side.count++).padStart(3, '0')}`;
  const note = (said: string) => side.log.push(`live ${said} (${desk.writer.mode})`);
  switch (deed) {
    case 'insert':
    case 'paragraph':
    case 'replace': {
      const added = fresh();
      note(`${added} behind ${word}`);
      desk.typeBehind(word, ` ${added}`);
      model.put(word, added);
      return;
    }
    case 'delete': {
      const [before, behind] = [model.before(word), model.behind(word)];
      note(`without ${word}`);
      const stored = desk.stored();
      const has = (text: string) => stored.includes(text);
      if (before !== undefined && !isEnd(before) && has(` ${word}`)) desk.eraseWords(` ${word}`);
      else if (behind !== undefined && !isEnd(behind) && has(`${word} `)) desk.eraseWords(`${word} `);
      else desk.eraseWords(word);
      model.take(word);
      return;
    }
    case 'split': {
      note(`split behind ${word}`);
      desk.typeBehind(word, '\n');
      model.put(word, `¶${fresh()}`);
      return;
    }
    case 'join': {
      const end = model.endOf(word);
      const mark = ends.get(end);
      if (mark === undefined || model.behind(end) === undefined) return;
      const [found] = locate(desk.flow, [{ ...mark, length: 1 }]);
      if (found === undefined || !found.alive) return;
      note(`join at ${end}`);
      desk.erase(found.at, found.at + 1);
      model.take(end);
      return;
    }
  }
}
