/** In the status line: that something is new, and the way to it. Nothing where nothing is. */
import { Sparkle } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import styles from './NewsLink.module.css';

export function NewsLink(props: { readonly count: number; readonly onOpen: () => void }) {
  const { t } = useTranslation();
  if (props.count === 0) return null;
  return (
    <Button className={styles['link'] ?? ''} onPress={props.onOpen}>
      <Sparkle size={13} aria-hidden="true" />
      {t('activity.new', { count: props.count })}
    </Button>
  );
}
