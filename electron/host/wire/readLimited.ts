/**
 * Reads a connection's frames no faster than the limits allow. Too much sync is not refused but read more
 * slowly (TCP then holds the sender back: nothing is lost); of too much presence the surplus is left out,
 * since the next state replaces it anyway.
 */
import type { RawData, WebSocket } from 'ws';
import { PRESENCE_RATE, SYNC_RATE } from '../../../shared/sync/limits.ts';
import { PRESENCE } from '../../../shared/sync/messages.ts';
import type { Session } from './Session.ts';

/** Frames waiting to be dealt with, above which nothing more is read for the moment. */
const MAX_BACKLOG = 256;
const PAUSE_MS = 50;

interface Rate {
  readonly perSecond: number;
  readonly burst: number;
}

/** A bucket of permits that fills with time. */
function permits({ perSecond, burst }: Rate): () => boolean {
  let left: number = burst;
  let at = performance.now();
  return () => {
    const now = performance.now();
    left = Math.min(burst, left + ((now - at) / 1000) * perSecond);
    at = now;
    if (left < 1) return false;
    left -= 1;
    return true;
  };
}

/** Hands frames to the session; returns how to stop. */
export function readLimited(webSocket: WebSocket, session: Session): () => void {
  const sync = permits(SYNC_RATE);
  const presence = permits(PRESENCE_RATE);
  let timer: NodeJS.Timeout | null = null;

  const hold = () => {
    if (timer !== null) return;
    webSocket.pause();
    timer = setTimeout(() => {
      timer = null;
      if (session.backlog > MAX_BACKLOG || !sync()) hold();
      else webSocket.resume();
    }, PAUSE_MS);
  };

  webSocket.on('message', (data: RawData) => {
    const frame = new Uint8Array(data as Buffer);
    if (frame[0] === PRESENCE) {
      if (presence()) session.take(frame);
      return;
    }
    session.take(frame);
    if (!sync() || session.backlog > MAX_BACKLOG) hold();
  });
  return () => {
    if (timer !== null) clearTimeout(timer);
  };
}
