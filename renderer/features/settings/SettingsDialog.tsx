/** Theme, interface language and text size of this device. */
import { Label, Radio, RadioGroup } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { InterfaceLanguage, TextSize, Theme } from '../../platform/preferences.ts';
import { INTERFACE_LANGUAGES, preferences, TEXT_SIZES, THEMES } from '../../platform/preferences.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { languageName } from '../../ui/delegationName.ts';
import { useReadable } from '../../ui/useReadable.ts';
import styles from './SettingsDialog.module.css';

export function SettingsDialog(props: { readonly onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const chosen = useReadable(preferences);
  const percent = new Intl.NumberFormat(i18n.language, { style: 'percent' });
  return (
    <Dialog title={t('settings.title')} onClose={props.onClose}>
      <Choice
        label={t('settings.theme')}
        value={chosen.theme}
        choices={THEMES.map((theme) => ({ id: theme, label: t(`settings.themes.${theme}`) }))}
        onChange={(theme) => preferences.set({ ...chosen, theme: theme as Theme })}
      />
      <Choice
        label={t('settings.language')}
        value={chosen.language}
        choices={INTERFACE_LANGUAGES.map((tag) => ({ id: tag, label: languageName(tag, tag), lang: tag }))}
        onChange={(language) => preferences.set({ ...chosen, language: language as InterfaceLanguage })}
      />
      <Choice
        label={t('settings.textSize')}
        value={String(chosen.textSize)}
        choices={TEXT_SIZES.map((size) => ({ id: String(size), label: percent.format(size / 100) }))}
        onChange={(size) => preferences.set({ ...chosen, textSize: Number(size) as TextSize })}
      />
      <p className={styles['note']}>{t('settings.note')}</p>
    </Dialog>
  );
}

function Choice(props: {
  label: string;
  value: string;
  choices: readonly { id: string; label: string; lang?: string }[];
  onChange: (id: string) => void;
}) {
  return (
    <RadioGroup
      className={styles['choice'] ?? ''}
      orientation="horizontal"
      value={props.value}
      onChange={props.onChange}
    >
      <Label className={styles['label'] ?? ''}>{props.label}</Label>
      <div className={styles['options']}>
        {props.choices.map((choice) => (
          <Radio key={choice.id} value={choice.id} className={styles['option'] ?? ''}>
            <span lang={choice.lang}>{choice.label}</span>
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
