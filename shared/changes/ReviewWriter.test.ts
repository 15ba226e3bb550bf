/** Writing by hand what the editor's binding never writes twice alike: edits that met others' work on their way. */
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { createDocument } from '../document/createDocument.ts';
import type { Edit } from '../document/editFlow.ts';
import { Flow } from '../document/Flow.ts';
import { NO_FORMATS } from '../document/inlineFormats.ts';
import { DEFAULT_PROPERTIES } from '../document/paragraphProperties.ts';
import type { FlowRun } from '../document/readFlow.ts';
import { readFlow } from '../document/readFlow.ts';
import { Changes } from './Changes.ts';
import { ReviewWriter } from './ReviewWriter.ts';

test('W5 what was being typed in front of struck text goes behind it only while nothing came between', () => {
  const doc = new Y.Doc();
  const runs = [{ text: 'abcdef', formats: {} }];
  Y.applyUpdate(doc, createDocument({ paragraphs: [{ properties: DEFAULT_PROPERTIES, runs }] }));
  const flow = new Flow(doc);
  const changes = new Changes(flow);
  const author = { id: 'ana', name: 'Ana', delegation: 'FJ' };
  const writer = new ReviewWriter({ changes, author, now: () => 1_700_000_000_000 });
  writer.mode = 'suggesting';
  const { client, clock, text, formats } = readFlow(flow).flatMap(({ runs }) => runs)[0] as FlowRun;
  const at = (offset: number) => ({ client, clock: clock + offset });
  const struck = { ...at(2), text: text.slice(2, 4), formats };
  const insert = (place: number, letter: string): Edit => ({
    kind: 'insert',
    at: place,
    text: letter,
    formats: NO_FORMATS,
    inherits: false,
    marks: [],
    between: { left: at(1), right: at(2) },
  });

  writer.write([{ kind: 'delete', at: 2, runs: [struck] }], null);
  doc.getText('body').insert(2, 'THEIRS');
  writer.write([insert(2, 'X')], null);
  expect(doc.getText('body').toString()).toBe('abXTHEIRScdef\n');

  doc.getText('body').delete(2, 7);
  writer.write([{ kind: 'delete', at: 2, runs: [struck] }], null);
  writer.write([insert(2, 'Y')], null);
  expect(doc.getText('body').toString()).toBe('abcdYef\n');
});
