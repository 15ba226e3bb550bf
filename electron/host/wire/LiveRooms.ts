/**
 * The documents open in memory: opened when first asked for, closed a while after the last one left, and
 * never while anything in them is not committed.
 */
import type { Document } from '@hocuspocus/server';
import * as Y from 'yjs';
import type { UpdateLog } from '../log/UpdateLog.ts';
import type { Rooms } from '../services.ts';
import type { Engine } from './engine.ts';
import { createEngine } from './engine.ts';
import { Room } from './Room.ts';

/** How long a room stays open for whoever comes back (a reload, a short outage), in milliseconds. */
const LINGER = 30_000;

export interface LiveRooms extends Rooms {
  readonly engine: Engine;
  /** Opens a room and holds it; every `enter` needs its `leave`. Rejects when the log cannot be read. */
  enter(documentId: string): Promise<Room>;
  leave(room: Room): void;
  /** Reads the room anew from the log: its members are asked to come again. */
  reopen(room: Room): void;
  read<T>(documentId: string, look: (doc: Y.Doc) => T): Promise<T>;
  /** A look at a document where it is open already; false where it is not. */
  peek(documentId: string, look: (doc: Y.Doc) => void): boolean;
  /** Closes every room that has everything committed; tells how many updates of the others are not. */
  closeAll(): Promise<number>;
}

export interface RoomOptions {
  /** Called with what is about to leave memory. */
  readonly closing?: ((documentId: string, doc: Y.Doc) => void) | undefined;
  readonly linger?: number;
}

export function createRooms(
  log: UpdateLog,
  report: (line: string) => void,
  { closing = () => {}, linger = LINGER }: RoomOptions = {},
): LiveRooms {
  const rooms = new Map<string, Promise<Room>>();
  const goingDown = new Map<string, Promise<void>>();
  const timers = new Map<Room, NodeJS.Timeout>();
  /** Rooms not disposed of: one that was may still be left by those who had it. */
  const live = new Set<Room>();

  async function load(documentName: string, document: Document): Promise<void> {
    const stored = log.read(documentName);
    for (const { what, healed } of stored.damage) {
      report(`Document ${documentName}: ${what}${healed ? ' (made good)' : ''}`);
    }
    document.transact(() => {
      for (const update of stored.updates) Y.applyUpdate(document, update, 'log');
    }, 'log');
    if (document.store.pendingStructs !== null || document.store.pendingDs !== null) {
      // Rows are missing. What builds on them stays in the log; here it would only be mistaken for a
      // client's unreadable change. Whoever has the missing text brings both.
      document.store.pendingStructs = null;
      document.store.pendingDs = null;
      report(
        `Document ${documentName}: text is missing on the disk; it comes back from the devices that have it.`,
      );
    }
  }
  const engine = createEngine(load);

  async function open(documentId: string): Promise<Room> {
    await goingDown.get(documentId);
    // Whatever was appended past the rooms is committed first: a room's position promises that.
    const committed = (await log.flush()).ok;
    const direct = await engine.openDirectConnection(documentId);
    const document = direct.document as Document;
    const position = committed ? log.position(documentId) : 0;
    const room = new Room(documentId, document, direct, log, position, report);
    live.add(room);
    return room;
  }

  async function enter(documentId: string): Promise<Room> {
    for (;;) {
      let opening = rooms.get(documentId);
      if (opening === undefined) {
        opening = open(documentId);
        rooms.set(documentId, opening);
        const mine = opening;
        opening.catch(() => {
          if (rooms.get(documentId) === mine) rooms.delete(documentId);
        });
      }
      const room = await opening;
      // It may have been closed or given up while we waited.
      if (rooms.get(documentId) !== opening) continue;
      room.users++;
      const timer = timers.get(room);
      if (timer !== undefined) clearTimeout(timer);
      timers.delete(room);
      return room;
    }
  }

  function leave(room: Room): void {
    room.users--;
    if (!live.has(room) || room.users > 0 || room.members.size > 0 || timers.has(room)) return;
    timers.set(
      room,
      setTimeout(() => {
        timers.delete(room);
        // Not committed yet: whenever it is, the linger begins anew.
        if (room.idle) {
          closing(room.id, room.document);
          void dispose(room);
        } else
          void room.settled().then(() => {
            if (room.users === 0) {
              room.users++;
              leave(room);
            }
          });
      }, linger).unref(),
    );
  }

  /** Takes the room out of memory at once; the log has everything it needs to come back. */
  function dispose(room: Room): Promise<void> {
    const timer = timers.get(room);
    if (timer !== undefined) clearTimeout(timer);
    timers.delete(room);
    if (!live.delete(room)) return Promise.resolve();
    rooms.delete(room.id);
    const done = (async () => {
      room.close();
      await room.direct.disconnect();
      await engine.unloadDocument(room.document);
      // Hocuspocus keeps what it thinks is in use; a document nobody may write to any more is not.
      if (engine.documents.get(room.id) === room.document) engine.documents.delete(room.id);
    })()
      .catch((error: unknown) => report(`Closing document ${room.id}: ${String(error)}`))
      .finally(() => goingDown.delete(room.id));
    goingDown.set(room.id, done);
    return done;
  }

  return {
    engine,
    enter,
    leave,
    reopen(room) {
      report(`Document ${room.id} is read anew from the log, because a change broke off half way.`);
      for (const member of [...room.members]) member.reopen();
      void dispose(room);
    },
    async edit(documentId, change) {
      const room = await enter(documentId);
      try {
        room.document.transact(() => change(room.document), 'host');
        await room.settled();
      } finally {
        leave(room);
      }
    },
    async read(documentId, look) {
      const room = await enter(documentId);
      try {
        return look(room.document);
      } finally {
        leave(room);
      }
    },
    peek(documentId, look) {
      const room = [...live].find(({ id }) => id === documentId);
      if (room !== undefined) look(room.document);
      return room !== undefined;
    },
    async closeAll() {
      let unsettled = 0;
      for (const opening of [...rooms.values()]) {
        const room = await opening.catch(() => null);
        if (room === null) continue;
        if (room.unsettled > 0) await log.flush();
        await Promise.resolve();
        unsettled += room.unsettled;
        if (room.unsettled === 0) await dispose(room);
        else room.close();
      }
      await Promise.all(goingDown.values());
      return unsettled;
    },
  };
}
