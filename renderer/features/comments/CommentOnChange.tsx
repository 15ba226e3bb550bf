/** On the card of a change: a comment on it. */
import { MessageSquarePlus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { SuggestionId } from '../../../shared/changes/Suggestion.ts';
import { IconButton } from '../../ui/Button.tsx';

export function CommentOnChange(props: {
  readonly on: (id: SuggestionId) => void;
  readonly id: SuggestionId;
}) {
  const { t } = useTranslation();
  return (
    <IconButton label={t('comments.new')} onPress={() => props.on(props.id)}>
      <MessageSquarePlus size={15} aria-hidden="true" />
    </IconButton>
  );
}
