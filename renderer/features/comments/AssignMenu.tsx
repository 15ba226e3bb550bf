/** Gives a thread to a person or a delegation, or takes it from whoever has it. */
import { UserCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Addressee } from '../../../shared/changes/comments/Addressee.ts';
import { addresseeKey } from '../../../shared/changes/comments/Addressee.ts';
import type { Thread } from '../../../shared/changes/comments/Thread.ts';
import { announce } from '../../ui/announce.ts';
import type { MenuGroup } from '../../ui/Menu.tsx';
import { MenuButton } from '../../ui/Menu.tsx';
import type { CommentTools } from './commentTools.ts';

const NOBODY = 'nobody';

export function AssignMenu(props: { readonly tools: CommentTools; readonly thread: Thread }) {
  const { t } = useTranslation();
  const { tools, thread } = props;
  const { author } = tools.editor.comments;
  const has = new Set(thread.assignments.map(({ to }) => addresseeKey(to)));
  const self: Addressee = { kind: 'person', ...author };
  const choices = new Map<string, { to: Addressee; label: string }>([
    [addresseeKey(self), { to: self, label: t('comments.you') }],
    ...tools.candidates.map(({ key, to, name, detail }) => {
      const label = detail === null ? name : t('comments.who', { name, delegation: detail });
      return [key, { to, label }] as const;
    }),
  ]);
  const groupOf = (kind: Addressee['kind'], title: string): MenuGroup => ({
    title,
    choices: [...choices]
      .filter(([, { to }]) => to.kind === kind)
      .map(([id, { label }]) => ({ id, label, selected: has.has(id) })),
  });
  const groups: MenuGroup[] = [
    groupOf('person', t('comments.people')),
    groupOf('delegation', t('comments.delegations')),
    ...(has.size === 0 ? [] : [{ choices: [{ id: NOBODY, label: t('comments.nobody') }] }]),
  ];
  return (
    <MenuButton
      label={t('comments.assign')}
      groups={groups}
      onAction={(id) => {
        const to = choices.get(id)?.to ?? null;
        tools.editor.comments.assign(thread.id, to);
        announce(
          to === null ? t('comments.did.unassigned') : t('comments.did.assigned', { who: tools.nameOf(to) }),
        );
      }}
    >
      <UserCheck size={15} aria-hidden="true" />
    </MenuButton>
  );
}
