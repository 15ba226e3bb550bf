/** Random edits of a file as somebody makes them in an office, and what they come to in words. */
import type { Random } from '../../shared/exchange/word/return/testing/randomSides.ts';
import { pick } from '../../shared/exchange/word/return/testing/randomSides.ts';
import type { TablesModel } from '../../shared/exchange/word/return/testing/randomTables.ts';
import type { WordsModel } from '../../shared/exchange/word/return/testing/WordsModel.ts';
import type { OfficeStep } from './editInOffice.ts';

const COLUMNS = 3;
const TEXT_DEEDS = ['insert', 'insert', 'delete', 'replace', 'split', 'join', 'paragraph'] as const;
const TABLE_DEEDS = ['insert', 'insert', 'delete', 'replace', 'row', 'deleteRow'] as const;

interface Counted {
  readonly random: Random;
  /** Of its new words. */
  count: number;
}

const fresh = (side: Counted) => `f${String(side.count++).padStart(3, '0')}`;

/** @param settled ends and words of paragraphs that were split or joined: offices leave marks there */
export function textSteps(
  model: WordsModel,
  side: Counted,
  settled: Set<string>,
  tracks: boolean,
): OfficeStep[] {
  const { random } = side;
  const deed = pick(random, TEXT_DEEDS);
  const word = pick(
    random,
    model.words.filter((one) => one.startsWith('w')),
  );
  if (deed === undefined || word === undefined) return [];
  const end = model.endOf(word);
  switch (deed) {
    case 'insert': {
      const words = fresh(side);
      model.put(word, words);
      return [{ kind: 'insert', behind: word, words: ` ${words}` }];
    }
    case 'replace': {
      const by = fresh(side);
      model.put(word, by);
      model.take(word);
      return [{ kind: 'replace', words: word, by }];
    }
    case 'delete':
      // A paragraph without a word left says nothing of where it was.
      if (model.wordsOf(end).length < 2) return [];
      model.take(word);
      return [{ kind: 'delete', words: word }];
    default:
      break;
  }
  const next = model.symbols[model.at(end) + 1];
  const ends = [end, ...(next === undefined ? [] : [model.endOf(next)])];
  if (ends.some((one) => settled.has(one))) return [];
  for (const one of ends) settled.add(one);
  switch (deed) {
    case 'split': {
      const added = `¶${fresh(side)}`;
      settled.add(added);
      model.put(word, added);
      return [{ kind: 'split', behind: word }];
    }
    case 'join': {
      if (next === undefined) return [];
      void tracks;
      const last = model.wordsOf(end).at(-1);
      model.take(end);
      return last === undefined ? [] : [{ kind: 'join', words: last }];
    }
    case 'paragraph': {
      const [words, added] = [fresh(side), `¶${fresh(side)}`];
      settled.add(added);
      model.put(end, words, added);
      return [{ kind: 'paragraph', behind: word, words }];
    }
  }
}

/** @param rows labels as they stand in the office's table, those that tracking keeps among them */
export function tableSteps(model: TablesModel, side: Counted, rows: string[], tracks: boolean): OfficeStep[] {
  const { random } = side;
  const deed = pick(random, TABLE_DEEDS);
  const word = pick(random, model.words);
  const row = pick(
    random,
    model.order.words.filter((one) => one.startsWith('r')),
  );
  if (deed === undefined || word === undefined || row === undefined) return [];
  const text = model.textOf(word);
  switch (deed) {
    case 'insert': {
      const words = fresh(side);
      text.put(word, words);
      return [{ kind: 'insert', behind: word, words: ` ${words}` }];
    }
    case 'replace': {
      const by = fresh(side);
      text.put(word, by);
      text.take(word);
      return [{ kind: 'replace', words: word, by }];
    }
    case 'delete':
      text.take(word);
      return [{ kind: 'delete', words: word }];
    case 'row': {
      const cells = Array.from({ length: COLUMNS }, () => fresh(side));
      const at = rows.indexOf(row) + 1;
      rows.splice(at, 0, cells[0] as string);
      model.put(cells[0] as string, cells, row);
      return [{ kind: 'row', table: 0, at, cells }];
    }
    case 'deleteRow': {
      if (model.order.words.length < 3) return [];
      const at = rows.indexOf(row);
      if (!tracks) rows.splice(at, 1);
      model.take(row, false);
      return [{ kind: 'deleteRow', table: 0, at }];
    }
  }
}
