/** The first screen of a new desk: from the template, or with nothing in it. */
import { FilePlus2, LayoutTemplate } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { HostAnswer, HostClient, Template } from '../../platform/hostClient.ts';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { Emblem } from '../../ui/Notice.tsx';
import styles from './StartSeminar.module.css';

const BLANK = '';

export function StartSeminar(props: { readonly client: HostClient; readonly onStarted: () => void }) {
  const { t } = useTranslation();
  const [templates, setTemplates] = useState<HostAnswer<readonly Template[]> | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const [title, setTitle] = useState('');
  const [state, setState] = useState<'ready' | 'starting' | { readonly error: string }>('ready');

  useEffect(() => {
    let here = true;
    void props.client.templates().then((answer) => here && setTemplates(answer));
    return () => {
      here = false;
    };
  }, [props.client]);

  const offered = templates?.ok ? templates.value : [];
  const selected = chosen ?? offered[0]?.id ?? BLANK;

  async function start(event: React.FormEvent) {
    event.preventDefault();
    setState('starting');
    const named = title.trim();
    const answer = await props.client.startSeminar({
      template: selected === BLANK ? null : selected,
      ...(named !== '' ? { title: named } : selected === BLANK ? { title: t('start.untitled') } : {}),
    });
    // Someone else may have started it a moment ago: that is the seminar, then.
    if (answer.ok || answer.reason === 'conflict') props.onStarted();
    else setState({ error: answer.reason === 'unreachable' ? t('error.unreachable') : answer.message });
  }

  return (
    <main className={styles['screen']} id="main">
      <form className={styles['form']} onSubmit={start}>
        <Emblem />
        <h1 className={styles['title']}>{t('start.title')}</h1>
        <p className={styles['lead']}>{t('start.lead')}</p>
        {templates !== null && !templates.ok && (
          <p className={styles['error']} role="alert">
            {templates.reason === 'unreachable' ? t('error.unreachable') : templates.message}
          </p>
        )}
        <RadioGroup className={styles['choices'] ?? ''} value={selected} onChange={setChosen}>
          <Label className="visually-hidden">{t('start.choose')}</Label>
          {offered.map((template) => (
            <Radio key={template.id} value={template.id} className={styles['choice'] ?? ''}>
              <LayoutTemplate size={20} aria-hidden="true" />
              <span>
                <strong>{template.title}</strong>
                <span className={styles['about']}>{template.description}</span>
                <span className={styles['documents']}>
                  {template.documents.map((document) => document.title).join(' · ')}
                </span>
              </span>
            </Radio>
          ))}
          <Radio value={BLANK} className={styles['choice'] ?? ''}>
            <FilePlus2 size={20} aria-hidden="true" />
            <span>
              <strong>{t('start.blank')}</strong>
              <span className={styles['about']}>{t('start.blankHint')}</span>
            </span>
          </Radio>
        </RadioGroup>
        <Field
          label={t('start.name')}
          value={title}
          onChange={setTitle}
          maxLength={200}
          description={t('start.nameHint')}
        />
        {typeof state === 'object' && (
          <p className={styles['error']} role="alert">
            {state.error}
          </p>
        )}
        <div>
          <Button kind="primary" type="submit" isDisabled={state === 'starting' || templates === null}>
            {state === 'starting' ? t('start.starting') : t('start.start')}
          </Button>
        </div>
      </form>
    </main>
  );
}
