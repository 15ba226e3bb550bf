/** Where is my text now? A mark with a shape, one sentence, and the explanation behind it. */
import { CircleAlert, CircleCheck, CircleDashed, CloudOff, TriangleAlert } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Button as AriaButton, Dialog, DialogTrigger, Heading, Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { SafetyStatus } from '../../../shared/platform/DocumentConnection.ts';
import type { Readable } from '../../../shared/platform/Readable.ts';
import { announce } from '../../ui/announce.ts';
import { useReadable } from '../../ui/useReadable.ts';
import { reasonOf } from './reasons.ts';
import styles from './SafetyLine.module.css';
import type { Tone } from './safetySentence.ts';
import { useSentence } from './useSentence.ts';

const MARKS: Record<Tone, typeof CircleCheck> = {
  good: CircleCheck,
  calm: CloudOff,
  busy: CircleDashed,
  wait: TriangleAlert,
  act: CircleAlert,
};

export function SafetyLine(props: { readonly status: Readable<SafetyStatus> }) {
  const { t } = useTranslation();
  const status = useReadable(props.status);
  const sentence = useSentence(status);
  const Mark = MARKS[sentence.tone];
  const text = t(`safety.${sentence.key}`, { count: sentence.waiting });

  // Spoken when the situation changes, not for each keystroke on its way nor for each number.
  const spoken = useRef('safe');
  useEffect(() => {
    if (sentence.key === 'storing' || sentence.key === 'opening' || sentence.key === spoken.current) return;
    spoken.current = sentence.key;
    announce(text);
  }, [sentence.key, text]);

  return (
    <DialogTrigger>
      <AriaButton
        className={`${styles['line']} ${styles[sentence.tone]}`}
        data-stage={status.stage}
        data-sentence={sentence.key}
        data-waiting={status.waiting}
      >
        <Mark size={14} aria-hidden="true" className={styles['mark']} />
        <span>{text}</span>
      </AriaButton>
      <Popover className={styles['popover'] ?? ''} placement="top start">
        <Dialog className={styles['dialog'] ?? ''}>
          <Heading slot="title" className={styles['heading'] ?? ''}>
            {text}
          </Heading>
          <p>
            {t(`safety.why.${sentence.key}`, {
              count: sentence.waiting,
              reason: t(`safety.reasons.${reasonOf(sentence.reason)}`),
            })}
          </p>
          <ol className={styles['steps']}>
            {(['device', 'host', 'safe'] as const).map((step, at) => {
              const done = reached(status) > at;
              return (
                <li key={step} className={done ? styles['done'] : undefined}>
                  {done ? (
                    <CircleCheck size={14} aria-hidden="true" />
                  ) : (
                    <CircleDashed size={14} aria-hidden="true" />
                  )}
                  {t(`safety.step.${step}`)}
                  <span className="visually-hidden">
                    {done ? t('safety.stepDone') : t('safety.stepOpen')}
                  </span>
                </li>
              );
            })}
          </ol>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

/** How many of the three steps all one's changes have taken. */
function reached({ stage, trouble }: SafetyStatus): number {
  const deviceFails = trouble?.kind === 'device-cannot-store';
  if (stage === 'safe') return 3;
  if (stage === 'host') return 2;
  return stage === 'device' && !deviceFails ? 1 : 0;
}
