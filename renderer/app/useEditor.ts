/**
 * The editor of a held document: made when there is a text, taken down with the screen. It begins in the mode in
 * which this person left the document.
 */
import i18next from 'i18next';
import { useEffect, useRef, useState } from 'react';
import type { Person } from '../../shared/platform/DocumentConnection.ts';
import { createDocumentEditor } from '../editor/createDocumentEditor.ts';
import type { DocumentEditor } from '../editor/DocumentEditor.ts';
import { bracketLook, stateWords } from '../features/agreement/agreementWords.ts';
import type { DocumentCitations } from '../features/citations/createCitations.ts';
import { changeLook } from '../features/review/changeLook.ts';
import { rememberedMode } from '../features/review/rememberedModes.ts';
import { deskBlobs } from '../platform/openConnection.ts';
import { embedWords } from './embedWords.ts';
import type { Held } from './useConnection.ts';
import type { DeskAddress } from './useDesk.ts';

export function useEditor(
  held: Held | null,
  documentId: string,
  person: Person,
  desk: DeskAddress,
  language: string,
  citations: DocumentCitations | null,
  onError: (error: Error) => void,
): DocumentEditor | null {
  const spoken = useRef(language);
  spoken.current = language;
  const [editor, setEditor] = useState<DocumentEditor | null>(null);
  const { origin, token } = desk;
  const connection = held?.ready ? held.connection : null;
  useEffect(() => {
    if (connection === null || citations === null) return;
    const made = createDocumentEditor({
      doc: connection.doc,
      awareness: connection.awareness,
      person,
      onError,
      words: embedWords,
      language: () => spoken.current,
      pictures: deskBlobs({ origin, token }),
      citations,
      bracketLook: (holders) => bracketLook({ t: i18next.t, locale: i18next.language }, holders),
      stateWords: (paragraph) => stateWords({ t: i18next.t, locale: i18next.language }, paragraph),
      lookOf: (sign, author, where) => changeLook(i18next.t, i18next.language, sign, author, where),
    });
    made.review.setMode(rememberedMode(documentId, person.id));
    const speakAnew = () => {
      made.review.refreshLooks();
      made.agreement.refreshWords();
    };
    i18next.on('languageChanged', speakAnew);
    setEditor(made);
    return () => {
      i18next.off('languageChanged', speakAnew);
      setEditor(null);
      made.destroy();
    };
  }, [connection, documentId, person, origin, token, citations, onError]);
  return editor;
}
