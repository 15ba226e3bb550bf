/**
 * Compares a returned file three ways, against its base and the text as it is now, and says what taking it in would
 * do. Nothing is written. Rules are in SPEC.md.
 */
import type { Changes } from '../../../changes/Changes.ts';
import type { Comments } from '../../../changes/comments/Comments.ts';
import { decisionsInForce, statusFrom } from '../../../changes/statusOf.ts';
import { paragraphId } from '../../../document/ids.ts';
import type { LeftOutPlace } from '../read/LeftOut.ts';
import type { ComparedFile, ComparedText } from './compareTexts.ts';
import { compareTexts } from './compareTexts.ts';
import type { Difference, DifferenceEdit, FileVerdict, NewPiece } from './Difference.ts';
import { findDifferences } from './findDifferences.ts';
import type { LiveText } from './LiveText.ts';
import type { ReturnedFile } from './openReturned.ts';
import { shortened } from './passageOf.ts';
import { plainEmbed } from './plainContent.ts';
import { planRows } from './planRows.ts';
import type { PlanSetting } from './planText.ts';
import { keyOf, planDifference } from './planText.ts';
import { planThreads } from './planThreads.ts';
import type { ReturnItem, ReturnLeftOut, ReturnPlan } from './ReturnPlan.ts';
import { returnKey } from './returnKey.ts';
import { placeOf, placeOfThread } from './returnPlace.ts';
import { returnWords } from './returnWords.ts';

/** @param taken keys of differences that were taken in before, and not taken back */
export function planReturn(
  changes: Changes,
  comments: Comments,
  returned: ReturnedFile,
  taken: ReadonlySet<string>,
): ReturnPlan {
  const { id, document, text, at } = returned.origin;
  const compared = compareTexts(changes, returned);
  const planning = new Planning(changes, returned, compared, taken);
  for (const one of compared.texts) planning.text(one);
  for (const one of compared.tables) planning.table(one);
  planning.threads(comments);
  return {
    origin: { id, document, text, at },
    editor: returned.editor,
    items: planning.items.sort((a, b) => a.place.index - b.place.index),
    known: planning.known,
    leftOut: [...returned.leftOut, ...planning.leftOut()],
  };
}

class Planning {
  readonly items: ReturnItem[] = [];
  readonly known: string[] = [];
  readonly #changes: Changes;
  readonly #returned: ReturnedFile;
  readonly #compared: ComparedFile;
  readonly #taken: ReadonlySet<string>;
  readonly #setting: PlanSetting;
  readonly #targets: ReadonlyMap<string, string>;
  readonly #made: LeftOutPlace[] = [];
  readonly #references: LeftOutPlace[] = [];
  /** Verdicts of which one was told: a proposal is in many pieces. */
  readonly #told = new Set<string>();
  /** By key: how many differences there were of it. */
  readonly #counts = new Map<string, number>();

  constructor(changes: Changes, returned: ReturnedFile, compared: ComparedFile, taken: ReadonlySet<string>) {
    this.#changes = changes;
    this.#returned = returned;
    this.#compared = compared;
    this.#taken = taken;
    this.#setting = {
      exportId: returned.origin.id,
      words: returnWords(returned.base.content.language),
    };
    this.#targets = targetsIn(compared);
  }

  /** Two that come to the same, as two empty paragraphs or two comments "Agreed", are told apart by their order. */
  #add(item: ReturnItem | null, said: string): void {
    const count = this.#counts.get(said) ?? 0;
    this.#counts.set(said, count + 1);
    const key = count === 0 ? said : returnKey(said, count);
    if (item === null || this.#taken.has(key)) this.known.push(key);
    else this.items.push({ ...item, key });
  }

  text(text: ComparedText): void {
    const { comparison } = text;
    const { editor, base } = this.#returned;
    const { language } = base.content;
    const { base: letters, file, alignment } = comparison;
    const found = findDifferences(letters, file, alignment, { editor, language });
    for (const one of found.all) {
      const difference = this.#plain(text, one);
      if (difference.edits.length === 0) continue;
      this.#add(planDifference(text, difference, this.#setting), keyOf(text, difference, this.#setting));
    }
    const words = (verdict: FileVerdict) => letters.letters.text.slice(verdict.from, verdict.to);
    for (const verdict of found.verdicts) this.#verdict(text, comparison.live, verdict, verdict.from, words);
    if (text.holder === null) for (const one of found.printed) this.#printed(text, one);
    for (const paragraph of found.lost)
      this.#made.push(leftOutAt(text, letters.letters.starts[paragraph] as number));
  }

  table(table: ComparedFile['tables'][number]): void {
    const planned = planRows(table, {
      ...this.#setting,
      editor: this.#returned.editor,
      targetOf: (target) => this.#targets.get(target) ?? null,
    });
    for (const item of planned.items) this.#add(item, item.key);
    for (const key of planned.known) this.#add(null, key);
    const { text, letter } = table.holder;
    for (const verdict of planned.verdicts)
      this.#verdict(text, table.comparison.live, verdict, letter, () => '');
  }

  threads(comments: Comments): void {
    const { base, content, editor } = this.#returned;
    const { language } = base.content;
    const setting = { ...this.#setting, language, editor };
    const threads = planThreads(
      this.#compared.texts,
      comments,
      base.content.comments,
      content.comments,
      setting,
    );
    for (const key of threads.known) this.#add(null, key);
    for (const item of threads.items) this.#add(item, item.key);
  }

  leftOut(): ReturnLeftOut[] {
    const columns = this.#compared.otherColumns.map(({ text, letter }) => leftOutAt(text, letter));
    return [
      listed('made', this.#made),
      listed('columns', columns),
      listed('crossReference', this.#references),
    ].filter(({ count }) => count > 0);
  }

  /** What is new in it as it is to be put in; what a row that goes takes along is said by the row. */
  #plain(text: ComparedText, difference: Difference): Difference {
    const edits = difference.edits.flatMap((edit): DifferenceEdit[] => {
      if (edit.kind === 'delete') return text.rowGoes ? [] : [edit];
      if (edit.kind !== 'insert') return [edit];
      const pieces = edit.pieces.flatMap((piece): NewPiece[] => {
        if (piece.kind !== 'embed') return [piece];
        const embed = plainEmbed(piece.embed, (target) => this.#targets.get(target) ?? null);
        if (embed === null) this.#references.push(leftOutAt(text, edit.at));
        return embed === null ? [] : [{ ...piece, embed }];
      });
      return pieces.length === 0 ? [] : [{ ...edit, pieces }];
    });
    return { ...difference, edits };
  }

  /** What was decided in the file on a proposal that went out with it is told to those who decide here. */
  #verdict(
    text: ComparedText,
    live: LiveText,
    verdict: FileVerdict,
    letter: number,
    words: (verdict: FileVerdict) => string,
  ): void {
    const suggestion = suggestionOf(this.#changes, live, verdict);
    if (suggestion === null) return;
    const { author, at } = this.#returned.editor;
    const { exportId, words: said } = this.#setting;
    const key = returnKey(exportId, author.id, suggestion.id, verdict.verdict);
    if (this.#told.has(key)) return;
    this.#told.add(key);
    if (suggestion.status === verdict.verdict) {
      this.known.push(key);
      return;
    }
    const message = said[verdict.verdict];
    this.#add(
      {
        key,
        who: author,
        at,
        tracked: false,
        place: placeOf(text, letter),
        parts: [{ kind: 'comment', about: shortened(words(verdict)), text: message }],
        conflict: null,
        deeds: [{ kind: 'remark', suggestion: suggestion.id, message: { who: author, at, text: message } }],
      },
      key,
    );
  }

  /** What is printed beside the text is none of it: whoever has it otherwise says so in a comment. */
  #printed(body: ComparedText, { before, after }: { readonly before: string; readonly after: string }): void {
    const { author, at } = this.#returned.editor;
    const { exportId, words } = this.#setting;
    const { ids, letters } = body.comparison.base;
    const first = letters.ends.find((end) => ids[end] !== null) ?? 0;
    const isTitle = before.trim() === this.#returned.base.content.title;
    const text = `${isTitle ? words.title : words.printed} “${shortened(after)}”`;
    const key = returnKey(exportId, author.id, 'title', after);
    this.#add(
      {
        key,
        who: author,
        at,
        tracked: false,
        place: placeOf(body, first),
        parts: [{ kind: 'comment', about: before, text }],
        conflict: null,
        deeds: [
          {
            kind: 'thread',
            ...placeOfThread({ text: body, letter: first }),
            quote: [{ text: before, change: 'none' }],
            messages: [{ who: author, at, text }],
            resolved: false,
          },
        ],
      },
      key,
    );
  }
}

/** From how the file names paragraphs that something refers to, to their identities in the document. */
function targetsIn({ texts }: ComparedFile): Map<string, string> {
  const targets = new Map<string, string>();
  for (const { comparison } of texts) {
    const { file, alignment, base } = comparison;
    for (const [index, { id }] of file.paragraphs.entries()) {
      const known = id === undefined ? -1 : (alignment.baseOf[file.ends[index] as number] as number);
      const mark = known === -1 ? null : (base.ids[known] ?? null);
      if (id !== undefined && mark !== null) targets.set(id, paragraphId(mark));
    }
  }
  return targets;
}

function suggestionOf(
  changes: Changes,
  live: LiveText,
  { revision, op, from, to }: FileVerdict,
): { readonly id: string; readonly status: string } | null {
  for (let letter = from; letter < to; letter++) {
    const id = live.idOf(letter);
    for (const { members, chain } of (id && changes.segments({ ...id, length: 1 })) ?? []) {
      const member = members.find(
        (one) => one.op === op && Math.floor(one.suggestion.at / 1000) === Math.floor(revision.at / 1000),
      );
      if (member === undefined) continue;
      const status = statusFrom(decisionsInForce(member.suggestion, member.clock, chain));
      return { id: member.suggestion.id, status };
    }
  }
  return null;
}

function leftOutAt(text: ComparedText, letter: number): LeftOutPlace {
  const { index, inside, words } = placeOf(text, letter);
  return { paragraph: index, inside: inside === 'cell' ? 'table' : inside, page: null, text: words };
}

function listed(kind: ReturnLeftOut['kind'], places: readonly LeftOutPlace[]): ReturnLeftOut {
  return { kind, count: places.length, places: places.slice(0, MOST_PLACES) };
}

const MOST_PLACES = 20;
