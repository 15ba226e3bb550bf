/** A name being changed where it stands: Enter or leaving keeps it, Escape puts the old one back. */
import { useEffect, useRef, useState } from 'react';
import styles from './Field.module.css';

export function RenameField(props: {
  readonly label: string;
  readonly value: string;
  /** null when nothing is to change. */
  readonly onDone: (value: string | null) => void;
}) {
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
  return (
    <input
      ref={input}
      className={styles['input']}
      aria-label={props.label}
      value={value}
      maxLength={200}
      dir="auto"
      onChange={(event) => setValue(event.target.value)}
      onBlur={() => finish(value)}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Enter') finish(value);
        if (event.key === 'Escape') {
          event.stopPropagation();
          finish(null);
        }
      }}
    />
  );
}
