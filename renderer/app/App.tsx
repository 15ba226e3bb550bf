/** From nothing to a desk: token, host, person, seminar. Each step that fails has a screen of its own. */
import { useEffect, useRef } from 'react';
import { I18nProvider } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { StartSeminar } from '../features/documents/StartSeminar.tsx';
import { IdentityForm } from '../features/identity/IdentityForm.tsx';
import { person } from '../features/identity/person.ts';
import { preferences } from '../platform/preferences.ts';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { useReadable } from '../ui/useReadable.ts';
import { Desk } from './Desk.tsx';
import { useDesk } from './useDesk.ts';

export function App() {
  const { language } = useReadable(preferences);
  return (
    <I18nProvider locale={language}>
      <Way />
    </I18nProvider>
  );
}

function Way() {
  const { t } = useTranslation();
  const { state, look } = useDesk();
  const who = useReadable(person);
  useReloadForAnother(who?.id ?? null);

  useEffect(() => {
    document.title = t('app.name');
  }, [t]);

  switch (state.kind) {
    case 'looking':
      return (
        <p role="status" className="visually-hidden">
          {t('app.opening')}
        </p>
      );
    case 'noToken':
    case 'refused':
      return (
        <Notice alert title={t(`door.${state.kind}`)}>
          <p>{t('door.what')}</p>
        </Notice>
      );
    case 'unreachable':
    case 'failed':
      return (
        <Notice
          alert
          title={t('door.unreachable')}
          actions={
            <Button kind="primary" onPress={look}>
              {t('ui.tryAgain')}
            </Button>
          }
        >
          <p>{state.kind === 'failed' ? state.message : t('door.unreachableWhat')}</p>
        </Notice>
      );
    case 'start':
    case 'ready':
      if (who === null) {
        return (
          <Notice title={t('identity.title')}>
            <p>{t('identity.lead')}</p>
            <IdentityForm
              person={null}
              submitLabel={t('identity.enter')}
              onDone={(made) => person.set(made)}
            />
          </Notice>
        );
      }
      if (state.kind === 'start') return <StartSeminar client={state.desk.client} onStarted={look} />;
      return <Desk desk={state.desk} person={who} />;
  }
}

/**
 * One session of a document is one person's: what comes from it under another's name is not believed. A name or
 * a delegation that changes is the same person; another person (chosen in another window) begins anew.
 */
function useReloadForAnother(id: string | null): void {
  const first = useRef(id);
  useEffect(() => {
    if (first.current === null) first.current = id;
    else if (id !== first.current) location.reload();
  }, [id]);
}
