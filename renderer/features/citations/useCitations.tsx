/** Citing on the drafting screen: what the menu and the palette offer, and what is asked in a dialog. */
import { BookMarked, Library, Quote } from 'lucide-react';
import type { ReactNode } from 'react';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CitationContent, CitedSource, EmbedContent } from '../../../shared/document/EmbedContent.ts';
import type { CitationOrder, FormattedCitations } from '../../../shared/exchange/citations/CitationOrder.ts';
import type { DocumentEditor } from '../../editor/DocumentEditor.ts';
import type { HostAnswer } from '../../platform/hostClient.ts';
import { afterDialog } from '../../ui/afterDialog.ts';
import { announce } from '../../ui/announce.ts';
import { showToast } from '../../ui/showToast.ts';
import { CiteDialog } from './CiteDialog.tsx';
import type { DocumentCitations } from './createCitations.ts';
import { SourcesDialog } from './SourcesDialog.tsx';

type Asking =
  | { readonly kind: 'cite'; readonly of: CitationContent | null }
  | { readonly kind: 'sources'; readonly back: CitationContent | null | undefined };

export interface CitationEntry {
  readonly id: string;
  readonly label: string;
  readonly icon: ReactNode;
  readonly run: () => void;
}

export interface CitationScreen {
  readonly entries: readonly CitationEntry[];
  readonly dialogs: ReactNode;
  /** Asks what a citation of the text is to name. */
  readonly change: (citation: CitationContent) => void;
}

export function useCitations(options: {
  readonly editor: DocumentEditor | null;
  readonly citations: DocumentCitations | null;
  readonly format: (order: CitationOrder) => Promise<HostAnswer<FormattedCitations>>;
  /** Of the document. */
  readonly language: string;
  readonly readOnly: boolean;
}): CitationScreen {
  const { t } = useTranslation();
  const { editor, citations } = options;
  const [asking, setAsking] = useState<Asking | null>(null);

  const put = useCallback(
    (embed: EmbedContent, said: string) => {
      setAsking(null);
      afterDialog(() => {
        if (editor === null) return;
        const text = editor.insertEmbed(embed) ? said : t('embeds.notHere');
        announce(text);
        if (text !== said) showToast({ text, action: null });
      });
    },
    [editor, t],
  );
  const entries = useMemo<readonly CitationEntry[]>(
    () => [
      {
        id: 'citation',
        label: t('citations.insert'),
        icon: <Quote size={16} aria-hidden="true" />,
        run: () => afterDialog(() => setAsking({ kind: 'cite', of: null })),
      },
      {
        id: 'sourceList',
        label: t('citations.insertList'),
        icon: <BookMarked size={16} aria-hidden="true" />,
        run: () => put({ kind: 'sources' }, t('citations.listInserted')),
      },
      {
        id: 'library',
        label: t('citations.open'),
        icon: <Library size={16} aria-hidden="true" />,
        run: () => afterDialog(() => setAsking({ kind: 'sources', back: undefined })),
      },
    ],
    [t, put],
  );
  const change = useCallback((of: CitationContent) => afterDialog(() => setAsking({ kind: 'cite', of })), []);

  function close() {
    setAsking(null);
    afterDialog(() => editor?.focus());
  }
  function done(of: CitationContent | null, cited: readonly CitedSource[]) {
    const id = of?.id;
    if (id === undefined) return put({ kind: 'citation', sources: cited }, t('citations.inserted'));
    setAsking(null);
    afterDialog(() => {
      editor?.setEmbedProperty(id, 'sources', cited);
      editor?.focus();
    });
  }

  const dialogs =
    asking === null || citations === null ? null : asking.kind === 'cite' ? (
      <CiteDialog
        sources={citations.library.list()}
        now={asking.of?.sources ?? null}
        onDone={(cited) => done(asking.of, cited)}
        onSources={() => setAsking({ kind: 'sources', back: asking.of })}
        onClose={close}
      />
    ) : (
      <SourcesDialog
        citations={citations}
        language={options.language}
        readOnly={options.readOnly}
        format={options.format}
        onClose={() => (asking.back === undefined ? close() : setAsking({ kind: 'cite', of: asking.back }))}
      />
    );
  return { entries, dialogs, change };
}
