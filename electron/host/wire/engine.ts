/**
 * Hocuspocus, set to what we use of it: loading a document once however many ask, one queue of messages
 * per connection, the sync protocol. Its storing, broadcasting, presence and acknowledgements are not used:
 * they answer from memory, before anything is on disk (see Room and Presence).
 *
 * Its frames begin with the document's name; `attachEngine` adds and takes it off, so that outside it is
 * plain y-websocket.
 */
import type { Document } from '@hocuspocus/server';
import { Hocuspocus } from '@hocuspocus/server';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { AUTH, STEP2, SYNC } from '../../../shared/sync/messages.ts';

/** Hocuspocus' own number for "sync, but do not ask back". */
const SYNC_REPLY = 4;
const NEVER = 2 ** 31 - 1;

export interface EngineSocket {
  /** A sync message of the engine, as y-websocket knows it. */
  sendSync(message: Uint8Array): void;
  /** The connection is in its document. */
  joined(): void;
  /** The message given last has been dealt with. */
  handled(): void;
  /** The engine lets this connection go. */
  failed(reason: string): void;
}

interface Context {
  readonly socket?: EngineSocket;
}

export type Engine = Hocuspocus<Context>;

export function createEngine(load: (documentName: string, document: Document) => Promise<void>): Engine {
  return new Hocuspocus<Context>({
    quiet: true,
    // Liveness is the wire's own: Hocuspocus counts whole messages only.
    timeout: NEVER,
    flushDelay: false,
    onLoadDocument: async ({ documentName, document }) => {
      await load(documentName, document);
    },
    connected: async ({ context }) => context.socket?.joined(),
    afterHandleMessage: async ({ context }) => context.socket?.handled(),
  });
}

export interface EngineConnection {
  /** One sync message, numbers and all. `handled` follows. */
  handle(message: Uint8Array): void;
  close(): void;
}

/** Joins a document. `joined` or `failed` follows. */
export function attachEngine(engine: Engine, documentName: string, socket: EngineSocket): EngineConnection {
  let open = true;
  const like = {
    // Stays open until `close`: what has arrived is dealt with even when the line is dead by then.
    get readyState() {
      return open ? 1 : 3;
    },
    send(data: unknown) {
      const frame = data as Uint8Array;
      const decoder = decoding.createDecoder(frame);
      decoding.readVarString(decoder);
      const body = frame.subarray(decoder.pos);
      const type = decoding.readVarUint(decoder);
      if (type === AUTH && decoding.readVarUint(decoder) === 1)
        socket.failed(decoding.readVarString(decoder));
      if (type !== SYNC && type !== SYNC_REPLY) return;
      const rest = frame.subarray(decoder.pos);
      // Broadcasts are the room's: it knows what is committed and who sent it.
      if (decoding.readVarUint(decoder) > STEP2) return;
      socket.sendSync(type === SYNC ? body : prefixed(SYNC, rest));
    },
    close(_code?: number, reason?: string) {
      socket.failed(reason ?? '');
    },
  };
  const connection = engine.handleConnection(like, new Request('http://host/'), {
    socket,
  });
  const name = encoding.encode((encoder) => encoding.writeVarString(encoder, documentName));
  const address = (message: Uint8Array) => {
    const frame = new Uint8Array(name.length + message.length);
    frame.set(name);
    frame.set(message, name.length);
    return frame;
  };
  connection.handleMessage(
    address(
      encoding.encode((encoder) => {
        encoding.writeVarUint(encoder, AUTH);
        encoding.writeVarUint(encoder, 0);
        encoding.writeVarString(encoder, '');
      }),
    ),
  );
  return {
    handle: (message) => connection.handleMessage(address(message)),
    close() {
      open = false;
      connection.handleClose({ code: 1000, reason: '' });
    },
  };
}

function prefixed(type: number, rest: Uint8Array): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, type);
    encoding.writeUint8Array(encoder, rest);
  });
}
