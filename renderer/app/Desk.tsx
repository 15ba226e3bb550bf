/** The open desk: the seminar's index held for all screens, and what can be done with documents. */
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Person } from '../../shared/platform/DocumentConnection.ts';
import type { IndexEdit } from '../../shared/seminar/SeminarIndex.ts';
import {
  archiveDocument,
  renameDocument,
  renameSeminar,
  restoreDocument,
  SEMINAR_INDEX_ID,
} from '../../shared/seminar/SeminarIndex.ts';
import { preferences } from '../platform/preferences.ts';
import { announce } from '../ui/announce.ts';
import { Notice } from '../ui/Notice.tsx';
import { useReadable } from '../ui/useReadable.ts';
import type { DeskDialog } from './DeskDialogs.tsx';
import { DeskDialogs } from './DeskDialogs.tsx';
import { DocumentScreen } from './DocumentScreen.tsx';
import { HomeScreen } from './HomeScreen.tsx';
import { addressOf, go, HOME, useRoute } from './route.ts';
import { useConnection } from './useConnection.ts';
import type { DeskAddress } from './useDesk.ts';
import { peopleIn, useIndex, usePeople } from './useSeminar.ts';

export type DeskCommands = ReturnType<typeof useDeskCommands>;

export function Desk(props: { readonly desk: DeskAddress; readonly person: Person }) {
  const route = useRoute();
  const here = route.screen === 'document' ? route.id : null;
  const held = useConnection(SEMINAR_INDEX_ID, props.desk, props.person, here);
  const index = useIndex(held?.connection);
  const people = usePeople(held?.connection);
  const [dialog, setDialog] = useState<DeskDialog | null>(null);
  const commands = useDeskCommands(props.desk, held?.connection, setDialog);

  if (held === null || index === null) return null;
  if (index.seminar === null) return <OpeningIndex status={held.connection.status} />;
  const shared = {
    desk: props.desk,
    person: props.person,
    seminar: index.seminar,
    documents: index.documents,
    peopleIn: (id: string) => peopleIn(people, id),
    commands,
    indexConnection: held.connection,
    openDialog: setDialog,
  };
  const document = index.documents.find((one) => one.id === here);
  return (
    <>
      {here === null ? (
        <HomeScreen {...shared} />
      ) : document === undefined ? (
        <UnknownDocument key={here} />
      ) : (
        <DocumentScreen key={document.id} document={document} {...shared} />
      )}
      <DeskDialogs
        dialog={dialog}
        person={props.person}
        commands={commands}
        onClose={() => setDialog(null)}
      />
    </>
  );
}

/** One that was made a moment ago may still be on its way into the list: not called unknown at once. */
function UnknownDocument() {
  const { t } = useTranslation();
  const [waited, setWaited] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setWaited(true), 1000);
    return () => clearTimeout(timer);
  }, []);
  if (!waited) return null;
  return (
    <Notice alert title={t('document.unknown')} actions={<a href={HOME}>{t('document.toList')}</a>}>
      <p>{t('document.unknownWhat')}</p>
    </Notice>
  );
}

/** Known to this device, but not here yet; or the host has refused us since. */
function OpeningIndex(props: {
  status: NonNullable<ReturnType<typeof useConnection>>['connection']['status'];
}) {
  const { t } = useTranslation();
  const { trouble, connected } = useReadable(props.status);
  if (trouble?.kind === 'refused') {
    return (
      <Notice alert title={t('door.refused')}>
        <p>{t('door.what')}</p>
      </Notice>
    );
  }
  return (
    <Notice title={t('app.opening')}>
      <p role="status">{connected ? t('app.openingWhat') : t('app.openingAway')}</p>
    </Notice>
  );
}

function useDeskCommands(
  desk: DeskAddress,
  connection: NonNullable<ReturnType<typeof useConnection>>['connection'] | undefined,
  openDialog: (dialog: DeskDialog) => void,
) {
  const { t } = useTranslation();
  return useMemo(() => {
    const doc = connection?.doc;
    const titleOf = (id: string) =>
      (doc?.getMap<{ get?: (name: string) => unknown }>('documents').get(id)?.get?.('title') as string) ?? '';
    const edit = (result: IndexEdit | undefined, said: string) => {
      if (result?.ok) announce(said);
      else openDialog({ kind: 'problem', message: t(`error.${result?.reason ?? 'unreachable'}`) });
    };
    async function make(title: string, language: string, copyOf: string | null): Promise<boolean> {
      const answer = await desk.client.newDocument({
        title,
        language,
        from: copyOf === null ? { kind: 'blank' } : { kind: 'copy', id: copyOf },
      });
      if (answer.ok) {
        announce(t('documents.made', { title: answer.value.title }));
        if (copyOf === null) go(addressOf(answer.value.id));
        return true;
      }
      const message = answer.reason === 'unreachable' ? t('error.newNeedsHost') : answer.message;
      openDialog({ kind: 'problem', message });
      return false;
    }
    return {
      create: () => openDialog({ kind: 'newDocument' }),
      createNamed: (title: string, language: string) => make(title, language, null),
      duplicate: (id: string) => {
        const title = t('documents.copyTitle', { title: titleOf(id) || t('documents.untitled') });
        const language = doc
          ?.getMap<{ get?: (name: string) => unknown }>('documents')
          .get(id)
          ?.get?.('language');
        void make(title, typeof language === 'string' ? language : preferences.get().language, id);
      },
      rename: (id: string, title: string) =>
        edit(doc && renameDocument(doc, id, title), t('documents.renamed', { title })),
      archive: (id: string) => {
        edit(doc && archiveDocument(doc, id), t('documents.archivedOne', { title: titleOf(id) }));
      },
      restore: (id: string) =>
        edit(doc && restoreDocument(doc, id), t('documents.restored', { title: titleOf(id) })),
      renameSeminar: (title: string) =>
        edit(doc && renameSeminar(doc, title), t('documents.renamed', { title })),
    };
  }, [connection, desk, openDialog, t]);
}
