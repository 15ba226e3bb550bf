import { encodeMessage, UPDATES } from '../../../shared/sync/messages.ts';
import type { LogPosition } from '../log/UpdateLog.ts';

/** Frames by the batch in them: in a full room one serves everybody. */
const frames = new WeakMap<Uint8Array, { readonly position: LogPosition; readonly frame: Uint8Array }>();

/** The message that brings a batch, encoded once for everybody who gets it. */
export function updatesFrame(update: Uint8Array, position: LogPosition): Uint8Array {
  const made = frames.get(update);
  if (made?.position === position) return made.frame;
  const frame = encodeMessage({ type: UPDATES, position, update });
  frames.set(update, { position, frame });
  return frame;
}
