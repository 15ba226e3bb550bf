/**
 * A passage in one of its versions: what was put in and what was taken out stand out by line, colour and, for
 * those who hear it, by word.
 */
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { VersionPiece } from '../../../shared/changes/returning/showVersion.ts';
import { EMBED, SOFT_BREAK } from '../../../shared/document/DocumentContent.ts';
import { LEFT_OUT, shortenVersion } from './shortenVersion.ts';
import styles from './VersionText.module.css';

export function VersionText(props: { readonly pieces: readonly VersionPiece[]; readonly whole: boolean }) {
  const { t } = useTranslation();
  const pieces = props.whole ? props.pieces : shortenVersion(props.pieces);
  const lines = linesOf(pieces);
  if (lines.length === 0) return <p className={styles['nothing']}>{t('returning.nothing')}</p>;
  return (
    <div className={styles['text']} dir="auto">
      {lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a text that does not change.
        <p key={index} dir="auto">
          {line.map((piece, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: likewise.
            <Piece key={at} piece={piece} t={t} />
          ))}
        </p>
      ))}
    </div>
  );
}

/** Ends that stand begin a new line, and so do those that were taken out with their whole paragraph. */
function linesOf(pieces: readonly VersionPiece[]): VersionPiece[][] {
  const lines: VersionPiece[][] = [[]];
  for (const [index, piece] of pieces.entries()) {
    const isEnd = piece.text === '\n';
    if (!isEnd || piece.state !== 'kept') lines.at(-1)?.push(isEnd ? { ...piece, text: '¶' } : piece);
    const [before, behind] = [pieces[index - 1], pieces[index + 1]];
    const joined = piece.state === 'removed' && (before?.state !== 'removed' || behind?.state === 'kept');
    if (isEnd && !joined) lines.push([]);
  }
  return lines.filter((line) => line.length > 0);
}

function Piece({ piece, t }: { readonly piece: VersionPiece; readonly t: TFunction }) {
  const { state, proposed, formats } = piece;
  const text = piece.text.replaceAll(SOFT_BREAK, '\n').replaceAll(EMBED, '▢');
  const what = state === 'kept' ? (proposed === null ? null : `proposed${proposed}`) : state;
  if (what === null) return <span data-bold={formats.bold}>{text}</span>;
  const Tag = state === 'removed' || proposed === 'out' ? 'del' : 'ins';
  return (
    <Tag data-state={what} data-bold={formats.bold} data-proposed={proposed ?? undefined}>
      <span className="visually-hidden">{t(`returning.piece.${what}`)} </span>
      {text === '¶' ? (
        <span aria-label={t('returning.paragraphEnd')} role="img">
          ¶
        </span>
      ) : (
        text
      )}
      <span className="visually-hidden"> {t('returning.piece.end')}</span>
    </Tag>
  );
}

export const isShortened = (pieces: readonly VersionPiece[]): boolean =>
  shortenVersion(pieces).some(({ text }) => text.includes(LEFT_OUT));
