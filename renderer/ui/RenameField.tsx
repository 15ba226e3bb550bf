/** A name being changed where it stands: Enter or leaving keeps it, Escape puts the old one back. */
import { useRef, useState } from 'react';
import styles from './Field.module.css';

export function RenameField(props: {
  readonly label: string;
  readonly value: string;
  /** null when nothing is to change. */
  readonly onDone: (value: string | null) => void;
}) {
  const [value, setValue] = useState(props.value);
  const done = useRef(false);
  const finish = (result: string | null) => {
    if (done.current) return;
    done.current = true;
    const clean = result?.trim() ?? '';
    props.onDone(clean === '' || clean === props.value ? null : clean);
  };
  return (
    <input
      ref={(input) => {
        if (input !== null && document.activeElement !== input) {
          input.focus();
          input.select();
        }
      }}
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
