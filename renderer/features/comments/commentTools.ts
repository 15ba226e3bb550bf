/** What every part of a comment's card needs: the threads, what is being written, and what people are called. */
import type { ReactNode } from 'react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Author } from '../../../shared/changes/Author.ts';
import type { Addressee } from '../../../shared/changes/comments/Addressee.ts';
import type { ThreadId } from '../../../shared/changes/comments/commentEntries.ts';
import { writable } from '../../../shared/platform/Readable.ts';
import type { DocumentEditor } from '../../editor/DocumentEditor.ts';
import { delegationName } from '../../ui/delegationName.ts';
import { useReadable } from '../../ui/useReadable.ts';
import type { DraftStore } from './draftStore.ts';
import { createDraftStore } from './draftStore.ts';
import type { Candidate } from './mentionCandidates.ts';
import { makeCandidates } from './mentionCandidates.ts';

export interface CommentTools {
  readonly editor: DocumentEditor;
  readonly drafts: DraftStore;
  readonly candidates: readonly Candidate[];
  /** What they are called now, in the reader's language. */
  nameOf(to: Addressee): string;
  /** Where a thread came from, to be shown under its head. */
  readonly source: ((thread: ThreadId) => ReactNode) | undefined;
}

const NOBODY = writable<ReadonlyMap<string, Author>>(new Map());

/** The same object until somebody came, went or changed their name. */
export function useCommentTools(
  editor: DocumentEditor | null,
  documentId: string,
  here: readonly Author[],
  source: CommentTools['source'],
): CommentTools | null {
  const { i18n } = useTranslation();
  const locale = i18n.language;
  const known = useReadable(editor?.comments.people ?? NOBODY);
  const drafts = useMemo(() => createDraftStore(documentId, windowStorage()), [documentId]);
  return useMemo(() => {
    if (editor === null) return null;
    const self = editor.comments.author.id;
    const names = new Map([...known.values(), ...here].map(({ id, name }) => [id, name]));
    const inWords = (delegation: string) => delegationName(delegation, locale);
    return {
      editor,
      drafts,
      source,
      candidates: makeCandidates(known.values(), here, self, inWords, locale),
      nameOf: (to) => (to.kind === 'delegation' ? inWords(to.delegation) : (names.get(to.id) ?? to.name)),
    };
  }, [editor, drafts, known, here, locale, source]);
}

/** null where the browser refuses. */
function windowStorage(): Storage | null {
  try {
    return window.sessionStorage;
  } catch {
    return null;
  }
}
