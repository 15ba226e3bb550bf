/**
 * One contender in a process of its own, so that its heap and its compiled code are its own. The parent asks
 * for one burst at a time and so lets the contenders take turns.
 * Arguments: contender, words, bursts, strokes.
 */
import { createHash } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import type { HeadlessName } from '../contenders/Contender.ts';
import { makeDocument, openHeadless } from '../contenders/headlessReplica.ts';
import { sampleText } from '../sampleText.ts';
import { planBursts } from './burstPlan.ts';

/** Milliseconds, one per keystroke. */
export interface BurstResult {
  readonly local: number[];
  readonly remote: number[];
}

/** What the parent is told at the end: both sides' text, so that nobody is fast by being wrong. */
export interface WorkerEnd {
  readonly texts: string[];
}

const [name, words, bursts, strokes] = process.argv.slice(2) as [HeadlessName, string, string, string];
const paragraphs = sampleText(Number(words));
const plan = planBursts(paragraphs, Number(bursts), Number(strokes));
const document = name === 'lexical' ? null : makeDocument(name, paragraphs);
const writer = openHeadless(name, paragraphs, document);
const reader = openHeadless(name, paragraphs, document);
// Others have a caret too, and it is kept in its place.
reader.placeCaret(Math.floor(paragraphs.length / 2), 1);

/** Lexical alone has a second editor too: whoever has two texts in hand has less of each in the cache. */
function burst(index: number): BurstResult {
  const place = plan[index];
  if (place === undefined) throw new Error(`there is no burst ${index}`);
  writer.placeCaret(place.block, place.offset);
  writer.takeUpdate();
  const local: number[] = [];
  const remote: number[] = [];
  for (const [index, character] of [...place.text].entries()) {
    const start = performance.now();
    writer.type(character);
    local.push(performance.now() - start);
    const stroke = {
      update: writer.takeUpdate(),
      block: place.block,
      offset: place.offset + index,
      text: character,
    };
    const arrival = performance.now();
    reader.apply(stroke);
    remote.push(performance.now() - arrival);
  }
  return { local, remote };
}

const digest = (lines: readonly string[]) => createHash('sha256').update(lines.join('\n')).digest('hex');

process.on('message', (message: number | 'end') => {
  if (message !== 'end') return void process.send?.(burst(message));
  const texts = [writer, reader].map((replica) => digest(replica.lines()));
  process.send?.({ texts } satisfies WorkerEnd, () => process.disconnect());
});
process.send?.('ready');
