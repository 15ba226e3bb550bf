/** The editor of a held document: made when there is a text, taken down with the screen. */
import { useEffect, useState } from 'react';
import type { Person } from '../../shared/platform/DocumentConnection.ts';
import { createDocumentEditor } from '../editor/createDocumentEditor.ts';
import type { DocumentEditor } from '../editor/DocumentEditor.ts';
import type { Held } from './useConnection.ts';

export function useEditor(
  held: Held | null,
  person: Person,
  onError: (error: Error) => void,
): DocumentEditor | null {
  const [editor, setEditor] = useState<DocumentEditor | null>(null);
  const connection = held?.ready ? held.connection : null;
  useEffect(() => {
    if (connection === null) return;
    const made = createDocumentEditor({
      doc: connection.doc,
      awareness: connection.awareness,
      person,
      onError,
    });
    setEditor(made);
    return () => {
      setEditor(null);
      made.destroy();
    };
  }, [connection, person, onError]);
  return editor;
}
