/** The few words the desktop itself shows, in the person's language. The screens have a catalogue of their own. */
import ar from '../../resources/locales/desktop/ar.json' with { type: 'json' };
import en from '../../resources/locales/desktop/en.json' with { type: 'json' };

export type DesktopWords = typeof en & { readonly language: string; readonly direction: 'ltr' | 'rtl' };

/** `languages`: what the person prefers, best first, as language tags. */
export function wordsFor(languages: readonly string[]): DesktopWords {
  const first = languages.map((tag) => tag.split('-')[0]).find((base) => base === 'ar' || base === 'en');
  return first === 'ar'
    ? { ...ar, language: 'ar', direction: 'rtl' }
    : { ...en, language: 'en', direction: 'ltr' };
}
