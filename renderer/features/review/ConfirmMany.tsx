/** Asks before many changes are decided at once. */
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { Actions, Dialog } from '../../ui/Dialog.tsx';
import type { Decide } from './useDecide.ts';

export function ConfirmMany({ decide }: { readonly decide: Decide }) {
  const { t } = useTranslation();
  const { asked, answer } = decide;
  if (asked === null) return null;
  const count = asked.chosen.length;
  return (
    <Dialog
      title={
        asked.verdict === 'accepted'
          ? t('review.confirm.accepted', { count })
          : t('review.confirm.rejected', { count })
      }
      onClose={() => answer(false)}
    >
      <p>{t('review.confirm.what')}</p>
      <Actions>
        <Button onPress={() => answer(false)}>{t('ui.cancel')}</Button>
        <Button kind="primary" onPress={() => answer(true)} autoFocus>
          {asked.verdict === 'accepted' ? t('review.accept') : t('review.reject')}
        </Button>
      </Actions>
    </Dialog>
  );
}
