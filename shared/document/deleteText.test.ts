import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { createDocument } from './createDocument.ts';
import { editFlow } from './editFlow.ts';
import { Flow } from './Flow.ts';
import { DEFAULT_PROPERTIES } from './paragraphProperties.ts';
import { readFlow } from './readFlow.ts';

test('D4 deleting from within a format across its end leaves the text behind it as it was', () => {
  const first = new Y.Doc();
  const plain = { properties: DEFAULT_PROPERTIES, runs: [{ text: 'bold and not', formats: {} }] };
  Y.applyUpdate(first, createDocument({ paragraphs: [plain, plain] }));
  first.getText('body').format(0, 4, { bold: true });
  for (const [from, to] of [
    [1, 4],
    [4, 6],
    [3, 5],
    [2, 6],
    [2, 15],
  ] as const) {
    // Another session than the one that gave the format: only then does Yjs look for the place in the middle.
    const doc = new Y.Doc();
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(first));
    const flow = new Flow(doc);
    const characters = readFlow(flow).flatMap(({ runs, mark }) => [
      ...runs.flatMap((run) =>
        Array.from(run.text, (text, offset) => ({ ...run, text, clock: run.clock + offset })),
      ),
      ...(mark === null ? [] : [{ ...mark, text: '\n', formats: {} }]),
    ]);
    const expected = [...characters.slice(0, from), ...characters.slice(to)].map(
      ({ text, formats }) => `${text}${formats.bold === true ? '*' : ''}`,
    );
    editFlow(flow, [{ kind: 'delete', at: from, runs: characters.slice(from, to) }], 'test');
    const left = readFlow(flow).flatMap(({ runs, mark }) => [
      ...runs.flatMap(({ text, formats }) =>
        Array.from(text, (one) => `${one}${formats.bold === true ? '*' : ''}`),
      ),
      ...(mark === null ? [] : ['\n']),
    ]);
    expect(left).toEqual(expected);
    flow.close();
  }
});
