/** Where is my text now, and where are my pictures? A mark with a shape, one sentence, and the explanation behind it. */
import { CircleAlert, CircleCheck, CircleDashed, CloudOff, TriangleAlert } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Button as AriaButton, Dialog, DialogTrigger, Heading, Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { DeskSafety } from '../../../shared/platform/BlobStore.ts';
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

export function SafetyLine(props: { readonly status: Readable<DeskSafety> }) {
  const { t } = useTranslation();
  const status = useReadable(props.status);
  const sentence = useSentence(status);
  const Mark = MARKS[sentence.tone];
  const own = t(`safety.${sentence.key}`, { count: sentence.waiting });
  const text =
    sentence.pictures === 0 ? own : `${own} · ${t('safety.andPictures', { count: sentence.pictures })}`;

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
        data-pictures={status.pictures.waiting}
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

/** How many of the three steps all one's changes and pictures have taken. */
function reached({ stage, trouble, pictures }: DeskSafety): number {
  const deviceFails = trouble?.kind === 'device-cannot-store';
  if (pictures.unkept > 0 || stage === 'memory') return 0;
  // A picture is at the host only once it is on its disk.
  if (pictures.waiting > 0) return deviceFails ? 0 : 1;
  if (stage === 'safe') return 3;
  if (stage === 'host') return 2;
  return stage === 'device' && !deviceFails ? 1 : 0;
}
