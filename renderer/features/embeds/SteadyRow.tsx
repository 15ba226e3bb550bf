/**
 * A second row of tools that comes and goes with the place of the caret. What one reads stays where it is on the
 * screen: the page scrolls by as much as the row takes from it, and back again.
 */
import type { ReactNode } from 'react';
import { useLayoutEffect, useRef } from 'react';
import { ToolRow } from '../../ui/ToolRow.tsx';
import styles from './SteadyRow.module.css';

export function SteadyRow(props: {
  readonly label: string;
  /** What scrolls the page. */
  readonly scroller: HTMLElement | null;
  readonly children: ReactNode;
}) {
  const { scroller } = props;
  const row = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (scroller === null) return undefined;
    const height = row.current?.offsetHeight ?? 0;
    // A text that is shorter than the screen can be scrolled by this much, too.
    scroller.style.setProperty('--taken-above', `${height}px`);
    scroller.scrollTop += height;
    return () => {
      scroller.scrollTop -= height;
      scroller.style.removeProperty('--taken-above');
    };
  }, [scroller]);
  return (
    <div ref={row} className={styles['row']}>
      <ToolRow label={props.label}>{props.children}</ToolRow>
    </div>
  );
}
