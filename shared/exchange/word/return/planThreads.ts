/**
 * Comments of a returned file: new threads, new replies in threads that went out with it, and threads that were
 * resolved or opened again. A comment that was taken out of the file stays in the document.
 */
import type { Author } from '../../../changes/Author.ts';
import type { Comments } from '../../../changes/comments/Comments.ts';
import type { QuotePart } from '../../../changes/comments/Quote.ts';
import { quoteText } from '../../../changes/comments/Quote.ts';
import type { Thread } from '../../../changes/comments/Thread.ts';
import { EMBED, SOFT_BREAK } from '../../../document/DocumentContent.ts';
import type { IdRange } from '../../../document/ids.ts';
import { pushRange } from '../../../document/ids.ts';
import type { Stamp, TextPlace, TrackedComment, TrackedReply } from '../../tracked/TrackedContent.ts';
import type { ReadComment } from '../read/ReadPlace.ts';
import type { ComparedText } from './compareTexts.ts';
import { isSameText } from './matchMessages.ts';
import type { PlanSetting } from './planText.ts';
import type { ReturnDeed, ReturnItem, ReturnMessage, ReturnPart } from './ReturnPlan.ts';
import { returnKey } from './returnKey.ts';
import { placeOf } from './returnPlace.ts';
import { textOfPlace } from './textIdentities.ts';
import { isPartOf, type KnownAs, messageName, textOfParts, whatMessagesAre } from './whatMessagesAre.ts';

export interface ThreadSetting extends PlanSetting {
  /** In which the file's authors are named. */
  readonly language: string;
  readonly editor: Stamp;
}

export interface PlannedThreads {
  readonly items: readonly ReturnItem[];
  /** What the document says already. */
  readonly known: readonly string[];
}

/** @param texts all of the file, the body first */
export function planThreads(
  texts: readonly ComparedText[],
  comments: Comments,
  base: readonly TrackedComment[],
  file: readonly ReadComment[],
  setting: ThreadSetting,
): PlannedThreads {
  const planning = new Planning(
    texts,
    setting,
    whatMessagesAre(comments.threads, base, file, setting.language),
  );
  for (const comment of file) planning.take(comment);
  return planning;
}

class Planning implements PlannedThreads {
  readonly items: ReturnItem[] = [];
  readonly known: string[] = [];
  readonly #body: ComparedText;
  readonly #texts: ReadonlyMap<string, ComparedText>;
  readonly #setting: ThreadSetting;
  readonly #knownAs: KnownAs;

  constructor(texts: readonly ComparedText[], setting: ThreadSetting, knownAs: KnownAs) {
    this.#body = texts[0] as ComparedText;
    this.#texts = new Map(texts.map((text) => [text.path, text] as const));
    this.#setting = setting;
    this.#knownAs = knownAs;
  }

  take(comment: ReadComment): void {
    const { before, thread } = this.#knownAs(comment);
    if (before === null && thread === null) {
      this.#begin(comment);
      return;
    }
    if (before === null) this.known.push(this.#keyOfThread(comment));
    else if (!isSameText(before.text, comment.text)) this.#edited(comment, comment, thread);
    for (const reply of comment.replies) {
      const { before: was, thread: saidIn } = this.#knownAs(reply);
      const key = this.#keyOfReply(comment, reply);
      if (was === null && saidIn === null) this.#answer(comment, reply, thread, key);
      else if (was === null) this.known.push(key);
      else if (!isSameText(was.text, reply.text)) this.#edited(comment, reply, thread);
    }
    // Of what was an answer when it went out, nothing says that it was resolved.
    if (before?.resolved === undefined || before.resolved === comment.resolved || thread === null) return;
    if ((thread.resolved !== null) === comment.resolved) this.known.push(this.#keyOfEnd(comment));
    else this.#resolve(comment, thread);
  }

  /** What somebody made of a message that went out is said as an answer to it. */
  #edited(comment: ReadComment, message: TrackedReply, thread: Thread | null): void {
    const { exportId, editor } = this.#setting;
    const key = returnKey(exportId, 'edited', messageName(comment), messageName(message), message.text);
    const isSaid = thread?.messages.some(({ parts }) => isPartOf(textOfParts(parts), message.text)) ?? false;
    if (isSaid) this.known.push(key);
    else this.#answer(comment, { ...message, at: editor.at }, thread, key);
  }

  #keyOfThread(comment: TrackedComment): string {
    return returnKey(this.#setting.exportId, 'comment', messageName(comment), comment.text);
  }

  #keyOfReply(comment: TrackedComment, reply: TrackedReply): string {
    return returnKey(this.#setting.exportId, 'reply', messageName(comment), messageName(reply), reply.text);
  }

  #keyOfEnd(comment: TrackedComment): string {
    return returnKey(this.#setting.exportId, 'resolved', messageName(comment), comment.resolved);
  }

  #add(comment: ReadComment, { author, at }: Stamp, key: string, part: ReturnPart, deed: ReturnDeed): void {
    this.items.push({
      key,
      who: author,
      at,
      tracked: true,
      place: placeOf(this.#placeOf(comment).text, this.#letterOf(comment)),
      parts: [part],
      conflict: null,
      deeds: [deed],
    });
  }

  #begin(comment: ReadComment): void {
    const { author, at, text, replies, resolved } = comment;
    const deed = this.#thread(comment, [comment, ...replies].map(messageOf), resolved);
    const about = quoteText(deed.kind === 'thread' ? deed.quote : []);
    const part: ReturnPart = {
      kind: 'comment',
      about,
      text: [text, ...replies.map((one) => one.text)].join('\n'),
    };
    this.#add(comment, { author, at }, this.#keyOfThread(comment), part, deed);
  }

  #answer(comment: ReadComment, reply: TrackedReply, thread: Thread | null, key: string): void {
    const deed: ReturnDeed =
      thread === null
        ? // It answers a note that the file alone has.
          this.#thread(comment, [messageOf(reply)], false)
        : { kind: 'reply', thread: thread.id, message: messageOf(reply) };
    const part: ReturnPart = { kind: 'reply', about: comment.text, text: reply.text };
    this.#add(comment, reply, key, part, deed);
  }

  #resolve(comment: ReadComment, { id }: Thread): void {
    const { resolved, text } = comment;
    const part: ReturnPart = { kind: 'resolved', about: text, resolved };
    const { editor } = this.#setting;
    this.#add(comment, editor, this.#keyOfEnd(comment), part, { kind: 'resolve', thread: id, resolved });
  }

  /** The innermost text that both sides have and that still stands, and where in it a comment is. */
  #placeOf({ from, to }: ReadComment): {
    readonly text: ComparedText;
    readonly from: TextPlace;
    readonly to: TextPlace;
  } {
    const inner = textOfPlace(from);
    const own = this.#texts.get(inner.path);
    if (own?.stands === true) return { text: own, from: inner.place, to: textOfPlace(to).place };
    for (const { path, place } of inner.outer.toReversed()) {
      const text = this.#texts.get(path);
      // About the one character that the rest stands for.
      if (text?.stands === true) return { text, from: place, to: { ...place, offset: place.offset + 1 } };
    }
    return { text: this.#body, from, to };
  }

  /** The letter of the base nearest to where a comment begins. */
  #letterOf(comment: ReadComment): number {
    const { text, from } = this.#placeOf(comment);
    const { file, alignment } = text.comparison;
    let letter = file.letterAt(from);
    while (letter > 0 && alignment.baseOf[letter] === -1) letter--;
    return Math.max(alignment.baseOf[letter] ?? 0, 0);
  }

  #thread(comment: ReadComment, messages: readonly ReturnMessage[], resolved: boolean): ReturnDeed {
    const { text: where, from: begin, to: stop } = this.#placeOf(comment);
    const { file, alignment, base } = where.comparison;
    const [first, last] = [file.letterAt(begin), file.letterAt(stop)];
    const paragraph = file.at(Math.min(first, file.length - 1)).paragraph;
    const end = file.ends[paragraph] as number;
    const isPlace = first >= last;
    // About no words in particular, it is about its paragraph.
    const [from, to] = isPlace ? [file.starts[paragraph] as number, end] : [first, last];
    const about: (
      | { readonly kind: 'base'; readonly range: IdRange }
      | { readonly kind: 'new'; readonly file: number; readonly length: number }
    )[] = [];
    const quote: { text: string; change: QuotePart['change'] }[] = [];
    for (let letter = from; letter < to; letter++) {
      const { deleted, inserted } = file.proposedAt(letter);
      const change = deleted !== undefined ? 'delete' : inserted !== undefined ? 'insert' : 'none';
      const text = (file.text[letter] as string).replaceAll(SOFT_BREAK, ' ').replaceAll(EMBED, ' ');
      const said = quote.at(-1);
      if (said?.change === change) said.text += text;
      else quote.push({ text, change });
      const known = alignment.baseOf[letter] as number;
      const id = known === -1 ? null : (base.ids[known] ?? null);
      const before = about.at(-1);
      if (id !== null) {
        const ranges = before?.kind === 'base' ? [before.range] : [];
        pushRange(ranges, { ...id, length: 1 });
        if (before?.kind === 'base') about.pop();
        about.push(...ranges.map((range) => ({ kind: 'base' as const, range })));
      } else if (before?.kind === 'new' && before.file + before.length === letter) {
        about[about.length - 1] = { ...before, length: before.length + 1 };
      } else about.push({ kind: 'new', file: letter, length: 1 });
    }
    const mark = alignment.baseOf[end] as number;
    return {
      kind: 'thread',
      flow: where.flow,
      about,
      mark: mark === -1 ? null : (base.ids[mark] ?? null),
      quote,
      messages,
      resolved,
    };
  }
}

const messageOf = ({ author, at, text }: Stamp & { readonly text: string }): ReturnMessage => ({
  who: author as Author,
  at,
  text,
});
