/** One thing that is new since somebody last looked. */
import type { Author } from '../../../shared/changes/Author.ts';
import type { ThreadId } from '../../../shared/changes/comments/commentEntries.ts';
import type { Verdict } from '../../../shared/changes/decisions.ts';
import type { SuggestionId } from '../../../shared/changes/Suggestion.ts';
import type { ParagraphId } from '../../../shared/document/DocumentContent.ts';

/** Characters quoted of a paragraph: more than a card shows, so that it ends with dots there. */
export const QUOTED = 160;

/** `author` is null where nobody is known by name: text changed directly by a session that did nothing else. */
interface Item {
  readonly id: string;
  readonly author: Author | null;
}

export type News =
  | (Item & { readonly kind: 'suggestion'; readonly suggestion: SuggestionId; readonly quote: string })
  | (Item & {
      readonly kind: 'decision';
      readonly verdict: Verdict;
      /** On how many suggestions at once; `first` is the one to go to. */
      readonly count: number;
      readonly first: SuggestionId;
    })
  | (Item & {
      readonly kind: 'comment';
      readonly what: 'begin' | 'reply' | 'edit' | 'resolve' | 'reopen' | 'assign';
      readonly thread: ThreadId;
      readonly quote: string;
    })
  /** Text or looks of a paragraph changed directly. */
  | (Item & { readonly kind: 'text'; readonly paragraph: ParagraphId; readonly quote: string });

export const NEWS_KINDS = ['suggestion', 'decision', 'comment', 'text'] as const;
