/** The message catalogues. Both are small, and the desk must change language offline: they come with the page. */
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import ar from '../../resources/locales/ar.json';
import en from '../../resources/locales/en.json';
import { preferences } from '../platform/preferences.ts';

export async function startWords(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: preferences.get().language,
    fallbackLng: 'en',
    resources: { en: { translation: en }, ar: { translation: ar } },
    // React escapes what it draws.
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  preferences.subscribe(() => void i18next.changeLanguage(preferences.get().language));
}
