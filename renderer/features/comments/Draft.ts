/**
 * A message being written: plain text in which some stretches are mentions. A mention stays one for as long as
 * nobody writes in it; what is left of one that was written in is text.
 */
import type { Addressee } from '../../../shared/changes/comments/Addressee.ts';
import type { MessagePart } from '../../../shared/changes/comments/messageParts.ts';

export interface DraftMention {
  /** Characters in front of it, and its own, the `@` included. */
  readonly at: number;
  readonly length: number;
  readonly to: Addressee;
}

export interface Draft {
  readonly text: string;
  /** In their order, apart. */
  readonly mentions: readonly DraftMention[];
}

export const EMPTY_DRAFT: Draft = { text: '', mentions: [] };

/** The same draft with another text: mentions move with theirs. `caret` is where writing ended in it. */
export function rewrite(draft: Draft, text: string, caret: number): Draft {
  const grown = text.length - draft.text.length;
  // What stands behind the caret was there before; then whatever is alike in front.
  const most = Math.min(text.length - caret, draft.text.length);
  let behind = 0;
  while (behind < most && text.at(-1 - behind) === draft.text.at(-1 - behind)) behind++;
  let before = 0;
  const end = Math.min(text.length, draft.text.length) - behind;
  while (before < end && text[before] === draft.text[before]) before++;
  const changedTo = draft.text.length - behind;
  const mentions = draft.mentions.flatMap((mention) => {
    if (mention.at + mention.length <= before) return [mention];
    return mention.at >= changedTo ? [{ ...mention, at: mention.at + grown }] : [];
  });
  return { text, mentions };
}

/** Puts a mention in place of what was typed between two places, and a space behind it. */
export function mentionAt(
  draft: Draft,
  from: number,
  to: number,
  name: string,
  whom: Addressee,
): { readonly draft: Draft; readonly caret: number } {
  const written = `@${name}`;
  const text = `${draft.text.slice(0, from)}${written} ${draft.text.slice(to).replace(/^ /, '')}`;
  const caret = from + written.length + 1;
  const { mentions } = rewrite(draft, text, caret);
  const mention = { at: from, length: written.length, to: whom };
  const all = [...mentions.filter(({ at, length }) => at + length <= from || at >= caret), mention];
  return { draft: { text, mentions: all.sort((a, b) => a.at - b.at) }, caret };
}

/** What is being looked for behind an `@` in front of the caret; null where nothing is. */
export function queryAt(
  { text, mentions }: Draft,
  caret: number,
): { readonly from: number; readonly query: string } | null {
  const found = /(?:^|[\s([{"'“‘«،,;:/])@([^\n@]{0,40})$/u.exec(text.slice(0, caret));
  if (found === null) return null;
  const query = found[1] ?? '';
  const from = caret - query.length - 1;
  return mentions.some(({ at, length }) => at < caret && from < at + length) || /\s{2}|^\s/u.test(query)
    ? null
    : { from, query };
}

export function partsOf({ text, mentions }: Draft): MessagePart[] {
  const parts: MessagePart[] = [];
  let at = 0;
  for (const mention of mentions) {
    parts.push(text.slice(at, mention.at), mention.to);
    at = mention.at + mention.length;
  }
  return [...parts, text.slice(at)].filter((part) => part !== '');
}

/** A message to be edited; `nameOf` says what those mentioned are called now. */
export function draftOf(parts: readonly MessagePart[], nameOf: (to: Addressee) => string): Draft {
  let text = '';
  const mentions: DraftMention[] = [];
  for (const part of parts) {
    const written = typeof part === 'string' ? part : `@${nameOf(part)}`;
    if (typeof part !== 'string') mentions.push({ at: text.length, length: written.length, to: part });
    text += written;
  }
  return { text, mentions };
}
