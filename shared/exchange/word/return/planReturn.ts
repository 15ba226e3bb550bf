/**
 * Compares a returned file three ways, against its base and the text as it is now, and says what taking it in would
 * do. Nothing is written. Rules are in SPEC.md.
 */
import type { Changes } from '../../../changes/Changes.ts';
import type { Comments } from '../../../changes/comments/Comments.ts';
import { decisionsInForce, statusFrom } from '../../../changes/statusOf.ts';
import { BODY } from '../../../document/flowNames.ts';
import { align } from './align.ts';
import type { Comparison } from './Comparison.ts';
import type { Differences, FileVerdict } from './Difference.ts';
import { findDifferences } from './findDifferences.ts';
import { Letters } from './Letters.ts';
import { LiveText } from './LiveText.ts';
import type { ReturnedFile } from './openReturned.ts';
import { shortened } from './passageOf.ts';
import type { PlanSetting } from './planText.ts';
import { keyOf, placeOf, planDifference } from './planText.ts';
import { planThreads } from './planThreads.ts';
import type { ReturnItem, ReturnPlan } from './ReturnPlan.ts';
import { returnKey } from './returnKey.ts';
import { returnWords } from './returnWords.ts';

/** @param taken keys of differences that were taken in before, and not taken back */
export function planReturn(
  changes: Changes,
  comments: Comments,
  returned: ReturnedFile,
  taken: ReadonlySet<string>,
): ReturnPlan {
  const { origin, base, content, editor, leftOut } = returned;
  const file = new Letters(content.tracked);
  const alignment = align(base, file, returned.identities);
  const live = new LiveText(changes, changes.flow, base.ids);
  const comparison: Comparison = { changes, base, file, alignment, live };
  const { language } = base.content;
  const setting: PlanSetting = { exportId: origin.id, flow: BODY, words: returnWords(language) };
  const differences = findDifferences(base, file, alignment, editor);

  const items: ReturnItem[] = [];
  const known: string[] = [];
  const add = (item: ReturnItem | null, key: string) => {
    if (item === null || taken.has(key)) known.push(key);
    else items.push(item);
  };
  for (const difference of differences.all)
    if (difference.edits.length > 0)
      add(planDifference(comparison, difference, setting), keyOf(difference, setting));
  for (const { item, key } of verdictItems(comparison, differences, returned, setting)) add(item, key);
  for (const item of printedItems(comparison, differences, returned, setting)) add(item, item.key);
  const threads = planThreads(comparison, comments, base.content.comments, content.comments, {
    ...setting,
    language,
    editor,
  });
  known.push(...threads.known);
  for (const item of threads.items) add(item, item.key);
  const { id, document, text, at } = origin;
  return {
    origin: { id, document, text, at },
    editor,
    items: items.sort((a, b) => a.place.index - b.place.index),
    known,
    leftOut,
  };
}

/** What was decided in the file on proposals that went out with it is told to those who decide here. */
function* verdictItems(
  { changes, live, base }: Comparison,
  { verdicts }: Differences,
  { editor }: ReturnedFile,
  { exportId, flow, words }: PlanSetting,
): Generator<{ readonly item: ReturnItem | null; readonly key: string }, void> {
  const told = new Set<string>();
  for (const verdict of verdicts) {
    const suggestion = suggestionOf(changes, live, verdict);
    if (suggestion === null) continue;
    const key = returnKey(exportId, editor.author.id, suggestion.id, verdict.verdict);
    if (told.has(key)) continue;
    told.add(key);
    if (suggestion.status === verdict.verdict) {
      yield { item: null, key };
      continue;
    }
    const text = words[verdict.verdict];
    const about = shortened(base.letters.text.slice(verdict.from, verdict.to));
    const comparison = { changes, live, base } as Comparison;
    const item: ReturnItem = {
      key,
      who: editor.author,
      at: editor.at,
      tracked: false,
      place: placeOf(comparison, verdict.from, flow),
      parts: [{ kind: 'comment', about, text }],
      conflict: null,
      deeds: [
        {
          kind: 'remark',
          suggestion: suggestion.id,
          message: { who: editor.author, at: editor.at, text },
        },
      ],
    };
    yield { item, key };
  }
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

/** The title above the text is none of it: whoever has another one there says so in a comment. */
function printedItems(
  comparison: Comparison,
  { printed }: Differences,
  { editor }: ReturnedFile,
  { exportId, flow, words }: PlanSetting,
): ReturnItem[] {
  const { ids, letters } = comparison.base;
  const first = letters.ends.find((end) => ids[end] !== null);
  const mark = first === undefined ? null : (ids[first] ?? null);
  return printed.map(({ before, after }) => {
    const text = `${words.title} “${shortened(after)}”`;
    return {
      key: returnKey(exportId, editor.author.id, 'title', after),
      who: editor.author,
      at: editor.at,
      tracked: false,
      place: placeOf(comparison, first ?? 0, flow),
      parts: [{ kind: 'comment', about: before, text }],
      conflict: null,
      deeds: [
        {
          kind: 'thread',
          flow,
          about: [],
          mark,
          quote: [{ text: before, change: 'none' }],
          messages: [{ who: editor.author, at: editor.at, text }],
          resolved: false,
        },
      ],
    };
  });
}
