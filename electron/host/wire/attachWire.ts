/**
 * The host's end of the wire: WebSockets at `/y/<documentId>`, for our screens (who say hello first) and
 * for stock y-websocket clients (who bring the token as subprotocol `rapporteur.token.<token>`).
 */
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import { WebSocketServer } from 'ws';
import {
  HELLO_TIMEOUT,
  KEEP_ALIVE,
  MAX_DOCUMENT_ID,
  MAX_FRAME,
  SILENCE,
} from '../../../shared/sync/limits.ts';
import { encodeMessage, PRESENCE } from '../../../shared/sync/messages.ts';
import { encodePresence } from '../../../shared/sync/presence.ts';
import type { Wire, WireOptions } from '../services.ts';
import type { LiveRooms } from './LiveRooms.ts';
import { createRooms } from './LiveRooms.ts';
import { readLimited } from './readLimited.ts';
import { Session } from './Session.ts';

const SUBPROTOCOL = 'rapporteur.token.';
const DOCUMENT_ID = new RegExp(`^[A-Za-z0-9._~-]{1,${MAX_DOCUMENT_ID}}$`);
/** Nothing to say; to a quiet line a sign of life that every client understands. */
const SIGN_OF_LIFE = encodeMessage({ type: PRESENCE, presence: encodePresence([]) });

export interface LiveWire extends Wire {
  readonly rooms: LiveRooms;
}

export function attachWire(options: WireOptions): LiveWire {
  const { server, guard, report } = options;
  const rooms = createRooms(options.log, report, { closing: options.closing });
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_FRAME,
    perMessageDeflate: false,
    handleProtocols: (offered) => [...offered].find((name) => name.startsWith(SUBPROTOCOL)) ?? false,
  });
  const sessions = new Set<Session>();
  let closing = false;
  let allGone: () => void = () => {};

  const upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const path = (request.url ?? '').split('?')[0] as string;
    if (!path.startsWith('/y/')) return;
    const verdict = guard.admitAddress(request);
    if (closing || !verdict.ok) {
      const [status, text] = verdict.ok
        ? ['503 Service Unavailable', 'The host is closing.']
        : ['403 Forbidden', verdict.message];
      socket.on('error', () => {});
      socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Type: text/plain\r\n\r\n${text}\n`);
      if (!verdict.ok) report(`A connection was turned away (${verdict.reason}).`);
      return;
    }
    sockets.handleUpgrade(request, socket, head, (webSocket) => {
      connect(webSocket, request, socket, path.slice(3));
    });
  };
  server.on('upgrade', upgrade);

  function connect(webSocket: WebSocket, request: IncomingMessage, socket: Duplex, name: string): void {
    const token = webSocket.protocol.startsWith(SUBPROTOCOL)
      ? webSocket.protocol.slice(SUBPROTOCOL.length)
      : null;
    let lastSent = performance.now();
    const session: Session = new Session({
      // An id no document can have is as unknown as any other.
      documentId: DOCUMENT_ID.test(name) ? name : '',
      token,
      rooms,
      log: options.log,
      replicas: options.replicas ?? null,
      knowsToken: guard.knowsToken,
      knows: (id) => id !== '' && options.knows(id),
      report,
      line: {
        send(frame) {
          lastSent = performance.now();
          webSocket.send(frame);
        },
        probe: (mark) => webSocket.ping(mark),
        close: (code, reason) => webSocket.close(code, reason),
      },
      ended() {
        sessions.delete(session);
        if (sessions.size === 0) allGone();
      },
    });
    sessions.add(session);
    session.start();

    const stopReading = readLimited(webSocket, session);
    const greeting = setTimeout(() => {
      if (!session.admitted) session.refuse('token', 'Nobody said who is there.');
    }, HELLO_TIMEOUT).unref();

    // Any byte read counts as life, whole message or not. Bytes written count only while more of them wait:
    // then the other side's reading is what moves them. Else they may just be going into a dead line's buffer.
    const { socket: tcp } = request;
    let read = 0;
    let drained = 0;
    let alive = performance.now();
    const heart = setInterval(() => {
      const now = performance.now();
      const out = tcp.bytesWritten - tcp.writableLength;
      if (tcp.bytesRead !== read || (tcp.writableLength > 0 && out !== drained)) alive = now;
      read = tcp.bytesRead;
      drained = out;
      if (now - alive > SILENCE) {
        webSocket.terminate();
        return;
      }
      // A browser answers a ping by itself, but its page does not see it: that one needs a message.
      if (now - alive >= KEEP_ALIVE) webSocket.ping(session.progress.mark);
      if (now - lastSent >= KEEP_ALIVE && session.admitted) {
        lastSent = now;
        webSocket.send(SIGN_OF_LIFE);
      }
    }, KEEP_ALIVE / 2).unref();

    webSocket.on('pong', (mark: Buffer) => session.arrived(mark.toString()));
    webSocket.on('error', () => {});
    webSocket.on('close', () => {
      clearTimeout(greeting);
      clearInterval(heart);
      stopReading();
      session.lineClosed();
    });
    socket.on('error', () => {});
  }

  return {
    rooms,
    async close() {
      closing = true;
      server.off('upgrade', upgrade);
      const gone = new Promise<void>((resolve) => {
        allGone = resolve;
        if (sessions.size === 0) resolve();
      });
      for (const session of [...sessions]) session.refuse('closing', 'The host is closing down.');
      await gone;
      const unsettled = await rooms.closeAll();
      if (unsettled > 0) report(`${unsettled} changes are not stored yet.`);
      for (const webSocket of sockets.clients) webSocket.terminate();
      sockets.close();
    },
  };
}
