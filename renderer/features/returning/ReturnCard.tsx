/**
 * One passage that both sides touched: what was made of it here, what others made of it, and what stands in the
 * text now. Nothing on it changes the text; it is ticked off when it has been looked at.
 */
import { ArrowLeftRight, Check, Gavel, Move, Scissors } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReturnItem } from '../../../shared/changes/returning/ReturnItem.ts';
import type { VersionPiece } from '../../../shared/changes/returning/showVersion.ts';
import { Button } from '../../ui/Button.tsx';
import styles from './ReturnCard.module.css';
import { didInWords, sideInWords } from './returnWords.ts';
import { isShortened, VersionText } from './VersionText.tsx';

const ICONS = { both: ArrowLeftRight, decision: Gavel, deletion: Scissors, move: Move };

export function ReturnCard(props: {
  readonly item: ReturnItem;
  readonly done: boolean;
  readonly onGo: (item: ReturnItem) => void;
  /** Resolves when it is kept. */
  readonly onTick: (item: ReturnItem, done: boolean) => Promise<void>;
}) {
  const { t, i18n } = useTranslation();
  const [whole, setWhole] = useState(false);
  /** What was asked for and is not kept yet: the box shows it at once, and not only when the device has it. */
  const [asked, setAsked] = useState<boolean | null>(null);
  const { item, done } = props;
  const { mine, theirs, merged, kind } = item;
  const Icon = ICONS[kind];
  const version = (label: string, did: string, pieces: readonly VersionPiece[], name: string) => (
    <section className={styles['version']} data-version={name}>
      <h4 className={styles['whose']}>
        {label} {did !== '' && <span className={styles['did']}>{did}</span>}
      </h4>
      <VersionText pieces={pieces} whole={whole} />
    </section>
  );
  const shortened = [mine.text, theirs.text, merged].some(isShortened);
  return (
    <article className={styles['card']} data-kind={kind} data-done={done || undefined}>
      <h3 className={styles['head']}>
        <button type="button" className={styles['go']} onClick={() => props.onGo(item)}>
          {done ? <Check size={15} aria-hidden="true" /> : <Icon size={15} aria-hidden="true" />}
          <span className={styles['kind']}>{t(`returning.kind.${kind}`)}</span>
          <span className={styles['start']} dir="auto">
            {firstWords(merged, mine.text)}
          </span>
          <span className="visually-hidden">{t('returning.show')}</span>
        </button>
      </h3>
      {!done && (
        <>
          {version(t('returning.mine'), didInWords(t, i18n.language, mine.did), mine.text, 'mine')}
          {version(
            sideInWords(t, i18n.language, theirs.by),
            didInWords(t, i18n.language, theirs.did),
            theirs.text,
            'theirs',
          )}
          {version(t('returning.merged'), '', merged, 'merged')}
        </>
      )}
      <div className={styles['foot']}>
        <label className={styles['tick']}>
          <input
            type="checkbox"
            checked={asked ?? done}
            onChange={({ target }) => {
              setAsked(target.checked);
              void props.onTick(item, target.checked).finally(() => setAsked(null));
            }}
          />
          {t('returning.tick')}
        </label>
        {!done && shortened && (
          <Button kind="quiet" aria-expanded={whole} onPress={() => setWhole(!whole)}>
            {whole ? t('returning.less') : t('returning.whole')}
          </Button>
        )}
      </div>
    </article>
  );
}

/** By what a reader knows the passage: how it begins now, or began where it is gone. */
function firstWords(...versions: readonly (readonly VersionPiece[])[]): string {
  for (const pieces of versions) {
    const text = pieces
      .filter(({ state }) => state !== 'removed')
      .map((piece) => piece.text)
      .join('')
      .trim();
    if (text !== '') return text.slice(0, 80).replaceAll('\n', ' ');
  }
  return '';
}
