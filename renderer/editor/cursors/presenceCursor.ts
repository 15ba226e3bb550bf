/** A caret as others are told of it: two Yjs positions, which stay with their text whatever happens round it. */
import { fromBase64, toBase64 } from 'lib0/buffer';
import * as Y from 'yjs';
import type { Flow } from '../../../shared/document/Flow.ts';
import type { CaretPlace } from '../binding/caret.ts';
import type { MirrorBlock } from '../binding/mirror.ts';
import { blockAt, runsWithEnd } from '../binding/mirror.ts';

/** The position in front of the character at `place`; read off the mirror, so that it costs no walk through Yjs. */
function encode({ name }: Flow, blocks: readonly MirrorBlock[], place: number): string {
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
  return toBase64(Y.encodeRelativePosition(new Y.RelativePosition(null, name, null, 0)));
}

export function encodeCursor(
  flow: Flow,
  blocks: readonly MirrorBlock[],
  caret: CaretPlace,
): readonly [string, string] {
  const anchor = encode(flow, blocks, caret.anchor);
  return [anchor, caret.focus === caret.anchor ? anchor : encode(flow, blocks, caret.focus)];
}

/** null for anything that is not a cursor in a text of this document (it comes from someone else's machine). */
export function decodeCursor(flow: Flow, cursor: unknown): (CaretPlace & { readonly flow: Flow }) | null {
  if (!Array.isArray(cursor) || cursor.length !== 2) return null;
  const [anchor, focus] = cursor.map((encoded: unknown) => decode(flow, encoded));
  if (anchor == null || focus == null || anchor.flow !== focus.flow) return null;
  return { anchor: anchor.at, focus: focus.at, flow: anchor.flow };
}

function decode(flow: Flow, encoded: unknown): { readonly at: number; readonly flow: Flow } | null {
  if (typeof encoded !== 'string' || encoded.length > 200) return null;
  try {
    const position = Y.decodeRelativePosition(fromBase64(encoded));
    // Yjs makes what it is asked for: a name from elsewhere must not become a text.
    if (position.tname !== null && flow.written(position.tname) === null) return null;
    const absolute = Y.createAbsolutePositionFromRelativePosition(position, flow.doc);
    const holding = absolute === null ? null : flow.flowOf(absolute.type);
    return absolute === null || holding === null ? null : { at: absolute.index, flow: holding };
  } catch {
    return null;
  }
}
