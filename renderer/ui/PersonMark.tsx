/** A person as initials on their delegation's colour; names stand beside it or in its label. */
import { delegationColour } from './delegationColour.ts';
import { initials } from './delegationName.ts';
import styles from './PersonMark.module.css';

export function PersonMark(props: {
  readonly name: string;
  readonly delegation: string;
  readonly small?: boolean;
}) {
  return (
    <span
      className={`${styles['mark']} ${props.small ? styles['small'] : ''}`}
      style={{ '--colour': delegationColour(props.delegation) } as React.CSSProperties}
      aria-hidden="true"
    >
      {initials(props.name)}
    </span>
  );
}
