/**
 * One person's record with many places in it, as replacing a word throughout a text makes: whether what is
 * done with such a record costs so much a place however many places there are.
 */
import { performance } from 'node:perf_hooks';
import { $getRoot } from 'lexical';
import { $setPointInBlock } from '../../../renderer/editor/binding/blockPoints.ts';
import { $isParagraphBlock } from '../../../renderer/editor/nodes/ParagraphBlock.ts';
import { decide } from '../../../shared/changes/decide.ts';
import { listChanges, piecesOfParagraph } from '../../../shared/changes/listChanges.ts';
import { settle } from '../../../shared/changes/settle.ts';
import { sampleDocument } from '../contenders/sampleDocument.ts';
import { sampleText } from '../sampleText.ts';
import { median, round } from '../statistics.ts';
import type { Table } from '../Table.ts';
import type { ReviewReplica } from './reviewReplica.ts';
import { $theSelection, leaveOutLexicalsWalk, openReviewReplica } from './reviewReplica.ts';

const DEEDS = {
  write: 'write all of them',
  apply: 'take them in, at a peer',
  letter: 'a letter in the midst of them',
  list: 'list them',
  decide: 'decide on each by itself',
  decisions: 'take in those decisions, at a peer',
  undo: 'undo all of it',
  settle: 'settle all of it',
} as const;
type Deed = keyof typeof DEEDS;

/** A letter costs the same however many places there are; everything else so much a place. */
const FLAT: readonly Deed[] = ['letter'];
const MOST = 2;

export interface PlacesOptions {
  readonly places: readonly number[];
  /** Of each, after one that does not count. */
  readonly repeats?: number;
  readonly onProgress?: (line: string) => void;
}

/** Milliseconds and bytes of one run through. */
interface Run {
  readonly times: Readonly<Record<Deed, number>>;
  readonly bytes: { readonly write: number; readonly decide: number };
}

export function benchPlaces({ places, repeats = 5, onProgress }: PlacesOptions): Table {
  leaveOutLexicalsWalk();
  const most = Math.max(...places);
  // The same text for any number of places, so that nothing else grows.
  const document = sampleDocument(sampleText(most * 62));
  const runs = new Map(places.map((count): [number, Run[]] => [count, []]));
  for (let repeat = -1; repeat < repeats; repeat++) {
    onProgress?.(`places in one record, turn ${repeat + 2} of ${repeats + 1}`);
    for (const [count, taken] of runs) {
      const run = measure(document, count);
      if (repeat >= 0) taken.push(run);
    }
  }
  const time = (count: number, deed: Deed) => median((runs.get(count) ?? []).map(({ times }) => times[deed]));
  const bytes = (count: number, what: 'write' | 'decide') =>
    median((runs.get(count) ?? []).map((run) => run.bytes[what]));
  const [few, many] = [Math.min(...places), most];
  const growth = (of: (count: number) => number, flat: boolean) =>
    of(many) / of(few) / (flat ? 1 : many / few);
  const rows = [
    ...(Object.keys(DEEDS) as Deed[]).map((deed) => ({
      what: `${DEEDS[deed]} (ms)`,
      of: (count: number) => time(count, deed),
      flat: FLAT.includes(deed),
    })),
    { what: 'the record (bytes)', of: (count: number) => bytes(count, 'write'), flat: false },
    { what: 'those decisions (bytes)', of: (count: number) => bytes(count, 'decide'), flat: false },
  ];
  return {
    id: 'review-places',
    title: `${places.join(', ')} places in one suggestion`,
    notes: [
      `A word replaced in as many paragraphs at once, while suggesting, in one text of ${most * 62} words; medians of ${repeats}.`,
      `The last column is a place at ${many} against a place at ${few}; for the letter, the letter itself.`,
    ],
    columns: [
      { key: 'what', title: 'what' },
      ...places.map((count) => ({ key: String(count), title: `${count} places` })),
      { key: 'growth', title: 'growth' },
    ],
    rows: rows.map(({ what, of, flat }) => ({
      what,
      ...Object.fromEntries(places.map((count) => [String(count), round(of(count))])),
      growth: round(growth(of, flat)),
    })),
    bars: rows.map(({ what, of, flat }) => ({
      text: `${what}: ${flat ? 'at most' : 'a place at most'} ${MOST} x at ${many} places what it is at ${few}`,
      met: growth(of, flat) <= MOST,
      measured: `${growth(of, flat).toFixed(2)} x`,
    })),
  };
}

function timed(act: () => void): number {
  const start = performance.now();
  act();
  return performance.now() - start;
}

const sizeOf = (updates: readonly Uint8Array[]) => updates.reduce((sum, { length }) => sum + length, 0);

function measure(document: Uint8Array, count: number): Run {
  const writer = openReviewReplica(document, 'suggesting');
  const peer = openReviewReplica(document, 'suggesting');
  const { changes, history } = writer.desk;
  const write = timed(() => replaceIn(writer, count));
  const updates = writer.takeUpdates();
  const apply = timed(() => peer.apply(updates));
  const [suggestion, ...others] = changes.suggestions.values();
  if (suggestion === undefined || others.length > 0) throw new Error('that is not one suggestion');
  history.endBurst();
  const letter = timed(() => writer.type('e'));
  peer.apply(writer.takeUpdates());
  const listed = () => listChanges(writer.desk.binding.blocks.map((one) => piecesOfParagraph(changes, one)));
  let pieces = listed()[0]?.pieces ?? [];
  const list = timed(() => {
    pieces = listed()[0]?.pieces ?? [];
  });
  if (pieces.length !== 2 * count) throw new Error(`${pieces.length} pieces in ${count} places`);
  const { author, id } = suggestion;
  const decideAll = timed(() => {
    for (const { ranges } of pieces) decide(changes, author, 1, 'accepted', [{ id, scope: ranges }], 'bench');
  });
  const decided = writer.takeUpdates();
  const decisions = timed(() => peer.apply(decided));
  const settling = timed(() => {
    if (settle(peer.desk.changes, { decidedBefore: 2, origin: 'host' }) !== 1)
      throw new Error('not all of it was settled');
  });
  const other = openReviewReplica(document, 'suggesting');
  replaceIn(other, count);
  const undo = timed(() => other.desk.history.undo());
  if (other.desk.history.canUndo) throw new Error('that was more than one step');
  for (const one of [writer, peer, other]) one.desk.destroy();
  return {
    times: { write, apply, letter, list, decide: decideAll, decisions, undo, settle: settling },
    bytes: { write: sizeOf(updates), decide: sizeOf(decided) },
  };
}

/** The same word in as many paragraphs, in one go; the caret stays in the midst of them. */
function replaceIn({ desk: { editor } }: ReviewReplica, count: number): void {
  editor.update(
    () => {
      const blocks = $getRoot()
        .getChildren()
        .filter($isParagraphBlock)
        .filter((block) => block.getTextContentSize() > 60);
      if (blocks.length < count) throw new Error('the text has too few paragraphs');
      const chosen = blocks.slice(0, count);
      chosen.push(...chosen.splice(count >> 1, 1));
      for (const block of chosen) {
        block.selectStart();
        const selection = $theSelection();
        $setPointInBlock(selection.anchor, block, 30);
        $setPointInBlock(selection.focus, block, 40);
        // Nothing of what it replaces is in it.
        selection.insertText('0123456789');
      }
    },
    { discrete: true },
  );
}
