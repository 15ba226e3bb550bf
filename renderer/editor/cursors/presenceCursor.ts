/** A caret as others are told of it: two Yjs positions, which stay with their text whatever happens round it. */
import { fromBase64, toBase64 } from 'lib0/buffer';
import * as Y from 'yjs';
import type { Flow } from '../../../shared/document/Flow.ts';
import type { CharacterId } from '../../../shared/document/ids.ts';
import type { CaretPlace } from '../binding/caret.ts';
import type { MirrorBlock } from '../binding/mirror.ts';
import { blockAt, runsWithEnd } from '../binding/mirror.ts';

/** The position in front of the character at `place`; read off the mirror, so that it costs no walk through Yjs. */
function encode(blocks: readonly MirrorBlock[], place: number): string {
  const { index, offset } = blockAt(blocks, place);
  const block = blocks[index];
  let rest = offset;
  for (const run of block === undefined ? [] : runsWithEnd(block)) {
    if (rest < run.text.length) {
      const id = Y.createID(run.client, run.clock + rest);
      return toBase64(Y.encodeRelativePosition(new Y.RelativePosition(null, null, id, 0)));
    }
    rest -= run.text.length;
  }
  return toBase64(Y.encodeRelativePosition(new Y.RelativePosition(null, 'body', null, 0)));
}

export function encodeCursor(blocks: readonly MirrorBlock[], caret: CaretPlace): readonly [string, string] {
  const anchor = encode(blocks, caret.anchor);
  return [anchor, caret.focus === caret.anchor ? anchor : encode(blocks, caret.focus)];
}

/** In front of one character: whoever is in a note or a table is shown at its place in the page. */
export function encodeCursorAt({ client, clock }: CharacterId): readonly [string, string] {
  const place = new Y.RelativePosition(null, null, Y.createID(client, clock), 0);
  const encoded = toBase64(Y.encodeRelativePosition(place));
  return [encoded, encoded];
}

/** null for anything that is not a cursor in this text (it comes from someone else's machine). */
export function decodeCursor(flow: Flow, cursor: unknown): CaretPlace | null {
  if (!Array.isArray(cursor) || cursor.length !== 2) return null;
  const places = cursor.map((encoded: unknown) => {
    if (typeof encoded !== 'string' || encoded.length > 200) return null;
    try {
      const position = Y.decodeRelativePosition(fromBase64(encoded));
      const absolute = Y.createAbsolutePositionFromRelativePosition(position, flow.doc);
      return absolute !== null && absolute.type === flow.text ? absolute.index : null;
    } catch {
      return null;
    }
  });
  const [anchor, focus] = places;
  return typeof anchor === 'number' && typeof focus === 'number' ? { anchor, focus } : null;
}
