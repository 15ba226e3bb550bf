/**
 * A text that nobody is writing in, drawn without an editor: the same elements with the same attributes as Lexical's,
 * so that one style sheet holds for both and nothing moves when an editor takes its place.
 */
import type { EditorConfig } from 'lexical';
import { SOFT_BREAK } from '../../../shared/document/DocumentContent.ts';
import type { Flow } from '../../../shared/document/Flow.ts';
import { numberParagraphs } from '../../../shared/document/numberParagraphs.ts';
import type { Token } from '../binding/blockTokens.ts';
import type { MirrorBlock } from '../binding/mirror.ts';
import { blockChange, EMPTY_PARAGRAPH, mirrorBlock } from '../binding/mirror.ts';
import { ShownFlow } from '../binding/ShownFlow.ts';
import type { EmbedPart } from '../nodes/EmbedNode.ts';
import { embedHost } from '../nodes/EmbedNode.ts';
import { paragraphElement } from '../nodes/ParagraphBlock.ts';
import { showRun } from '../nodes/RunNode.ts';
import { runStyle } from '../nodes/runStyle.ts';
import type { EmbedParts } from './EmbedParts.ts';

/** @returns how to take away what was mounted in it */
export function drawText(
  element: HTMLElement,
  flow: Flow,
  { view, config, mount }: Pick<EmbedParts, 'view' | 'config' | 'mount'>,
): () => void {
  const shown = new ShownFlow(flow, view);
  const read = shown.read();
  const blocks = (read.length > 0 ? read : [EMPTY_PARAGRAPH]).map((one) => mirrorBlock('', one, shown));
  const labels = numberParagraphs(blocks);
  const mounted: (() => void)[] = [];
  const onEmbed = (host: HTMLElement, part: EmbedPart) => mounted.push(mount(host, part, flow));
  element.replaceChildren(
    ...blocks.map((block, index) => {
      const dom = drawBlock(block, config, onEmbed);
      const label = labels[index];
      if (label != null) dom.dataset['label'] = label;
      return dom;
    }),
  );
  return () => {
    for (const unmount of mounted) unmount();
  };
}

function drawBlock(
  block: MirrorBlock,
  config: EditorConfig,
  onEmbed: (host: HTMLElement, part: EmbedPart) => void,
): HTMLElement {
  const dom = paragraphElement(block.properties, blockChange(block), config);
  dom.dir = block.properties.direction === 'auto' ? 'auto' : block.properties.direction;
  for (const token of block.tokens) {
    if (token.part !== undefined) {
      const host = embedHost(token.part, token.change ?? '', config);
      host.contentEditable = 'false';
      dom.append(host);
      onEmbed(host, token.part);
    } else {
      dom.append(...drawRun(token, config));
    }
  }
  if (block.tokens.length === 0) dom.append(document.createElement('br'));
  return dom;
}

function drawRun({ text, formats, change }: Token, config: EditorConfig): Node[] {
  return text
    .split(/(\u2028)/)
    .filter((piece) => piece !== '')
    .map((piece) => {
      if (piece === SOFT_BREAK) return document.createElement('br');
      const inner = document.createElement(
        formats.bold === true ? 'strong' : formats.italic === true ? 'em' : 'span',
      );
      inner.textContent = piece;
      if (formats.italic === true) inner.classList.add('i');
      if (formats.underline === true && formats.strike === true) inner.classList.add('us');
      else if (formats.underline === true) inner.classList.add('u');
      else if (formats.strike === true) inner.classList.add('s');
      const raised = formats.superscript === true ? 'sup' : formats.subscript === true ? 'sub' : null;
      const dom = raised === null ? inner : document.createElement(raised);
      if (raised !== null) dom.append(inner);
      showRun(dom, runStyle(formats, change), config);
      return dom;
    });
}
