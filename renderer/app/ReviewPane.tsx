/**
 * The right-hand side: tabs of cards. A tab's cards stand beside their text and scroll with it, or are a list
 * that scrolls by itself; over a page with no room at its side all of them are lists. The name of each tab stands
 * below its sign and its count: side by side six names with counts are wider than the pane.
 */
import type { LucideIcon } from 'lucide-react';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Readable } from '../../shared/platform/Readable.ts';
import { MarginColumn } from '../features/margin/MarginColumn.tsx';
import { IconButton } from '../ui/Button.tsx';
import type { MarginItem } from '../ui/MarginItem.ts';
import styles from './ReviewPane.module.css';

export interface PaneTab {
  readonly id: string;
  readonly label: string;
  readonly icon: LucideIcon;
  /** How many wait there. */
  readonly count?: number;
  /** Whether its cards stand at the height of their text. */
  readonly beside: boolean;
  /** Over the cards. */
  readonly lead?: ReactNode;
  /** In the order of the text. */
  readonly items: readonly MarginItem[];
  /** Said where there are no cards. */
  readonly empty: string;
}

export function ReviewPane(props: {
  readonly tabs: readonly PaneTab[];
  readonly tab: string;
  readonly onTab: (tab: string) => void;
  readonly onClose: () => void;
  /** Back to the text. */
  readonly onLeave: () => void;
  /** What scrolls page and cards together, and tells when they may have moved; null: the pane lies over the page. */
  readonly beside: { readonly scroller: HTMLElement | null; readonly drawn: Readable<number> } | null;
}) {
  const { t, i18n } = useTranslation();
  const number = new Intl.NumberFormat(i18n.language);
  return (
    <aside
      id="review-pane"
      className={styles['pane']}
      aria-label={t('review.pane')}
      data-over={props.beside === null || undefined}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) props.onLeave();
      }}
    >
      <Tabs
        className={styles['tabs'] ?? ''}
        selectedKey={props.tab}
        onSelectionChange={(key) => props.onTab(String(key))}
      >
        <div className={styles['head']}>
          <TabList className={styles['list'] ?? ''} aria-label={t('review.pane')}>
            {props.tabs.map(({ id, label, icon: Icon, count = 0 }) => (
              <Tab key={id} id={id} className={styles['tab'] ?? ''}>
                <Icon size={15} aria-hidden="true" />
                <span className={styles['label']}>{label}</span>
                {count > 0 && <span className={styles['count']}> {number.format(count)}</span>}
              </Tab>
            ))}
          </TabList>
          <IconButton label={t('review.hidePane')} onPress={props.onClose}>
            <X size={16} aria-hidden="true" />
          </IconButton>
        </div>
        {props.tabs.map((tab) => (
          <TabPanel key={tab.id} id={tab.id} className={styles['panel'] ?? ''}>
            {tab.beside && props.beside !== null ? (
              <>
                {tab.lead}
                {tab.items.length === 0 && <p className={styles['empty']}>{tab.empty}</p>}
                <MarginColumn
                  label={tab.label}
                  items={tab.items}
                  scroller={props.beside.scroller}
                  drawn={props.beside.drawn}
                />
              </>
            ) : (
              <CardList tab={tab} />
            )}
          </TabPanel>
        ))}
      </Tabs>
    </aside>
  );
}

function CardList({ tab }: { readonly tab: PaneTab }) {
  const [scroller, setScroller] = useState<HTMLElement | null>(null);
  return (
    <div ref={setScroller} className={styles['own']}>
      {tab.lead}
      {tab.items.length === 0 && <p className={styles['empty']}>{tab.empty}</p>}
      <MarginColumn label={tab.label} items={tab.items} scroller={scroller} />
    </div>
  );
}
