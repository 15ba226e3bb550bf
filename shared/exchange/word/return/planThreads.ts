/**
 * Comments of a returned file: new threads, new replies in threads that went out with it, and threads that were
 * resolved or opened again. A comment that was taken out of the file stays in the document.
 */
import type { Author } from '../../../changes/Author.ts';
import type { Comments } from '../../../changes/comments/Comments.ts';
import type { QuotePart } from '../../../changes/comments/Quote.ts';
import { quoteText } from '../../../changes/comments/Quote.ts';
import type { Message, Thread } from '../../../changes/comments/Thread.ts';
import { EMBED, SOFT_BREAK } from '../../../document/DocumentContent.ts';
import type { IdRange } from '../../../document/ids.ts';
import { pushRange } from '../../../document/ids.ts';
import { printedAuthor } from '../../tracked/printedAuthor.ts';
import type { Stamp, TextPlace, TrackedComment, TrackedReply } from '../../tracked/TrackedContent.ts';
import type { ReadComment } from '../read/ReadPlace.ts';
import { wordAuthor } from '../read/wordAuthor.ts';
import type { ComparedText } from './compareTexts.ts';
import type { PlanSetting } from './planText.ts';
import type { ReturnDeed, ReturnItem, ReturnMessage, ReturnPart } from './ReturnPlan.ts';
import { returnKey } from './returnKey.ts';
import { placeOf } from './returnPlace.ts';
import { textOfPlace } from './textIdentities.ts';

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
  const planning = new Planning(texts, comments, setting);
  const before = new Map(base.map((one) => [nameOf(one), one] as const));
  for (const comment of file) planning.take(comment, before.get(nameOf(comment)) ?? null);
  return planning;
}

/** Who said something and when: a file has no more to know a message by. */
const nameOf = ({ author, at }: Stamp) => `${author.id} ${Math.floor(at / 1000)}`;

class Planning implements PlannedThreads {
  readonly items: ReturnItem[] = [];
  readonly known: string[] = [];
  readonly #body: ComparedText;
  readonly #texts: ReadonlyMap<string, ComparedText>;
  readonly #setting: ThreadSetting;
  /** Live threads by how a file names who began them. */
  readonly #live = new Map<string, Thread>();

  constructor(texts: readonly ComparedText[], { threads }: Comments, setting: ThreadSetting) {
    this.#body = texts[0] as ComparedText;
    this.#texts = new Map(texts.map((text) => [text.path, text] as const));
    this.#setting = setting;
    for (const thread of threads)
      for (const name of this.#namesOf(thread.messages[0] as Message))
        if (!this.#live.has(name)) this.#live.set(name, thread);
  }

  /** As it is written into a file and read again, and as it was when it came by one. */
  #namesOf({ author, at }: Message): string[] {
    const { language } = this.#setting;
    const printed = wordAuthor(
      printedAuthor(author, language),
      { languages: [language, 'en'], isOwn: true },
      { name: author.name, delegation: author.delegation },
    );
    return [nameOf({ author: printed, at }), nameOf({ author, at })];
  }

  take(comment: ReadComment, before: TrackedComment | null): void {
    const thread = this.#live.get(nameOf(comment)) ?? null;
    const said = [...(before === null ? [] : before.replies)].map(nameOf);
    if (before === null && (thread === null || !sameText(thread, comment))) {
      this.#begin(comment);
      return;
    }
    if (before === null) this.known.push(this.#keyOfThread(comment));
    else if (before.text !== comment.text)
      this.#answer(comment, { ...comment, at: this.#setting.editor.at }, thread);
    const heard = new Set(said);
    const spoken = new Set((thread?.messages ?? []).flatMap((message) => this.#namesOf(message)));
    for (const reply of comment.replies) {
      if (heard.has(nameOf(reply))) continue;
      if (spoken.has(nameOf(reply))) this.known.push(this.#keyOfReply(comment, reply));
      else this.#answer(comment, reply, thread);
    }
    if (before === null || before.resolved === comment.resolved || thread === null) return;
    if ((thread.resolved !== null) === comment.resolved) this.known.push(this.#keyOfEnd(comment));
    else this.#resolve(comment, thread);
  }

  #keyOfThread(comment: TrackedComment): string {
    return returnKey(this.#setting.exportId, 'comment', nameOf(comment), comment.text);
  }

  #keyOfReply(comment: TrackedComment, reply: TrackedReply): string {
    return returnKey(this.#setting.exportId, 'reply', nameOf(comment), nameOf(reply), reply.text);
  }

  #keyOfEnd(comment: TrackedComment): string {
    return returnKey(this.#setting.exportId, 'resolved', nameOf(comment), comment.resolved);
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

  #answer(comment: ReadComment, reply: TrackedReply, thread: Thread | null): void {
    const deed: ReturnDeed =
      thread === null
        ? // It answers a note that the file alone has.
          this.#thread(comment, [messageOf(reply)], false)
        : { kind: 'reply', thread: thread.id, message: messageOf(reply) };
    const part: ReturnPart = { kind: 'reply', about: comment.text, text: reply.text };
    this.#add(comment, reply, this.#keyOfReply(comment, reply), part, deed);
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

function sameText({ messages }: Thread, { text }: TrackedComment): boolean {
  const said = messages[0]?.parts.map((part) => (typeof part === 'string' ? part : '')).join('') ?? '';
  return said.trim() === text.trim() || said === '';
}
