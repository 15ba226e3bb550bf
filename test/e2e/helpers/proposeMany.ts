/** Many suggestions of several people, made as their desks would make them, and stored by the host. */
import { WebSocket } from 'ws';
import { connectDocument } from '../../../renderer/platform/connection/connectDocument.ts';
import { MemoryDisk, openMemoryStore } from '../../../renderer/platform/connection/memoryStore.ts';
import { Changes } from '../../../shared/changes/Changes.ts';
import { ReviewWriter } from '../../../shared/changes/ReviewWriter.ts';
import type { Edit } from '../../../shared/document/editFlow.ts';
import { Flow } from '../../../shared/document/Flow.ts';
import { NO_FORMATS } from '../../../shared/document/inlineFormats.ts';
import type { FlowParagraph } from '../../../shared/document/readFlow.ts';
import { readFlow } from '../../../shared/document/readFlow.ts';
import type { TestDesk } from './startDesk.ts';

const SENTENCE = 'The seminar takes stock of how courses are used and recognised in each country. ';
const DELEGATIONS = ['FJ', 'JP', 'KZ', 'TH', 'WS'];

export interface Many {
  /** Of text, written first: the suggestions are about these. */
  readonly paragraphs: number;
  readonly suggestions: number;
}

export async function proposeMany(desk: TestDesk, documentId: string, many: Many): Promise<void> {
  const { paragraphs, suggestions } = many;
  await withDesk(desk, documentId, 0, ({ flow }) => {
    for (let at = 0; at < paragraphs; at += 100)
      flow.text.insert(0, `${SENTENCE.repeat(4).trim()}\n`.repeat(Math.min(100, paragraphs - at)));
  });
  for (let person = 0; person < DELEGATIONS.length; person++) {
    await withDesk(desk, documentId, person, ({ flow, writer }) => {
      const long = startsOf(flow).filter(({ paragraph }) =>
        paragraph.runs.some(({ text }) => text.includes(SENTENCE.slice(11))),
      );
      const own = Array.from({ length: suggestions }, (_, index) => index).filter(
        (index) => index % DELEGATIONS.length === person,
      );
      // From the end, so that places in front of each stay what they are.
      for (const index of own.reverse()) {
        const { paragraph, start } = long[Math.floor((index * long.length) / suggestions)] as Start;
        writer.write(editsFor(index, paragraph, start), 'test');
      }
    });
  }
}

interface Start {
  readonly paragraph: FlowParagraph;
  readonly start: number;
}

function startsOf(flow: Flow): Start[] {
  let start = 0;
  return readFlow(flow).map((paragraph) => {
    const one = { paragraph, start };
    start += paragraph.length;
    return one;
  });
}

/** One after the other: typed, struck, replaced, made bold, made a heading. */
function editsFor(index: number, { runs, mark }: FlowParagraph, start: number): Edit[] {
  const [run] = runs;
  if (run === undefined || mark === null) throw new Error('a paragraph without text');
  const word = { ...run, clock: run.clock + 4, text: run.text.slice(4, 11) };
  const insert = (at: number): Edit => ({
    kind: 'insert',
    at,
    text: ` proposed ${index}`,
    formats: NO_FORMATS,
    inherits: false,
    marks: [],
  });
  const strike: Edit = { kind: 'delete', at: start + 4, runs: [word] };
  switch (index % 5) {
    case 0:
      return [insert(start + 11)];
    case 1:
      return [strike];
    case 2:
      return [insert(start + 11), strike];
    case 3:
      return [{ kind: 'format', at: start + 4, runs: [word], set: { bold: true } }];
    default:
      return [{ kind: 'property', mark, name: 'style', value: 'heading3' }];
  }
}

async function withDesk(
  desk: TestDesk,
  documentId: string,
  person: number,
  act: (parts: { flow: Flow; writer: ReviewWriter }) => void,
): Promise<void> {
  const disk = new MemoryDisk();
  const connection = connectDocument({
    address: desk.origin.replace(/^http/, 'ws'),
    documentId,
    token: desk.host.token,
    WebSocket: WebSocket as unknown as typeof globalThis.WebSocket,
    openStore: async (lost) => openMemoryStore(disk, lost),
  });
  await connection.ready;
  const flow = new Flow(connection.doc);
  const changes = new Changes(flow);
  const delegation = DELEGATIONS[person] as string;
  const author = { id: `many-${person}`, name: `Delegate ${person + 1}`, delegation };
  const writer = new ReviewWriter({ changes, author, now: Date.now });
  writer.mode = 'suggesting';
  act({ flow, writer });
  await new Promise<void>((done) => {
    const look = () => {
      const { stage, waiting } = connection.status.get();
      if (stage === 'safe' && waiting === 0) done();
    };
    connection.status.subscribe(look);
    look();
  });
  changes.close();
  flow.close();
  await connection.close();
}
