/** The palette on a document's page. Its headings may still be coming in when it opens: it follows them. */
import type { DocumentEditor } from '../editor/DocumentEditor.ts';
import { type Command, Palette } from '../features/palette/Palette.tsx';
import { useReadable } from '../ui/useReadable.ts';

export function DocumentPalette(props: {
  readonly editor: DocumentEditor;
  /** Asked again whenever the outline has changed. */
  readonly commands: () => readonly Command[];
  readonly onClose: () => void;
}) {
  useReadable(props.editor.summary);
  return <Palette commands={props.commands()} onClose={props.onClose} />;
}
