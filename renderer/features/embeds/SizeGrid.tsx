/** Squares from which the size of a table is chosen, by arrows or the mouse; the size is said in words above them. */
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GridSize } from './gridStep.ts';
import { gridStep, MOST_COLUMNS, MOST_ROWS } from './gridStep.ts';
import styles from './SizeGrid.module.css';

const upTo = (most: number) => Array.from({ length: most }, (_, index) => index + 1);

export function SizeGrid(props: {
  readonly size: GridSize;
  readonly onChange: (size: GridSize) => void;
  /** Enter, or a second click: this one it is. */
  readonly onChoose: () => void;
}) {
  const { t, i18n } = useTranslation();
  const { size } = props;
  const grid = useRef<HTMLDivElement>(null);
  /** Under the mouse: it would be this. */
  const [pointed, setPointed] = useState<GridSize | null>(null);
  const shown = pointed ?? size;
  const rtl = i18n.dir() === 'rtl';
  const inWords = ({ rows, columns }: GridSize) =>
    t('embeds.table.size', {
      rows: t('embeds.table.rows', { count: rows }),
      columns: t('embeds.table.columns', { count: columns }),
    });

  // The focus is where the size is, from the beginning.
  useEffect(() => {
    grid.current
      ?.querySelector<HTMLElement>(`[data-cell="${size.rows} ${size.columns}"]`)
      ?.focus({ preventScroll: true });
  }, [size.rows, size.columns]);

  return (
    <div className={styles['frame']}>
      <p className={styles['size']}>{inWords(shown)}</p>
      {/* biome-ignore lint/a11y/useSemanticElements: it chooses, and holds nothing that a table would. */}
      <div
        ref={grid}
        role="grid"
        tabIndex={-1}
        aria-label={t('embeds.table.sizeLabel')}
        className={styles['grid']}
        onPointerLeave={() => setPointed(null)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' || event.key === ' ') {
            event.preventDefault();
            props.onChoose();
            return;
          }
          const next = event.ctrlKey || event.metaKey || event.altKey ? null : gridStep(size, event.key, rtl);
          if (next === null) return;
          event.preventDefault();
          setPointed(null);
          props.onChange(next);
        }}
      >
        {upTo(MOST_ROWS).map((rows) => (
          // biome-ignore lint/a11y/useSemanticElements: as above.
          // biome-ignore lint/a11y/useFocusableInteractive: its cells are.
          <div key={rows} role="row" className={styles['row']}>
            {upTo(MOST_COLUMNS).map((columns) => {
              const isChosen = rows === size.rows && columns === size.columns;
              return (
                // biome-ignore lint/a11y/useSemanticElements: as above.
                // biome-ignore lint/a11y/useKeyWithClickEvents: the grid hears the keys.
                <div
                  key={columns}
                  role="gridcell"
                  tabIndex={isChosen ? 0 : -1}
                  aria-label={inWords({ rows, columns })}
                  aria-selected={isChosen}
                  data-cell={`${rows} ${columns}`}
                  data-within={(rows <= shown.rows && columns <= shown.columns) || undefined}
                  className={styles['cell']}
                  onPointerEnter={({ pointerType }) =>
                    pointerType === 'mouse' && setPointed({ rows, columns })
                  }
                  onClick={() => props.onChange({ rows, columns })}
                  onDoubleClick={props.onChoose}
                />
              );
            })}
          </div>
        ))}
      </div>
    </div>
  );
}
