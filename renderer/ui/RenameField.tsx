/**
 * A name being changed where it stands: Enter or leaving keeps it, Escape puts the old one back. An empty one
 * is refused in words on Enter; left empty, the old one stays.
 */
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from './announce.ts';
import styles from './Field.module.css';
import { giveFocus } from './giveFocus.ts';

export function RenameField(props: {
  readonly label: string;
  readonly value: string;
  /** null when nothing is to change. */
  readonly onDone: (value: string | null) => void;
  /** What takes the focus when a key ended it: the control that began it. */
  readonly returnTo: () => HTMLElement | null;
}) {
  const { t } = useTranslation();
  const [empty, setEmpty] = useState(false);
  const problem = useId();
  const [value, setValue] = useState(props.value);
  const done = useRef(false);
  const input = useRef<HTMLInputElement>(null);

  // A menu that asked for this still holds the focus: take it once that has closed.
  useEffect(() => {
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => {
        input.current?.focus();
        input.current?.select();
      });
    });
    return () => cancelAnimationFrame(frame);
  }, []);

  const finish = (result: string | null) => {
    if (done.current) return;
    done.current = true;
    const clean = result?.trim() ?? '';
    props.onDone(clean === '' || clean === props.value ? null : clean);
  };
  const finishByKey = (result: string | null) => {
    finish(result);
    giveFocus(props.returnTo);
  };
  return (
    <span className={styles['rename']}>
      <input
        ref={input}
        className={styles['input']}
        aria-label={props.label}
        aria-invalid={empty || undefined}
        aria-describedby={empty ? problem : undefined}
        data-invalid={empty || undefined}
        value={value}
        maxLength={200}
        dir="auto"
        onChange={(event) => {
          setValue(event.target.value);
          setEmpty(false);
        }}
        onBlur={() => {
          if (value.trim() === '' && !done.current) announce(t('error.empty-title'));
          finish(value);
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Enter') {
            if (value.trim() === '') setEmpty(true);
            else finishByKey(value);
          }
          if (event.key === 'Escape') {
            event.stopPropagation();
            finishByKey(null);
          }
        }}
      />
      {empty && (
        <span id={problem} role="alert" className={styles['problem']}>
          {t('error.empty-title')}
        </span>
      )}
    </span>
  );
}
