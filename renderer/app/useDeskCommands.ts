/**
 * What can be done with documents. New ones are made by the host, once; renaming and archiving are edits
 * of the seminar's index and work without it. Each says what it did, or opens a dialog that says why not.
 */
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlainText } from '../../shared/changes/readShown.ts';
import type { DocumentConnection } from '../../shared/platform/DocumentConnection.ts';
import type { IndexEdit } from '../../shared/seminar/SeminarIndex.ts';
import {
  archiveDocument,
  readSeminar,
  renameDocument,
  renameSeminar,
  restoreDocument,
} from '../../shared/seminar/SeminarIndex.ts';
import type { HostClient } from '../platform/hostClient.ts';
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
  /** At once where everything is decided; else asks which text. */
  duplicate(id: string): void;
  /** Resolves to whether there is a copy now. */
  duplicateText(id: string, text: PlainText | undefined): Promise<boolean>;
  rename(id: string, title: string): void;
  archive(id: string): void;
  restore(id: string): void;
  renameSeminar(title: string): void;
}

type From = Parameters<HostClient['newDocument']>[0]['from'];

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
    async function make(title: string, language: string, from: From): Promise<boolean> {
      const answer = await desk.client.newDocument({ title, language, from });
      if (!answer.ok) {
        failed(answer, from.kind === 'blank' ? t('error.newNeedsHost') : t('error.copyNeedsHost'));
        return false;
      }
      announce(t('documents.made', { title: answer.value.title }));
      if (from.kind === 'blank') go(addressOf(answer.value.id));
      return true;
    }
    function failed(answer: { readonly reason: string; readonly message: string }, needsHost: string): void {
      openDialog({
        kind: 'problem',
        message: answer.reason === 'unreachable' ? needsHost : answer.message,
      });
    }
    function duplicateText(id: string, text: PlainText | undefined): Promise<boolean> {
      const language = find(id)?.language ?? preferences.get().language;
      const from = { kind: 'copy', id, ...(text === undefined ? {} : { text }) } as const;
      return make(t('documents.copyTitle', { title: titleOf(id) }), language, from);
    }
    async function duplicate(id: string): Promise<void> {
      const answer = await desk.client.undecided(id);
      if (!answer.ok) return failed(answer, t('error.copyNeedsHost'));
      const undecided = answer.value;
      // Named only where it was asked for: the host refuses to choose, should there be something by now.
      if (undecided.pending + undecided.contested === 0) await duplicateText(id, undefined);
      else openDialog({ kind: 'duplicate', id, title: titleOf(id), undecided });
    }
    return {
      create: () => openDialog({ kind: 'newDocument' }),
      createNamed: (title, language) => make(title, language, { kind: 'blank' }),
      duplicate: (id) => void duplicate(id),
      duplicateText,
      rename: (id, title) => tell(doc && renameDocument(doc, id, title), t('documents.renamed', { title })),
      archive: (id) =>
        tell(doc && archiveDocument(doc, id), t('documents.archivedOne', { title: titleOf(id) })),
      restore: (id) => tell(doc && restoreDocument(doc, id), t('documents.restored', { title: titleOf(id) })),
      renameSeminar: (title) => tell(doc && renameSeminar(doc, title), t('documents.renamed', { title })),
    };
  }, [connection, desk, openDialog, t]);
}
