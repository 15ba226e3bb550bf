/**
 * One random session: three to five people, each with a desk of their own, doing what the profile allows
 * while any of them may be cut off from any other; then all meet. See the two oracles for what is judged.
 */

import * as Y from 'yjs';
import { createDocument } from '../../shared/document/createDocument.ts';
import { DEFAULT_PROPERTIES } from '../../shared/document/paragraphProperties.ts';
import { characters } from './characters.ts';
import type { DeedContext, DeedName, ProfileName } from './deeds.ts';
import { DEEDS, PROFILES } from './deeds.ts';
import { signedText } from './embedSigns.ts';
import { isRearranged } from './isRearranged.ts';
import { Oracle } from './Oracle.ts';
import { PropertyOracle } from './PropertyOracle.ts';
import { Replica, synchronise } from './Replica.ts';
import { random } from './random.ts';

export interface FuzzResult {
  readonly deeds: number;
  /** What went wrong, in words; empty for a clean run. */
  readonly faults: string[];
}

/** @param pieces every desk shows a longer text piece by piece while its person and others are at work */
export function fuzzRun(
  seed: number,
  profile: ProfileName,
  log?: (line: string) => void,
  pieces = false,
): FuzzResult {
  const dice = random(seed);
  const source = characters();
  let languages = 0;
  const context: DeedContext = {
    random: dice,
    fresh: (count) => Array.from({ length: count }, () => source.next().value).join(''),
    freshLanguage: () => `x-${++languages}`,
    moved: '',
    removed: '',
  };
  const people = 3 + dice.below(3);
  const oracle = new Oracle(people);
  const properties = new PropertyOracle();
  const faults: string[] = [];
  let deeds = 0;

  const length = pieces ? 4 + dice.below(10) : 1 + dice.below(4);
  const start = createDocument({
    paragraphs: Array.from({ length }, (_, index) => ({
      properties: { ...DEFAULT_PROPERTIES, style: index === 0 ? ('heading1' as const) : ('body' as const) },
      runs: [{ text: context.fresh(4 + dice.below(8)), formats: {} }],
    })),
  });
  const whole = new Y.Doc();
  Y.applyUpdate(whole, start);
  const replicas = Array.from({ length: people }, (_, index) => {
    const id = seed * 10 + people - index;
    if (pieces) return new Replica(id, whole, 1 + dice.below(4));
    const replica = new Replica(id);
    Y.applyUpdate(replica.doc, start, 'remote');
    return replica;
  });
  const beginning = new Replica(1, whole);
  properties.did(beginning, [], beginning.shown());
  oracle.did(0, '', beginning.text());
  beginning.destroy();
  for (let index = 1; index < people; index++) oracle.pulled(index, 0);

  const act = (person: number) => {
    const replica = replicas[person] as Replica;
    if (pieces && dice.below(6) === 0) replica.desk.binding.showMore(1 + dice.below(2));
    const name: DeedName = dice.pick(PROFILES[profile]);
    const [text, shown] = [replica.text(), replica.shown()];
    context.moved = '';
    context.removed = '';
    try {
      DEEDS[name](replica, context);
      deeds++;
    } catch (error) {
      faults.push(
        `person ${person} could not ${name}: ${error instanceof Error ? error.stack : String(error)}`,
      );
    }
    const after = replica.text();
    if (
      context.removed !== '' &&
      [...text].filter((one) => !after.includes(one)).join('') !== context.removed
    )
      faults.push(`person ${person} took out ${context.removed} and something else went`);
    // Undo and redo of a move put paragraphs elsewhere too.
    if (name === 'undo' || name === 'redo') context.moved = isRearranged(text, after) ? after : '';
    oracle.did(person, text, after, context.moved.replaceAll('\n', ''));
    properties.did(replica, shown, replica.shown());
    log?.(`${person} ${name}: ${JSON.stringify(text)} -> ${JSON.stringify(replica.text())}`);
  };
  const pull = (person: number, from: number) => {
    const replica = replicas[person] as Replica;
    const before = replica.text();
    replica.pull(replicas[from] as Replica);
    oracle.pulled(person, from);
    const after = replica.text();
    log?.(`${person} pulls ${from}: ${JSON.stringify(before)} -> ${JSON.stringify(after)}`);
    const wrong = oracle.reordered(before, after);
    if (wrong !== null) faults.push(`what person ${person} saw changed places at ${wrong}`);
  };

  for (let round = 2 + dice.below(4); round > 0 && faults.length === 0; round--) {
    for (let step = 4 + dice.below(16); step > 0 && faults.length === 0; step--) {
      if (dice.below(5) > 0) act(dice.below(people));
      else {
        const person = dice.below(people);
        const from = dice.below(people);
        if (person !== from) pull(person, from);
      }
    }
  }
  for (const replica of replicas) replica.desk.binding.showMore();
  if (faults.length === 0) faults.push(...meet(replicas, oracle, properties));
  for (const replica of replicas) replica.destroy();
  return { deeds, faults };
}

/** All exchange everything; then every desk must show the same, and what the oracles say. */
function meet(replicas: readonly Replica[], oracle: Oracle, properties: PropertyOracle): string[] {
  const faults: string[] = [];
  try {
    synchronise(replicas);
  } catch (error) {
    return [String(error)];
  }
  const first = replicas[0] as Replica;
  const expected = first.fingerprint();
  const cold = new Replica(1, first.doc);
  for (const [index, replica] of [...replicas, cold].entries()) {
    const { editor, document } = replica.fingerprint();
    const who = replica === cold ? 'a cold load' : `desk ${index}`;
    if (document !== expected.document) faults.push(`the document of ${who} differs`);
    if (editor !== expected.editor)
      faults.push(
        `the screen of ${who} differs: ${JSON.stringify(replica.shown())} / ${JSON.stringify(first.shown())}`,
      );
    const text = signedText(first.desk.flow).replaceAll('\n', '').replaceAll('\u2028', '');
    if (text !== replica.text().replaceAll('\n', '')) faults.push(`the screen of ${who} is not its document`);
  }
  cold.destroy();
  for (const [name, found] of Object.entries(oracle.judge(first.text())))
    if (found !== '') faults.push(`${name}: ${found}`);
  const style = properties.judge(first);
  if (style !== null) faults.push(style);
  return faults;
}
