/** How this person likes the screens; kept on this device, never sent anywhere. */
import { storedValue } from './storedValue.ts';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];
export const INTERFACE_LANGUAGES = ['en', 'ar'] as const;
export type InterfaceLanguage = (typeof INTERFACE_LANGUAGES)[number];
/** Per cent of the browser's own text size. */
export const TEXT_SIZES = [90, 100, 115, 130, 150] as const;
export type TextSize = (typeof TEXT_SIZES)[number];

export interface Preferences {
  readonly theme: Theme;
  readonly language: InterfaceLanguage;
  readonly textSize: TextSize;
}

const among = <T>(values: readonly T[], value: unknown, otherwise: T): T =>
  values.includes(value as T) ? (value as T) : otherwise;

/** Where nothing was chosen: the system's theme, and Arabic for a browser that asks for it first. */
export function checkPreferences(stored: unknown, browserLanguage: string): Preferences {
  const { theme, language, textSize } = (stored ?? {}) as Partial<Record<keyof Preferences, unknown>>;
  return {
    theme: among(THEMES, theme, 'system'),
    language: among(INTERFACE_LANGUAGES, language, browserLanguage.startsWith('ar') ? 'ar' : 'en'),
    textSize: among(TEXT_SIZES, textSize, 100),
  };
}

export const preferences = storedValue('rapporteur.preferences', (stored) =>
  checkPreferences(stored, navigator.language),
);

export const isRightToLeft = (language: InterfaceLanguage): boolean => language === 'ar';

/** Puts theme, text size, language and direction on the document's root, now and after each change. */
export function applyPreferences(): void {
  const apply = () => {
    const { theme, language, textSize } = preferences.get();
    const root = document.documentElement;
    if (theme === 'system') delete root.dataset['theme'];
    else root.dataset['theme'] = theme;
    root.lang = language;
    root.dir = isRightToLeft(language) ? 'rtl' : 'ltr';
    root.style.setProperty('--text-size', String(textSize / 100));
  };
  preferences.subscribe(apply);
  apply();
}
