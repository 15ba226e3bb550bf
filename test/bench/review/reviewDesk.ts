/**
 * The whole desk with the two documents in it: a real host process, the built screens, the document under
 * review and the same one without suggestions, to be opened as anybody opens them.
 */
import type { Browser, CDPSession, Page } from 'playwright-core';
import * as Y from 'yjs';
import { connectDocument } from '../../../renderer/platform/connection/connectDocument.ts';
import { MemoryDisk, openMemoryStore } from '../../../renderer/platform/connection/memoryStore.ts';
import { openPerson } from '../../e2e/helpers/openPerson.ts';
import type { TestDesk } from '../../e2e/helpers/startDesk.ts';
import { startDesk } from '../../e2e/helpers/startDesk.ts';
import { sampleText } from '../sampleText.ts';
import type { Side } from './KeyDeed.ts';
import { SIDES } from './KeyDeed.ts';
import { countsFor } from './planSuggestions.ts';
import { reviewedDocument } from './reviewedDocument.ts';
import { prepareClock } from './visitDeeds.ts';

export interface ReviewDesk {
  readonly desk: TestDesk;
  /** Ids of the two documents. */
  readonly documents: Readonly<Record<Side, string>>;
  /** A browser profile of its own, wide enough for cards beside the page; nothing is open in it yet. */
  visit(browser: Browser): Promise<Visit>;
  close(): Promise<void>;
}

export interface Visit {
  readonly page: Page;
  readonly session: CDPSession;
  /** What the page wrote to its console as errors, and what it threw. */
  readonly errors: readonly string[];
  open(side: Side): Promise<void>;
  close(): Promise<void>;
}

export async function startReviewDesk(words: number, pending: number): Promise<ReviewDesk> {
  const desk = await startDesk();
  try {
    const both = reviewedDocument(sampleText(words), countsFor(pending));
    const [plain, reviewed] = desk.documents;
    if (plain === undefined || reviewed === undefined) throw new Error('the seminar has too few documents');
    const documents = { plain: plain.id, reviewed: reviewed.id };
    for (const side of SIDES) await bringIn(desk, documents[side], both[side]);
    return {
      desk,
      documents,
      async visit(browser) {
        const person = await openPerson(browser, desk, 'Amina Diallo', 'SN', {
          viewport: { width: 1600, height: 900 },
        });
        await prepareClock(person.page);
        const session = await person.context.newCDPSession(person.page);
        return {
          page: person.page,
          session,
          errors: person.errors,
          open: (side) => person.open(documents[side]),
          close: () => person.close(),
        };
      },
      close: () => desk.close(),
    };
  } catch (error) {
    await desk.close();
    throw error;
  }
}

/** Behind what the template has put there; back when the host has it on its disk. */
async function bringIn({ host }: TestDesk, documentId: string, update: Uint8Array): Promise<void> {
  const connection = connectDocument({
    address: `ws://127.0.0.1:${host.port}`,
    documentId,
    token: host.token,
    WebSocket,
    openStore: async () => openMemoryStore(new MemoryDisk()),
  });
  await connection.ready;
  Y.applyUpdate(connection.doc, update, 'bench');
  const isSafe = () => {
    const { stage, waiting, connected } = connection.status.get();
    return stage === 'safe' && waiting === 0 && connected;
  };
  await new Promise<void>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('the host did not store the text')), 120_000);
    const look = () => {
      if (!isSafe()) return;
      clearTimeout(late);
      stop();
      resolve();
    };
    const stop = connection.status.subscribe(look);
    look();
  });
  await connection.close();
}
