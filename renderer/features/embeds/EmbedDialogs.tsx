/** What is asked before something goes into the text, or is changed in it. */

import type { ImageContent, ReferenceContent } from '../../../shared/document/EmbedContent.ts';
import type { TableSize } from '../../../shared/document/edits/insertTable.ts';
import type { BlobStore, PictureBlob, PictureFile } from '../../../shared/platform/BlobStore.ts';
import type { ReferenceTarget } from '../../editor/DocumentEditor.ts';
import type { ImageRefusal } from '../../platform/pictures/readImageFile.ts';
import { useReadable } from '../../ui/useReadable.ts';
import type { Description } from './DescribeDialog.tsx';
import { DescribeDialog, UNDESCRIBED } from './DescribeDialog.tsx';
import type { Pointing } from './ReferenceDialog.tsx';
import { ReferenceDialog } from './ReferenceDialog.tsx';
import { RefusedDialog } from './RefusedDialog.tsx';
import { TableDialog } from './TableDialog.tsx';

/** A picture that was read and is not in the text yet. */
export interface NewImage {
  readonly image: PictureFile;
  readonly blob: PictureBlob;
  /** To be looked at while it is described. */
  readonly url: string;
  /** What was given with it: asked about one by one. */
  readonly rest: readonly File[];
}

export type Asking =
  | { readonly kind: 'table' }
  /** `of` null: a new one. */
  | { readonly kind: 'reference'; readonly of: ReferenceContent | null }
  | ({ readonly kind: 'newImage' } & NewImage)
  | { readonly kind: 'describe'; readonly image: ImageContent }
  | {
      readonly kind: 'refused';
      readonly fileName: string;
      readonly reason: ImageRefusal;
      readonly rest: readonly File[];
    };

export interface Answers {
  table(size: TableSize): void;
  reference(of: ReferenceContent | null, pointing: Pointing): void;
  newImage(image: NewImage, description: Description): void;
  describe(image: ImageContent, description: Description): void;
  anotherFile(): void;
  /** Nothing is done. */
  close(): void;
}

export function EmbedDialogs(props: {
  readonly asking: Asking | null;
  readonly targets: () => readonly ReferenceTarget[];
  readonly pictures: Pick<BlobStore, 'url'>;
  readonly answers: Answers;
}) {
  const { asking, answers } = props;
  switch (asking?.kind) {
    case 'table':
      return <TableDialog onInsert={answers.table} onClose={answers.close} />;
    case 'reference':
      return (
        <ReferenceDialog
          targets={props.targets}
          now={asking.of}
          onDone={(pointing) => answers.reference(asking.of, pointing)}
          onClose={answers.close}
        />
      );
    case 'newImage':
      return (
        <DescribeDialog
          // One after the other: what was said of the one before is not said of the next.
          key={asking.url}
          isNew
          description={UNDESCRIBED}
          url={asking.url}
          onDone={(description) => answers.newImage(asking, description)}
          onClose={answers.close}
        />
      );
    case 'describe':
      return <DescribeKept {...asking} pictures={props.pictures} answers={answers} />;
    case 'refused':
      return (
        <RefusedDialog
          fileName={asking.fileName}
          reason={asking.reason}
          onAnother={answers.anotherFile}
          onClose={answers.close}
        />
      );
    default:
      return null;
  }
}

/** One that is in the text: its file may be elsewhere still. */
function DescribeKept(props: {
  readonly image: ImageContent;
  readonly pictures: Pick<BlobStore, 'url'>;
  readonly answers: Answers;
}) {
  const { image, answers } = props;
  const file = useReadable(props.pictures.url(image.hash));
  return (
    <DescribeDialog
      isNew={false}
      description={image}
      url={file.kind === 'here' ? file.url : null}
      onDone={(description) => answers.describe(image, description)}
      onClose={answers.close}
    />
  );
}
