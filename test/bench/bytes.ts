/**
 * What the wire costs: a first join, a keystroke, a cursor, a reconnect with nothing new; ours beside the
 * stock y-websocket client on the same host, and beside the plain text. Bytes are those of WebSocket
 * messages and HTTP bodies, both directions together, without the frames and headers around them.
 */
import { existsSync, readFileSync } from 'node:fs';
import { get } from 'node:http';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync, brotliDecompressSync, gunzipSync } from 'node:zlib';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import type { LiveConnection } from '../../renderer/platform/connection/connectDocument.ts';
import { connectDocument } from '../../renderer/platform/connection/connectDocument.ts';
import { MemoryDisk, openMemoryStore } from '../../renderer/platform/connection/memoryStore.ts';
import { fixturePath } from '../fixtures.ts';
import type { HostProcess } from '../sync/hostProcess.ts';
import { startHostProcess } from '../sync/hostProcess.ts';
import type { Traffic } from '../sync/traffic.ts';
import { countingSocket } from '../sync/traffic.ts';
import { sampleText, textOf } from './sampleText.ts';
import type { Cell, Table } from './Table.ts';
import { printTable } from './Table.ts';

const ID = 'seminar';
const KEYSTROKES = 100;
const TRACE = 'traces/automerge-paper.json.gz';

interface Subject {
  readonly name: string;
  /** Types the text into the document as it came about. */
  write(text: Y.Text): void;
}

const subjects: Subject[] = [
  {
    name: '50,000 words, typed once',
    write(text) {
      for (const paragraph of sampleText(50_000)) text.insert(text.length, `${textOf(paragraph)}\n`);
    },
  },
];
if (existsSync(fixturePath(TRACE))) {
  subjects.push({
    name: 'a real paper, 259,778 keystrokes',
    write(text) {
      const trace = JSON.parse(gunzipSync(readFileSync(fixturePath(TRACE))).toString()) as {
        txns: { patches: [number, number, string][] }[];
      };
      for (const { patches } of trace.txns) {
        for (const [at, deleted, inserted] of patches) {
          if (deleted > 0) text.delete(at, deleted);
          if (inserted !== '') text.insert(at, inserted);
        }
      }
    },
  });
}

async function until(condition: () => boolean, what: string): Promise<void> {
  const end = Date.now() + 60_000;
  while (!condition()) {
    if (Date.now() > end) throw new Error(`waited too long for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

const total = (traffic: Traffic) => traffic.sent + traffic.got;
const clear = (traffic: Traffic) => Object.assign(traffic, { sent: 0, got: 0, frames: 0 });
const isSafe = (connection: LiveConnection) => {
  const { stage, waiting, connected } = connection.status.get();
  return stage === 'safe' && waiting === 0 && connected;
};

function ours(
  host: HostProcess,
  disk: MemoryDisk,
  traffic: Traffic,
  first?: () => Promise<{ update: Uint8Array; position: number }>,
) {
  const connection = connectDocument({
    address: `ws://127.0.0.1:${host.port}`,
    documentId: ID,
    token: host.token,
    WebSocket: countingSocket(traffic),
    openStore: async () => openMemoryStore(disk),
    ...(first === undefined ? {} : { fetchState: first }),
  });
  // Presence is measured by itself.
  connection.awareness.setLocalState(null);
  return connection;
}

function stock(host: HostProcess, doc: Y.Doc, traffic: Traffic): WebsocketProvider {
  const provider = new WebsocketProvider(`ws://127.0.0.1:${host.port}/y`, ID, doc, {
    WebSocketPolyfill: countingSocket(traffic),
    protocols: [`rapporteur.token.${host.token}`],
    disableBc: true,
  });
  provider.awareness.setLocalState(null);
  return provider;
}

/** The HTTP answer as it goes over the line, not unpacked. */
function rawState(host: HostProcess): Promise<{ body: Buffer; position: number }> {
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${host.token}`, 'accept-encoding': 'br' };
    get(`${host.origin}/api/documents/${ID}/state`, { headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => {
        resolve({
          body: Buffer.concat(parts),
          position: Number(String(response.headers.etag).replaceAll('"', '')),
        });
      });
    }).on('error', reject);
  });
}

async function measure(subject: Subject): Promise<Record<string, Cell>[]> {
  const host = await startHostProcess();
  try {
    const made = new Y.Doc();
    subject.write(made.getText('body'));
    const plain = Buffer.from(made.getText('body').toString());
    const authorTraffic: Traffic = { sent: 0, got: 0, frames: 0 };
    const author = ours(host, new MemoryDisk(), authorTraffic);
    await author.ready;
    Y.applyUpdate(author.doc, Y.encodeStateAsUpdate(made), 'bench');
    await until(() => isSafe(author), 'the text to be stored');

    const disk = new MemoryDisk();
    const traffic: Traffic = { sent: 0, got: 0, frames: 0 };
    let overHttp = 0;
    let reader = ours(host, disk, traffic, async () => {
      const { body, position } = await rawState(host);
      overHttp = body.length;
      return { update: Y.convertUpdateFormatV2ToV1(brotliDecompressSync(body)), position };
    });
    await reader.ready;
    await until(() => isSafe(reader), 'the first join');
    const join = overHttp + total(traffic);

    const stockTraffic: Traffic = { sent: 0, got: 0, frames: 0 };
    const stockDoc = new Y.Doc();
    let provider = stock(host, stockDoc, stockTraffic);
    await until(
      () => provider.synced && stockDoc.getText('body').length === made.getText('body').length,
      'the stock join',
    );
    const stockJoin = total(stockTraffic);

    for (const each of [traffic, stockTraffic, authorTraffic]) clear(each);
    const middle = Math.floor(plain.length / 2);
    const body = reader.doc.getText('body');
    for (let count = 0; count < KEYSTROKES; count++) {
      body.insert(middle + count, 'k');
      // One at a time, as people type: otherwise they would share messages.
      await until(() => isSafe(reader), 'a keystroke');
    }
    await until(() => stockDoc.getText('body').toString() === body.toString(), 'the other side');
    const typed = total(traffic) / KEYSTROKES;
    await until(() => author.doc.getText('body').toString() === body.toString(), 'the other side');
    const seen = total(authorTraffic) / KEYSTROKES;
    const stockSeen = total(stockTraffic) / KEYSTROKES;

    clear(traffic);
    const cursor = btoa(
      String.fromCharCode(...Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(body, middle))),
    );
    const person = {
      id: '7d0f5c9e-3f0b-4a53-9d3e-0c6f1f1b2a3c',
      name: 'Amina Diallo',
      delegation: 'Senegal',
    };
    reader.awareness.setLocalState({ person, cursor: [cursor, cursor] });
    await until(() => traffic.sent > 0, 'the cursor');
    const moved = traffic.sent;
    reader.awareness.setLocalState(null);

    await reader.close();
    clear(traffic);
    reader = ours(host, disk, traffic);
    await until(() => isSafe(reader), 'the reconnect');
    const again = total(traffic);
    await reader.close();

    provider.destroy();
    clear(stockTraffic);
    provider = stock(host, stockDoc, stockTraffic);
    await until(() => provider.synced, 'the stock reconnect');
    // Its answer to the host's state vector is part of it.
    await until(() => stockTraffic.frames >= 4, 'the end of the exchange');
    const stockAgain = total(stockTraffic);
    provider.destroy();
    stockDoc.destroy();
    await author.close();

    const text = { document: subject.name, plain: plain.length, brotli: brotliCompressSync(plain).length };
    return [
      { ...text, what: 'first join', ours: join, stock: stockJoin },
      {
        ...text,
        what: 'keystroke, author with acknowledgements',
        ours: typed,
        stock: null,
        plain: 1,
        brotli: null,
      },
      {
        ...text,
        what: 'keystroke, at a reader',
        ours: seen,
        stock: stockSeen,
        plain: 1,
        brotli: null,
      },
      {
        ...text,
        what: 'cursor with name',
        ours: moved,
        stock: null,
        plain: null,
        brotli: null,
      },
      { ...text, what: 'reconnect, nothing new', ours: again, stock: stockAgain },
    ];
  } finally {
    await host.close();
  }
}

export async function benchBytes(): Promise<Table> {
  const rows: Record<string, Cell>[] = [];
  for (const subject of subjects) rows.push(...(await measure(subject)));
  const reconnect = Math.max(
    ...rows.filter((row) => row['what'] === 'reconnect, nothing new').map((row) => Number(row['ours'])),
  );
  const joins = rows.filter((row) => row['what'] === 'first join');
  return {
    id: 'bytes',
    title: 'Bytes over the line',
    notes: [
      'WebSocket messages and HTTP bodies, both directions, without frames and headers; a real host process.',
      'Stock: y-websocket on the same host. Plain and brotli: the text alone, nothing of its history.',
    ],
    columns: [
      { key: 'document', title: 'document' },
      { key: 'what', title: 'what' },
      { key: 'ours', title: 'ours' },
      { key: 'stock', title: 'stock' },
      { key: 'plain', title: 'plain text' },
      { key: 'brotli', title: 'brotli' },
    ],
    rows,
    bars: [
      {
        text: 'a reconnect with nothing new: about 100 bytes, at most 200',
        met: reconnect <= 200,
        measured: `${reconnect}`,
      },
      {
        text: 'a first join, history and all: smaller than the plain text',
        met: joins.every((row) => Number(row['ours']) < Number(row['plain'])),
        measured: joins.map((row) => `${row['ours']} of ${row['plain']}`).join('; '),
      },
    ],
  };
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  console.log(printTable(await benchBytes()));
}
