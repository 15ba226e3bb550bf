/** A row of tools and the groups in it: one stop of the Tab key, arrows lead from tool to tool. */
import type { ReactNode } from 'react';
import { Toolbar as AriaToolbar, Group } from 'react-aria-components';
import styles from './ToolRow.module.css';

export function ToolRow(props: { readonly label: string; readonly children: ReactNode }) {
  return (
    <AriaToolbar className={styles['row'] ?? ''} aria-label={props.label}>
      {props.children}
    </AriaToolbar>
  );
}

export function ToolGroup(props: {
  readonly label: string;
  /** The label is in sight, in front of its tools. */
  readonly titled?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <Group className={styles['group'] ?? ''} aria-label={props.label}>
      {props.titled && (
        <span className={styles['title']} aria-hidden="true">
          {props.label}
        </span>
      )}
      {props.children}
    </Group>
  );
}
