/** The name of a delegation, underlined in its colour with the kind of line that its proposals have in the text. */
import { useTranslation } from 'react-i18next';
import styles from './DelegationLabel.module.css';
import { delegationColour } from './delegationColour.ts';
import { delegationName } from './delegationName.ts';
import { delegationPattern } from './delegationPattern.ts';

export function DelegationLabel({ delegation }: { readonly delegation: string }) {
  const { i18n } = useTranslation();
  return (
    <bdi
      className={styles['label']}
      data-pattern={delegationPattern(delegation)}
      style={{ '--colour': delegationColour(delegation) } as React.CSSProperties}
    >
      {delegationName(delegation, i18n.language)}
    </bdi>
  );
}
