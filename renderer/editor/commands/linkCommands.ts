/** Putting a link on the selected text, or taking it away. */
import { $patchStyleText } from '@lexical/selection';
import type { RangeSelection, TextNode } from 'lexical';
import { $createTextNode, $getSelection, $isRangeSelection, $isTextNode } from 'lexical';
import { $offsetInBlock } from '../binding/blockPoints.ts';
import { $isParagraphBlock } from '../nodes/ParagraphBlock.ts';
import { encodeStyleValue, readRunStyle, runStyle } from '../nodes/runStyle.ts';

export function linkOf(style: string): string | null {
  return readRunStyle(style).link ?? null;
}

/**
 * Without a selection: the whole link the caret is in, else the address itself is put in as linked text, with
 * a space where it would run into a word.
 */
export function $setLink(address: string | null): void {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return;
  if (selection.isCollapsed()) {
    const node = selection.anchor.getNode();
    const link = $isTextNode(node) ? linkOf(node.getStyle()) : null;
    if ($isTextNode(node) && link !== null) {
      for (const part of $wholeLink(node, link)) setLinkOn(part, address);
    } else if (address !== null) {
      const text = $createTextNode(address.replace(/^mailto:/i, ''));
      text.setStyle(runStyle({ link: address }));
      const [before, after] = $charactersBeside(selection);
      const space = (beside: string) => (/[\p{L}\p{N}]/u.test(beside) ? [$createTextNode(' ')] : []);
      selection.insertNodes([...space(before), text, ...space(after)]);
    }
    return;
  }
  $patchStyleText(selection, { '--link': address === null ? null : encodeStyleValue(address) });
}

/** What stands in front of the caret and behind it; '' at the paragraph's ends. */
function $charactersBeside({ anchor }: RangeSelection): [string, string] {
  const block = anchor.getNode().getTopLevelElement();
  if (!$isParagraphBlock(block)) return ['', ''];
  const text = block.getTextContent();
  const at = $offsetInBlock(block, anchor);
  return [text.slice(0, at).match(/.$/su)?.[0] ?? '', text.slice(at).match(/^./su)?.[0] ?? ''];
}

function setLinkOn(node: TextNode, address: string | null): void {
  const { language } = readRunStyle(node.getStyle());
  node.setStyle(
    runStyle({
      ...(address === null ? {} : { link: address }),
      ...(language === undefined ? {} : { language }),
    }),
  );
}

function $wholeLink(node: TextNode, link: string): TextNode[] {
  const parts = [node];
  for (const side of ['getPreviousSibling', 'getNextSibling'] as const) {
    for (let next = node[side](); $isTextNode(next) && linkOf(next.getStyle()) === link; next = next[side]())
      parts.push(next);
  }
  return parts;
}

/** Typing at either end of a link goes on as plain text. */
export function $leaveLinkAtItsEnd(): void {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || !selection.isCollapsed()) return;
  const node = selection.anchor.getNode();
  if (!$isTextNode(node)) return;
  const link = linkOf(node.getStyle());
  if (link === null || linkOf(selection.style) === null) return;
  const { offset } = selection.anchor;
  const next = node.getNextSibling();
  const atEnd =
    offset === node.getTextContentSize() && !($isTextNode(next) && linkOf(next.getStyle()) === link);
  const previous = node.getPreviousSibling();
  const atStart = offset === 0 && !($isTextNode(previous) && linkOf(previous.getStyle()) === link);
  if (atEnd || atStart) selection.setStyle('');
}
