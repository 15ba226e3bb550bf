/** How a paragraph stands, as a sign and a word: never by colour alone. */
import {
  Brackets,
  Check,
  CheckCheck,
  CircleDashed,
  CirclePause,
  Flag,
  Hourglass,
  type LucideIcon,
  RotateCcw,
  TriangleAlert,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ShownState } from '../../../shared/changes/agreement/paragraphStates.ts';
import type { ListedParagraph } from '../../editor/Agreement.ts';
import styles from './AgreementCard.module.css';
import { stateWords } from './agreementWords.ts';

export const STATE_ICONS: Readonly<Record<ShownState, LucideIcon>> = {
  open: CircleDashed,
  bracketed: Brackets,
  adReferendum: Check,
  agreed: CheckCheck,
  reserved: Flag,
  deferred: CirclePause,
  reopened: RotateCcw,
  disputed: TriangleAlert,
};

export function StateMark({ paragraph }: { readonly paragraph: ListedParagraph }) {
  const { t, i18n } = useTranslation();
  const Icon = paragraph.unsure ? Hourglass : STATE_ICONS[paragraph.state];
  return (
    <span className={styles['state']} data-state={paragraph.unsure ? 'unsure' : paragraph.state}>
      <Icon size={14} aria-hidden="true" />
      {stateWords({ t, locale: i18n.language }, paragraph)}
    </span>
  );
}
