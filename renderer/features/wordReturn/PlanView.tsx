/** What a returned file would bring, change by change: who proposes it, where, and what speaks against it. */
import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ReturnConflict, ReturnPart } from '../../../shared/exchange/word/return/ReturnPlan.ts';
import type { ShownItem, ShownPlan } from '../../../shared/exchange/word/return/shownPlan.ts';
import { CheckField } from '../../ui/CheckField.tsx';
import { DelegationLabel } from '../../ui/DelegationLabel.tsx';
import { delegationColour } from '../../ui/delegationColour.ts';
import { LeftOutList } from '../../ui/LeftOutList.tsx';
import { Quotation } from '../../ui/Quotation.tsx';
import { timeInWords } from '../../ui/timeInWords.ts';
import styles from './PlanView.module.css';

export function PlanView(props: {
  readonly plan: ShownPlan;
  /** Keys of what is to be taken in. */
  readonly chosen: ReadonlySet<string>;
  readonly onChange: (chosen: ReadonlySet<string>) => void;
}) {
  const { t, i18n } = useTranslation();
  const { plan, chosen } = props;
  const { items, known, leftOut, editor, origin } = plan;
  const date = (at: number) => new Intl.DateTimeFormat(i18n.language, { dateStyle: 'long' }).format(at);
  const set = (keys: readonly string[], isIn: boolean) => {
    const next = new Set(chosen);
    for (const key of keys) {
      if (isIn) next.add(key);
      else next.delete(key);
    }
    props.onChange(next);
  };
  const all = items.map(({ key }) => key);
  return (
    <div className={styles['plan']}>
      <p className={styles['about']}>
        {t('wordReturn.from', { name: editor.author.name, date: date(editor.at), out: date(origin.at) })}
      </p>
      {items.length === 0 ? (
        <p>{t(known > 0 ? 'wordReturn.nothingNew' : 'wordReturn.nothing')}</p>
      ) : (
        <>
          {known > 0 && <p className={styles['about']}>{t('wordReturn.known', { count: known })}</p>}
          {items.length > 1 && (
            <CheckField
              label={t('wordReturn.all', { count: items.length })}
              isSelected={chosen.size === items.length}
              onChange={(isIn) => set(all, isIn)}
            />
          )}
          <ol className={styles['items']} aria-label={t('wordReturn.changes')}>
            {items.map((item) => (
              <li key={item.key}>
                <Item item={item} isIn={chosen.has(item.key)} onChange={(isIn) => set([item.key], isIn)} />
              </li>
            ))}
          </ol>
        </>
      )}
      {leftOut.length > 0 && (
        <section aria-labelledby="return-out">
          <h3 id="return-out" className={styles['heading']}>
            <TriangleAlert size={16} aria-hidden="true" />
            {t('wordReturn.leftOut')}
          </h3>
          <LeftOutList leftOut={leftOut} />
        </section>
      )}
    </div>
  );
}

function Item(props: {
  readonly item: ShownItem;
  readonly isIn: boolean;
  readonly onChange: (isIn: boolean) => void;
}) {
  const { t, i18n } = useTranslation();
  const { who, at, place, parts, conflict, tracked } = props.item;
  const where = t(`wordReturn.place.${place.inside}`, { paragraph: place.index + 1 });
  return (
    <article
      className={styles['item']}
      style={{ '--colour': delegationColour(who.delegation) } as React.CSSProperties}
    >
      <CheckField
        label={t('wordReturn.take', { name: who.name, where })}
        isSelected={props.isIn}
        onChange={props.onChange}
      />
      <p className={styles['who']}>
        <DelegationLabel delegation={who.delegation} />
        <time dateTime={new Date(at).toISOString()}>{timeInWords(at, i18n.language)}</time>
        {!tracked && <span>{t('wordReturn.untracked')}</span>}
      </p>
      {parts.map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts of one change that never moves.
        <Part key={index} part={part} />
      ))}
      {conflict !== null && <Conflict {...conflict} />}
    </article>
  );
}

function Part({ part }: { readonly part: ReturnPart }) {
  const { t } = useTranslation();
  switch (part.kind) {
    case 'words':
      return <Quotation quote={part.passage} short={false} />;
    case 'format':
      return <p className={styles['part']}>{t('wordReturn.part.format', { words: part.words })}</p>;
    case 'property':
      return (
        <p className={styles['part']}>
          {t('wordReturn.part.property', { what: t(`wordReturn.property.${part.name}`), words: part.words })}
        </p>
      );
    case 'row':
      return <p className={styles['part']}>{t(`wordReturn.part.row.${part.op}`, { words: part.words })}</p>;
    case 'resolved':
      return (
        <p className={styles['part']}>
          {t(part.resolved ? 'wordReturn.part.resolved' : 'wordReturn.part.opened', { about: part.about })}
        </p>
      );
    case 'comment':
    case 'reply':
      return (
        <>
          <p className={styles['part']}>{t(`wordReturn.part.${part.kind}`, { about: part.about })}</p>
          <blockquote className={styles['said']} dir="auto">
            {part.text}
          </blockquote>
        </>
      );
  }
}

function Conflict({ kind, base, file, live }: ReturnConflict) {
  const { t } = useTranslation();
  const reading = (label: string, text: string) => (
    <>
      <dt>{label}</dt>
      <dd dir="auto">{text === '' ? t('wordReturn.conflict.empty') : text}</dd>
    </>
  );
  return (
    <div className={styles['conflict']}>
      <p>
        <TriangleAlert size={14} aria-hidden="true" />
        {t(`wordReturn.conflict.${kind}`)}
      </p>
      <dl>
        {reading(t('wordReturn.conflict.base'), base)}
        {reading(t('wordReturn.conflict.file'), file)}
        {reading(t('wordReturn.conflict.live'), live)}
      </dl>
    </div>
  );
}
