/** Threads in words: for their cards, and for those who hear them. Names stand between bidirectional isolates. */
import type { TFunction } from 'i18next';
import type { Author } from '../../../shared/changes/Author.ts';
import type { Addressee } from '../../../shared/changes/comments/Addressee.ts';
import type { MessagePart } from '../../../shared/changes/comments/messageParts.ts';
import { quoteText } from '../../../shared/changes/comments/Quote.ts';
import type { Message, Thread } from '../../../shared/changes/comments/Thread.ts';
import type { ListedThread } from '../../editor/Comments.ts';
import { delegationName } from '../../ui/delegationName.ts';

export interface Words {
  readonly t: TFunction;
  readonly locale: string;
  readonly nameOf: (to: Addressee) => string;
}

const isolated = (text: string) => `\u2068${text}\u2069`;

/** 'Mere (Fiji)', under the name she uses now. */
export function whoInWords({ t, locale, nameOf }: Words, { id, name, delegation }: Author): string {
  return t('comments.who', {
    name: isolated(nameOf({ kind: 'person', id, name, delegation })),
    delegation: isolated(delegationName(delegation, locale)),
  });
}

export function addresseeInWords(words: Words, to: Addressee): string {
  return to.kind === 'person' ? whoInWords(words, to) : isolated(words.nameOf(to));
}

export function partsInWords(words: Words, parts: readonly MessagePart[]): string {
  return parts.map((part) => (typeof part === 'string' ? part : `@${isolated(words.nameOf(part))}`)).join('');
}

/** Why a thread that was resolved is open; null where it never was. */
export function openAgainInWords(words: Words, { openAgain }: Thread): string | null {
  if (openAgain === null) return null;
  const { t } = words;
  const by = whoInWords(words, openAgain.by.author);
  if (openAgain.reason === 'reopened') return t('comments.again.reopened', { by });
  const resolver = whoInWords(words, openAgain.resolved.author);
  return openAgain.reason === 'apart'
    ? t('comments.again.apart', { by, resolver })
    : t('comments.again.unseen', { by, resolver });
}

/** null where nobody has it. */
export function assignedInWords(words: Words, { assignments }: Thread): string | null {
  if (assignments.length === 0) return null;
  const { t, locale } = words;
  const who = new Intl.ListFormat(locale, { type: 'conjunction' }).format(
    assignments.map(({ to }) => addresseeInWords(words, to)),
  );
  return assignments.length === 1 ? t('comments.assignedTo', { who }) : t('comments.assignedApart', { who });
}

/** Where a detached thread stood. */
export function stoodInWords({ t, locale }: Words, { stood }: ListedThread): string {
  if (stood === null) return t('comments.detached.nowhere');
  const paragraph = new Intl.NumberFormat(locale).format(stood.paragraph);
  return stood.heading === null
    ? t('comments.detached.stood', { paragraph })
    : t('comments.detached.stoodUnder', { paragraph, heading: isolated(stood.heading) });
}

/** Characters of a quotation, or of a message, in a sentence about it. */
const SHORT = 80;

export function short(text: string): string {
  const flat = text.replace(/\s+/g, ' ').trim();
  return flat.length <= SHORT ? flat : `${flat.slice(0, SHORT).toWellFormed().trimEnd()}…`;
}

/** What a screen reader says of the card: who, on which words, what; the rest is read in it. */
export function cardInWords(words: Words, { thread }: ListedThread): string {
  const [first] = thread.messages as readonly [Message, ...Message[]];
  const { t } = words;
  const who = whoInWords(words, first.author);
  const text = isolated(short(partsInWords(words, first.parts)));
  const quote = short(quoteText(thread.quote));
  return quote === ''
    ? t('comments.card', { who, text })
    : t('comments.cardOn', { who, text, quote: isolated(quote) });
}
