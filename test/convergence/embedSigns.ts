/**
 * Embeds in random sessions. On the screen and in the text all of them are one character; each is put in as a citation
 * of a source that nobody else cites, and by that one character it is told apart here.
 */
import type { LexicalNode } from 'lexical';
import { $isEmbedNode } from '../../renderer/editor/nodes/EmbedNode.ts';
import type { ParagraphBlock } from '../../renderer/editor/nodes/ParagraphBlock.ts';
import { EMBED } from '../../shared/document/DocumentContent.ts';
import type { EmbedContent } from '../../shared/document/EmbedContent.ts';
import { entryId, readEmbedEntry } from '../../shared/document/embedEntries.ts';
import type { Flow } from '../../shared/document/Flow.ts';
import type { CharacterId } from '../../shared/document/ids.ts';
import { parseParagraphId } from '../../shared/document/ids.ts';
import { readFlow } from '../../shared/document/readFlow.ts';

export const citing = (key: string): EmbedContent => ({
  kind: 'citation',
  sources: [{ key, locator: '', prefix: '', suffix: '' }],
});

function signOf(flow: Flow, id: CharacterId | null): string {
  const sources = id === null ? undefined : readEmbedEntry(flow, entryId(flow, id), 'sources');
  return sources?.[0]?.key ?? EMBED;
}

export const $signOfNode = (flow: Flow, node: LexicalNode): string =>
  $isEmbedNode(node) ? signOf(flow, parseParagraphId(node.getPart().of)) : node.getTextContent();

/** What a paragraph shows. */
export const $signedText = (flow: Flow, block: ParagraphBlock): string =>
  block
    .getChildren()
    .map((node) => $signOfNode(flow, node))
    .join('');

/** What is stored. */
export const signedText = (flow: Flow): string =>
  readFlow(flow)
    .flatMap(({ runs, mark }) => [
      ...runs.map((run) => (run.text === EMBED ? signOf(flow, run) : run.text)),
      mark === null ? '' : '\n',
    ])
    .join('');
