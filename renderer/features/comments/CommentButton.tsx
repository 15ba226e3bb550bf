/**
 * Beside what is selected, at the edge of the page: a comment on it. A convenience of the mouse: it takes no focus,
 * and the keys it names do the same.
 */
import { MessageSquarePlus } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentEditor } from '../../editor/DocumentEditor.ts';
import { IconButton } from '../../ui/Button.tsx';
import styles from './CommentButton.module.css';
import { printCommentKeys } from './commentKeys.ts';

export function CommentButton(props: {
  readonly editor: DocumentEditor;
  /** What scrolls the page. */
  readonly scroller: HTMLElement | null;
  readonly onComment: () => void;
}) {
  const { t } = useTranslation();
  const { editor, scroller } = props;
  const [place, setPlace] = useState<{ readonly x: number; readonly y: number } | null>(null);

  useEffect(() => {
    if (scroller === null) return undefined;
    let frame = 0;
    const look = () => {
      frame = 0;
      const next = placeOf(editor.lexical.getRootElement(), scroller);
      setPlace((before) => (before?.x === next?.x && before?.y === next?.y ? before : next));
    };
    const soon = () => {
      if (frame === 0) frame = requestAnimationFrame(look);
    };
    const stop = [editor.caret.subscribe(soon), editor.review.drawn.subscribe(soon)];
    document.addEventListener('selectionchange', soon);
    scroller.addEventListener('scroll', soon, { passive: true });
    window.addEventListener('resize', soon);
    return () => {
      cancelAnimationFrame(frame);
      for (const each of stop) each();
      document.removeEventListener('selectionchange', soon);
      scroller.removeEventListener('scroll', soon);
      window.removeEventListener('resize', soon);
    };
  }, [editor, scroller]);

  if (place === null) return null;
  return (
    <div className={styles['place']} style={{ insetBlockStart: place.y, left: place.x }}>
      <IconButton
        label={t('comments.new')}
        shortcut={printCommentKeys()}
        keepsFocus
        excludeFromTabOrder
        onPress={props.onComment}
      >
        <MessageSquarePlus size={16} aria-hidden="true" />
      </IconButton>
    </div>
  );
}

/** Px: half of the button. */
const HALF = 15;

/** At the outer edge of the paper, at the line where the selection begins; null where nothing is selected in sight. */
function placeOf(page: HTMLElement | null, scroller: HTMLElement): { x: number; y: number } | null {
  const selection = document.getSelection();
  if (page === null || selection === null || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!page.contains(range.commonAncestorContainer)) return null;
  const [line] = range.getClientRects();
  const view = scroller.getBoundingClientRect();
  if (line === undefined) return null;
  const y = Math.min(Math.max(line.top + line.height / 2, view.top + HALF), view.bottom - HALF) - HALF;
  const box = range.getBoundingClientRect();
  if (box.bottom < view.top || box.top > view.bottom) return null;
  const paper = page.getBoundingClientRect();
  const edge =
    getComputedStyle(page.ownerDocument.documentElement).direction === 'rtl' ? paper.left : paper.right;
  return { x: Math.min(edge, view.right - 2 * HALF) - HALF, y };
}
