/** Shows what `showToast` was given until it has been there for a while; not counting while one points at it. */
import { X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from './Button.tsx';
import { giveFocus } from './giveFocus.ts';
import { toast } from './showToast.ts';
import styles from './Toast.module.css';
import { useReadable } from './useReadable.ts';

/** Milliseconds. What it undoes can be undone in other ways for as long as the window is open. */
const LASTS = 10_000;

export function Toast(props: {
  /** What takes the focus when the toast goes while it is in it. */
  readonly returnTo: () => HTMLElement | null;
}) {
  const { t } = useTranslation();
  const shown = useReadable(toast);
  const [held, setHeld] = useState(false);
  const frame = useRef<HTMLElement>(null);

  useEffect(() => {
    if (shown === null || held) return undefined;
    const timer = setTimeout(() => toast.set(null), LASTS);
    return () => clearTimeout(timer);
  }, [shown, held]);
  // It belongs to the screen it was shown on.
  useEffect(() => () => toast.set(null), []);

  if (shown === null) return null;
  const { action } = shown;
  const close = () => {
    const focused = frame.current?.contains(document.activeElement);
    toast.set(null);
    setHeld(false);
    if (focused) giveFocus(props.returnTo);
  };
  return (
    <section
      ref={frame}
      className={styles['toast']}
      aria-label={t('ui.justDone')}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      onKeyDown={(event) => event.key === 'Escape' && close()}
    >
      <p className={styles['text']}>{shown.text}</p>
      {action !== null && (
        <Button
          onPress={() => {
            action.run();
            close();
          }}
        >
          {action.label}
        </Button>
      )}
      <IconButton label={t('ui.close')} onPress={close}>
        <X size={16} aria-hidden="true" />
      </IconButton>
    </section>
  );
}
