/**
 * What typing does, in sight at all times: a row of three where there is room, else one button that names the
 * mode and opens all of it, with the views.
 */
import { ChevronDown, Eye, PencilLine, PenLine } from 'lucide-react';
import type { ReactNode } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { ViewName } from '../../../shared/changes/ChangesView.ts';
import { VIEW_NAMES } from '../../../shared/changes/ChangesView.ts';
import type { Mode, Review } from '../../editor/Review.ts';
import { Tip } from '../../ui/Button.tsx';
import { MenuButton } from '../../ui/Menu.tsx';
import { useReadable } from '../../ui/useReadable.ts';
import styles from './ModeSwitch.module.css';
import { printReviewKeys } from './reviewKeys.ts';

export const MODES: readonly Mode[] = ['editing', 'suggesting', 'viewing'];

const ICONS: Readonly<Record<Mode, ReactNode>> = {
  editing: <PencilLine size={15} aria-hidden="true" />,
  suggesting: <PenLine size={15} aria-hidden="true" />,
  viewing: <Eye size={15} aria-hidden="true" />,
};

export function ModeSwitch(props: {
  readonly review: Review;
  readonly onMode: (mode: Mode) => void;
  readonly onView: (view: ViewName) => void;
}) {
  const { t } = useTranslation();
  const { mode, view } = useReadable(props.review.state);
  const views = VIEW_NAMES.map((name) => ({
    id: `view:${name}`,
    label: t(`review.view.${name}`),
    detail: printReviewKeys(name),
    selected: name === view,
  }));
  const choose = (id: string) => {
    const [what, name = ''] = id.split(':');
    if (what === 'mode') props.onMode(name as Mode);
    else props.onView(name as ViewName);
  };
  return (
    <>
      <div className={styles['roomy']}>
        <ToggleButtonGroup
          className={styles['modes'] ?? ''}
          aria-label={t('review.mode.label')}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[mode]}
          onSelectionChange={(keys) => {
            const [next] = keys;
            if (next !== undefined && next !== mode) props.onMode(next as Mode);
          }}
        >
          {MODES.map((one) => (
            <Tip key={one} label={t(`review.mode.what.${one}`)} shortcut={printReviewKeys(one)}>
              <ToggleButton id={one} className={styles['mode'] ?? ''}>
                {t(`review.mode.${one}`)}
              </ToggleButton>
            </Tip>
          ))}
        </ToggleButtonGroup>
        <MenuButton
          wide
          tip={false}
          label={t('review.view.is', { view: t(`review.view.${view}`) })}
          groups={[{ title: t('review.view.label'), choices: views }]}
          onAction={choose}
        >
          {t(`review.view.${view}`)}
          <ChevronDown size={14} aria-hidden="true" />
        </MenuButton>
      </div>
      <div className={styles['narrow']}>
        <MenuButton
          wide
          tip={false}
          label={`${t(`review.mode.${mode}`)}. ${t('review.view.is', { view: t(`review.view.${view}`) })}`}
          groups={[
            {
              title: t('review.mode.label'),
              choices: MODES.map((one) => ({
                id: `mode:${one}`,
                label: t(`review.mode.${one}`),
                detail: printReviewKeys(one),
                selected: one === mode,
              })),
            },
            { title: t('review.view.label'), choices: views },
          ]}
          onAction={choose}
        >
          {ICONS[mode]}
          <span>{t(`review.mode.${mode}`)}</span>
          <ChevronDown size={14} aria-hidden="true" />
        </MenuButton>
      </div>
    </>
  );
}
