/** The open desk: the seminar's index held for all screens, and what can be done with documents. */
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Person } from '../../shared/platform/DocumentConnection.ts';
import { SEMINAR_INDEX_ID } from '../../shared/seminar/SeminarIndex.ts';
import { Notice } from '../ui/Notice.tsx';
import { useReadable } from '../ui/useReadable.ts';
import type { DeskDialog } from './DeskDialog.ts';
import { DeskDialogs } from './DeskDialogs.tsx';
import { DocumentScreen } from './DocumentScreen.tsx';
import { HomeScreen } from './HomeScreen.tsx';
import { HOME, useRoute } from './route.ts';
import { useConnection } from './useConnection.ts';
import type { DeskAddress } from './useDesk.ts';
import { useDeskCommands } from './useDeskCommands.ts';
import { peopleIn, useIndex, usePeople } from './useSeminar.ts';

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
        desk={props.desk}
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
