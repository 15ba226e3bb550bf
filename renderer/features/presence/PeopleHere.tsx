/** Who is in this document: initials in the header, names and delegations in the list behind them. */
import { Button as AriaButton, Dialog, DialogTrigger, Heading, Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { delegationName } from '../../ui/delegationName.ts';
import { PersonMark } from '../../ui/PersonMark.tsx';
import styles from './PeopleHere.module.css';
import type { Presence } from './peopleOf.ts';

const SHOWN = 4;

export function PeopleHere(props: { readonly people: readonly Presence[] }) {
  const { t, i18n } = useTranslation();
  const { people } = props;
  if (people.length === 0) return null;
  const more = people.length - SHOWN;
  return (
    <DialogTrigger>
      <AriaButton className={styles['marks'] ?? ''} aria-label={t('presence.here', { count: people.length })}>
        {people.slice(0, SHOWN).map(({ person }) => (
          <PersonMark key={person.id} name={person.name} delegation={person.delegation} />
        ))}
        {more > 0 && (
          <span className={styles['more']} aria-hidden="true">
            +{more.toLocaleString(i18n.language)}
          </span>
        )}
      </AriaButton>
      <Popover className={styles['popover'] ?? ''} placement="bottom end">
        <Dialog className={styles['dialog'] ?? ''}>
          <Heading slot="title" className={styles['heading'] ?? ''}>
            {t('presence.here', { count: people.length })}
          </Heading>
          <ul>
            {people.map(({ person, self }) => (
              <li key={person.id} className={styles['person']}>
                <PersonMark name={person.name} delegation={person.delegation} />
                <span>
                  <span dir="auto" className={styles['name']}>
                    {self ? t('presence.you', { name: person.name }) : person.name}
                  </span>
                  <span dir="auto" className={styles['delegation']}>
                    {delegationName(person.delegation, i18n.language)}
                  </span>
                </span>
              </li>
            ))}
          </ul>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
