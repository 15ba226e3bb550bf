/**
 * What a document lacks to be a report that everyone can read, shown before it is exported: each with its words, and
 * a click from its place. Nothing of it keeps anybody from exporting.
 */
import { CircleAlert, CircleCheck } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { DocumentContent, ParagraphId } from '../../../shared/document/DocumentContent.ts';
import { checkReport, type Finding } from '../../../shared/exchange/paper/checkReport.ts';
import type { HostClient, MissingCharacter } from '../../platform/hostClient.ts';
import styles from './ReportCheck.module.css';

/** So many of a kind stand under one line, which opens. */
const MANY = 4;

export function ReportCheck(props: {
  /** As it would be exported; the same object until it changes. */
  readonly content: DocumentContent;
  readonly unsettled: readonly ParagraphId[];
  /** Records of suggestions and comments that could not be read: no file has what they say. */
  readonly unread: number;
  /** Whether it is set here, with the fonts of the host. */
  readonly isPdf: boolean;
  readonly client: Pick<HostClient, 'missingCharacters'>;
  readonly goTo: (paragraph: ParagraphId) => void;
}) {
  const { t } = useTranslation();
  const { content, unsettled, unread, isPdf, client } = props;
  const [missing, setMissing] = useState<readonly MissingCharacter[]>([]);
  useEffect(() => {
    let stale = false;
    setMissing([]);
    if (isPdf)
      void client.missingCharacters(content).then((answer) => {
        // Without a host there is no PDF either, which the export itself says.
        if (!stale && answer.ok) setMissing(answer.value.missing);
      });
    return () => {
      stale = true;
    };
  }, [client, content, isPdf]);
  const findings = checkReport(content, { unsettled });
  // Nothing else tells two of one paragraph apart, and none is ever moved.
  const numbered = findings.map((finding, at) => ({ ...finding, key: at }));
  const byKind = Map.groupBy(numbered, ({ lack }) => lack);
  const count = findings.length + missing.length + (unread > 0 ? 1 : 0);
  if (count === 0)
    return (
      <p className={styles['good']}>
        <CircleCheck size={16} aria-hidden="true" />
        {t('check.nothing')}
      </p>
    );
  return (
    <details className={styles['check']}>
      <summary className={styles['summary']}>
        <CircleAlert size={16} aria-hidden="true" />
        {t('check.summary', { count })}
      </summary>
      <ul className={styles['list']} aria-label={t('check.heading')}>
        {unread > 0 && (
          <Line words={t('check.unread', { count: unread })} excerpt="" place={null} goTo={props.goTo} />
        )}
        {missing.map(({ character, paragraphs, excerpt }) => (
          <Line
            key={character}
            words={t('check.missingCharacter', { character })}
            excerpt={excerpt}
            place={content.paragraphs[(paragraphs[0] ?? 0) - 1]?.id ?? null}
            goTo={props.goTo}
          />
        ))}
        {[...byKind].map(([lack, alike]) =>
          alike.length < MANY ? (
            alike.map(lineOf)
          ) : (
            <li key={lack}>
              <details className={styles['alike']}>
                <summary>
                  {inWords(alike[0] as Finding)}{' '}
                  <span className={styles['count']}>{t('check.places', { count: alike.length })}</span>
                </summary>
                <ul>{alike.map(lineOf)}</ul>
              </details>
            </li>
          ),
        )}
      </ul>
    </details>
  );

  function lineOf({ key, ...finding }: Finding & { readonly key: number }) {
    return (
      <Line
        key={key}
        words={inWords(finding)}
        excerpt={finding.excerpt}
        place={finding.paragraph}
        goTo={props.goTo}
      />
    );
  }

  function inWords({ lack, level, most, count: many = 1 }: Finding): string {
    return t(`check.${lack}`, { level, most, count: many });
  }
}

function Line(props: {
  readonly words: string;
  readonly excerpt: string;
  readonly place: ParagraphId | null;
  readonly goTo: (paragraph: ParagraphId) => void;
}) {
  const { words, excerpt, place, goTo } = props;
  const text = (
    <>
      <span>{words}</span>
      {excerpt !== '' && (
        <span className={styles['excerpt']} dir="auto">
          {excerpt}
        </span>
      )}
    </>
  );
  return (
    <li>
      {place === null ? (
        <span className={styles['line']}>{text}</span>
      ) : (
        <AriaButton className={`${styles['line']} ${styles['link']}`} onPress={() => goTo(place)}>
          {text}
        </AriaButton>
      )}
    </li>
  );
}
