/** A whole screen that says one thing: what is the matter and what to do about it. */
import type { ReactNode } from 'react';
import styles from './Notice.module.css';

export function Notice(props: {
  readonly title: string;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
  readonly alert?: boolean;
}) {
  return (
    <main className={styles['screen']} id="main">
      <div className={styles['card']} role={props.alert ? 'alert' : undefined}>
        <Emblem />
        <h1 className={styles['title']}>{props.title}</h1>
        <div className={styles['text']}>{props.children}</div>
        {props.actions !== undefined && <div className={styles['actions']}>{props.actions}</div>}
      </div>
    </main>
  );
}

export function Emblem() {
  return (
    <span className={styles['emblem']} aria-hidden="true">
      R
    </span>
  );
}
