/** Real sessions, typed by people elsewhere; a stretch of each here, whole by `rapporteur replay`. */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { fixturePath, hasFixture } from '../../../test/fixtures.ts';
import { replayTrace } from './replayTrace.ts';
import { parseTrace, type Trace } from './Trace.ts';

const has = (name: string) => hasFixture(`traces/${name}`);
const read = (name: string): Trace => {
  const trace = parseTrace(gunzipSync(readFileSync(fixturePath(`traces/${name}`))).toString('utf8'));
  if (trace === null) throw new Error(`${name} is no trace`);
  return trace;
};

test.skipIf(!has('friendsforever.json.gz'))(
  'B1 two people typing at once come out exactly (friendsforever)',
  () => {
    expect(replayTrace(read('friendsforever.json.gz'))).toMatchObject({
      exact: true,
      kind: 'concurrent',
      people: 2,
    });
  },
);

test.skipIf(!has('automerge-paper.json.gz'))(
  'B1 the first 10,000 keystrokes of a paper come out exactly (automerge-paper)',
  () => {
    const trace = read('automerge-paper.json.gz');
    const txns = trace.txns.slice(0, 10_000);
    // What must come out, by plain string edits.
    let text = [...(trace.startContent ?? '')];
    for (const [position, deleted, inserted] of txns.flatMap((txn) => txn.patches)) {
      text = text.toSpliced(position, deleted, ...inserted);
    }
    expect(replayTrace({ ...trace, txns, endContent: text.join('') })).toMatchObject({
      exact: true,
      transactions: 10_000,
    });
  },
);

test('B1 a trace with characters outside the basic plane keeps its places', () => {
  const txns = [
    { patches: [[0, 0, 'a\u{1F600}b']] },
    { patches: [[2, 0, '\nx']] },
    { patches: [[1, 1, '']] },
  ] as const;
  expect(replayTrace({ txns, endContent: 'a\nxb' })).toMatchObject({ exact: true });
});

test('what is no trace is said to be none', () => {
  expect(parseTrace('{"txns": [{}]}')).toBeNull();
  expect(parseTrace('not json')).toBeNull();
});
