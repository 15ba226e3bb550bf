/**
 * The origin of a document's text as it is about to be written: the identities of exactly the characters that
 * `readShown` and `readTracked` give the writer. Take both in one go, before anything else happens to the text.
 */
import type { Changes } from '../../../changes/Changes.ts';
import { ChangesView } from '../../../changes/ChangesView.ts';
import { PARAGRAPH_END } from '../../../document/DocumentContent.ts';
import type { Flow } from '../../../document/Flow.ts';
import { parseFlowName } from '../../../document/flowNames.ts';
import { flowsOf } from '../../../document/flowsInside.ts';
import type { CharacterId, IdRange } from '../../../document/ids.ts';
import { pushRange } from '../../../document/ids.ts';
import { readFlow } from '../../../document/readFlow.ts';
import { judgeEnd, judgeText } from '../../tracked/judgePiece.ts';
import type { OriginParagraph, OriginText, WordOrigin } from './WordOrigin.ts';

export function takeOrigin(
  changes: Changes,
  text: OriginText,
  about: Pick<WordOrigin, 'id' | 'document' | 'seminar' | 'at'>,
): WordOrigin {
  const read = (flow: Flow) => {
    const found =
      text === 'tracked' ? trackedParagraphs(changes, flow) : shownParagraphs(changes, flow, text);
    return found.length > 0 ? found : [{ characters: [], mark: null }];
  };
  const texts = flowsOf(changes.flow).filter(({ name }) => isText(name));
  return {
    ...about,
    text,
    paragraphs: read(changes.flow),
    inside: Object.fromEntries(texts.map((flow) => [flow.name, read(flow)])),
  };
}

function isText(name: string): boolean {
  const kind = parseFlowName(name)?.kind;
  return kind === 'cell' || kind === 'note';
}

function shownParagraphs(changes: Changes, flow: Flow, text: 'final' | 'original'): OriginParagraph[] {
  const view = new ChangesView(changes, text);
  return readFlow(flow, undefined, undefined, undefined, view).map(({ runs, mark }) => {
    const characters: IdRange[] = [];
    for (const { client, clock, text: shown, hidden } of runs)
      if (hidden !== true) pushRange(characters, { client, clock, length: shown.length });
    return { characters, mark };
  });
}

/** All that is not decided away; paragraphs whose end is decided away go on in the next. */
function trackedParagraphs(changes: Changes, flow: Flow): OriginParagraph[] {
  const paragraphs: OriginParagraph[] = [];
  let characters: IdRange[] = [];
  for (const { runs, mark } of readFlow(flow)) {
    for (const { client, clock, text, formats } of runs) {
      let at = clock;
      for (const segment of segmentsOf(changes, { client, clock, length: text.length })) {
        const range = { client, clock: at, length: segment.length };
        if (judgeText(changes, segment, formats, range) !== null) pushRange(characters, range);
        at += segment.length;
      }
    }
    if (mark === null || !stands(changes, mark)) continue;
    paragraphs.push({ characters, mark });
    characters = [];
  }
  if (characters.length > 0) paragraphs.push({ characters, mark: null });
  return paragraphs;
}

function stands(changes: Changes, mark: CharacterId): boolean {
  const range = { client: mark.client, clock: mark.clock, length: PARAGRAPH_END.length };
  const [segment] = segmentsOf(changes, range);
  return segment !== undefined && judgeEnd(changes, segment, changes.flow.propertiesOf(mark), range) !== null;
}

function segmentsOf(changes: Changes, range: IdRange) {
  return changes.segments(range) ?? [{ length: range.length, members: [], chain: [] }];
}
