/**
 * What can be done with documents. New ones are made by the host, once; renaming and archiving are edits
 * of the seminar's index and work without it. Each says what it did, or opens a dialog that says why not.
 */
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentConnection } from '../../shared/platform/DocumentConnection.ts';
import type { IndexEdit } from '../../shared/seminar/SeminarIndex.ts';
import {
  archiveDocument,
  readSeminar,
  renameDocument,
  renameSeminar,
  restoreDocument,
} from '../../shared/seminar/SeminarIndex.ts';
import { preferences } from '../platform/preferences.ts';
import { announce } from '../ui/announce.ts';
import type { DeskDialog } from './DeskDialog.ts';
import { addressOf, go } from './route.ts';
import type { DeskAddress } from './useDesk.ts';

export interface DeskCommands {
  /** Asks for title and language. */
  create(): void;
  /** Resolves to whether there is a new document now; it is open then. */
  createNamed(title: string, language: string): Promise<boolean>;
  duplicate(id: string): void;
  rename(id: string, title: string): void;
  archive(id: string): void;
  restore(id: string): void;
  renameSeminar(title: string): void;
}

export function useDeskCommands(
  desk: DeskAddress,
  connection: DocumentConnection | undefined,
  openDialog: (dialog: DeskDialog) => void,
): DeskCommands {
  const { t } = useTranslation();
  return useMemo(() => {
    const doc = connection?.doc;
    const find = (id: string) => doc && readSeminar(doc).documents.find((document) => document.id === id);
    const titleOf = (id: string) => find(id)?.title || t('documents.untitled');
    const tell = (result: IndexEdit | undefined, said: string) => {
      if (result?.ok) announce(said);
      else openDialog({ kind: 'problem', message: t(`error.${result?.reason ?? 'unreachable'}`) });
    };
    async function make(title: string, language: string, copyOf: string | null): Promise<boolean> {
      const from = copyOf === null ? ({ kind: 'blank' } as const) : ({ kind: 'copy', id: copyOf } as const);
      const answer = await desk.client.newDocument({ title, language, from });
      if (!answer.ok) {
        const needsHost = copyOf === null ? t('error.newNeedsHost') : t('error.copyNeedsHost');
        const message = answer.reason === 'unreachable' ? needsHost : answer.message;
        openDialog({ kind: 'problem', message });
        return false;
      }
      announce(t('documents.made', { title: answer.value.title }));
      if (copyOf === null) go(addressOf(answer.value.id));
      return true;
    }
    return {
      create: () => openDialog({ kind: 'newDocument' }),
      createNamed: (title, language) => make(title, language, null),
      duplicate: (id) => {
        const language = find(id)?.language ?? preferences.get().language;
        void make(t('documents.copyTitle', { title: titleOf(id) }), language, id);
      },
      rename: (id, title) => tell(doc && renameDocument(doc, id, title), t('documents.renamed', { title })),
      archive: (id) =>
        tell(doc && archiveDocument(doc, id), t('documents.archivedOne', { title: titleOf(id) })),
      restore: (id) => tell(doc && restoreDocument(doc, id), t('documents.restored', { title: titleOf(id) })),
      renameSeminar: (title) => tell(doc && renameSeminar(doc, title), t('documents.renamed', { title })),
    };
  }, [connection, desk, openDialog, t]);
}
