/** What can be done with the image that is selected. One without a description says so in words. */
import { Captions, ChevronDown, CircleAlert, Minus, Plus, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ImageContent } from '../../../shared/document/EmbedContent.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { MenuButton } from '../../ui/Menu.tsx';
import { ToolGroup } from '../../ui/ToolRow.tsx';
import styles from './ImageTools.module.css';
import { shareOf, stepWidth, WIDTH_SHARES, widthOf } from './imageWidth.ts';

export function ImageTools(props: {
  readonly image: ImageContent;
  readonly onDescribe: () => void;
  /** In points. */
  readonly onWidth: (shownWidth: number) => void;
  readonly onRemove: () => void;
}) {
  const { t, i18n } = useTranslation();
  const { image } = props;
  const share = shareOf(image.shownWidth);
  const percent = (value: number) =>
    new Intl.NumberFormat(i18n.language, { style: 'percent' }).format(value / 100);
  const lacks = image.alt.trim() === '' && !image.decorative;
  const [narrower, wider] = [stepWidth(image.shownWidth, -1), stepWidth(image.shownWidth, 1)];
  return (
    <>
      <ToolGroup label={t('embeds.image.title')} titled>
        <Button kind="quiet" keepsFocus onPress={props.onDescribe}>
          {lacks ? (
            <CircleAlert size={16} aria-hidden="true" className={styles['lacks']} />
          ) : (
            <Captions size={16} aria-hidden="true" />
          )}
          {t(lacks ? 'embeds.image.describeFirst' : 'embeds.image.describe')}
        </Button>
      </ToolGroup>
      <ToolGroup label={t('embeds.image.width')}>
        <IconButton
          label={t('embeds.image.narrower')}
          keepsFocus
          isDisabled={narrower === null}
          onPress={() => narrower !== null && props.onWidth(narrower)}
        >
          <Minus size={16} aria-hidden="true" />
        </IconButton>
        <MenuButton
          worded
          keepsFocus
          label={t('embeds.image.widthIs', { share: percent(share) })}
          groups={[
            {
              title: t('embeds.image.ofText'),
              choices: WIDTH_SHARES.map((one) => ({
                id: String(one),
                label: percent(one),
                selected: one === share,
              })),
            },
          ]}
          onAction={(id) => props.onWidth(widthOf(Number(id)))}
        >
          <span className={styles['share']}>{percent(share)}</span>
          <ChevronDown size={14} aria-hidden="true" />
        </MenuButton>
        <IconButton
          label={t('embeds.image.wider')}
          keepsFocus
          isDisabled={wider === null}
          onPress={() => wider !== null && props.onWidth(wider)}
        >
          <Plus size={16} aria-hidden="true" />
        </IconButton>
      </ToolGroup>
      <ToolGroup label={t('embeds.image.delete')}>
        <IconButton label={t('embeds.image.delete')} keepsFocus onPress={props.onRemove}>
          <Trash2 size={16} aria-hidden="true" />
        </IconButton>
      </ToolGroup>
    </>
  );
}
