/**
 * One of the two documents, with its suggestions or without, in a process of its own. Whoever edits directly
 * and whoever suggests has an editor of their own on it, and a reader each, so that no deed is measured on
 * what another left behind. Arguments: plain or reviewed, words, suggestions that are pending, bursts, strokes.
 */
import { performance } from 'node:perf_hooks';
import { compactNodes } from '../../../renderer/editor/binding/compactNodes.ts';
import { random } from '../../convergence/random.ts';
import { sampleText } from '../sampleText.ts';
import type { KeyDeed, KeysResult, Side } from './KeyDeed.ts';
import { countsFor } from './planSuggestions.ts';
import { reviewedDocument } from './reviewedDocument.ts';
import { leaveOutLexicalsWalk, openReviewReplica } from './reviewReplica.ts';

const [side, words, pending, bursts, strokes] = process.argv.slice(2) as [Side, ...string[]];
const document = reviewedDocument(sampleText(Number(words)), countsFor(Number(pending)))[side];
leaveOutLexicalsWalk();
const pairOf = (mode: 'editing' | 'suggesting') => ({
  writer: openReviewReplica(document, mode),
  reader: openReviewReplica(document, mode),
});
const pairs = { editing: pairOf('editing'), suggesting: pairOf('suggesting') };
// Readers have a caret too, and it is kept in its place.
for (const { reader } of Object.values(pairs)) reader.placeCaret(0.5, 0);

function burst(index: number, deed: KeyDeed): KeysResult {
  const { writer, reader } = deed === 'editing' ? pairs.editing : pairs.suggesting;
  const dice = random(index);
  // One in each part of the text, in an order that jumps about.
  const share = (((index * 7) % Number(bursts)) + dice.next()) / Number(bursts);
  writer.placeCaret(share, dice.next());
  compactNodes(reader.desk.editor);
  writer.desk.history.endBurst();
  writer.takeUpdates();
  const local: number[] = [];
  const remote: number[] = [];
  for (let stroke = 0; stroke < Number(strokes); stroke++) {
    const letter = String.fromCharCode(97 + dice.below(26));
    const start = performance.now();
    if (deed === 'backspace') writer.backspace();
    else writer.type(letter);
    local.push(performance.now() - start);
    const updates = writer.takeUpdates();
    if (updates.length === 0) throw new Error(`${deed} wrote nothing`);
    const arrival = performance.now();
    reader.apply(updates);
    remote.push(performance.now() - arrival);
  }
  return { local, remote };
}

/** Whether writer and reader show the same: nobody is fast by being wrong. */
function agree(): boolean {
  const shown = ({ desk }: typeof pairs.editing.writer) =>
    JSON.stringify(desk.binding.blocks.map(({ tokens, change }) => [tokens, change]));
  return Object.values(pairs).every(({ writer, reader }) => shown(writer) === shown(reader));
}

process.on('message', (message: { index: number; deed: KeyDeed } | 'end') => {
  if (message !== 'end') return void process.send?.(burst(message.index, message.deed));
  process.send?.(agree(), () => process.disconnect());
});
process.send?.('ready');
