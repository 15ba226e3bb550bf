/**
 * Where the fonts lie: packages that ship plain TTF files, so that a page looks the same on every machine
 * and needs no network. Only the files named here are used and have to be packed with the desktop.
 */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

const STYLES = {
  regular: '400Regular',
  bold: '700Bold',
  italic: '400Regular_Italic',
  boldItalic: '700Bold_Italic',
} as const;
type Style = keyof typeof STYLES;

const ALL: readonly Style[] = ['regular', 'bold', 'italic', 'boldItalic'];
const TWO: readonly Style[] = ['regular', 'bold'];
const ONE: readonly Style[] = ['regular'];

export const FAMILIES: Readonly<
  Record<
    string,
    {
      readonly package: string;
      readonly styles: readonly Style[];
      readonly flat?: true;
      /** Not every installation has it; another family draws the same characters. */
      readonly optional?: true;
    }
  >
> = {
  'Noto Serif': { package: 'noto-serif', styles: ALL },
  'Noto Sans': { package: 'noto-sans', styles: TWO },
  Amiri: { package: 'amiri', styles: ALL },
  Vazirmatn: { package: 'vazirmatn', styles: TWO },
  Sarabun: { package: 'sarabun', styles: ALL },
  'Noto Sans Lao': { package: 'noto-sans-lao', styles: TWO },
  Battambang: { package: 'battambang', styles: TWO },
  'Noto Sans Myanmar': { package: 'noto-sans-myanmar', styles: TWO, optional: true },
  Padauk: { package: 'padauk', styles: TWO, flat: true },
  'Noto Sans Devanagari': { package: 'noto-sans-devanagari', styles: TWO },
  'Hind Siliguri': { package: 'hind-siliguri', styles: TWO, optional: true },
  'Noto Sans Bengali': { package: 'noto-sans-bengali', styles: TWO },
  'Noto Sans Tamil': { package: 'noto-sans-tamil', styles: TWO },
  'Noto Sans Sinhala': { package: 'noto-sans-sinhala', styles: TWO },
  NanumMyeongjo: { package: 'nanum-myeongjo', styles: TWO },
  'Noto Sans JP': { package: 'noto-sans-jp', styles: TWO, optional: true },
  'Noto Sans TC': { package: 'noto-sans-tc', styles: TWO, optional: true },
  'Noto Sans SC': { package: 'noto-sans-sc', styles: TWO },
  'Noto Sans Math': { package: 'noto-sans-math', styles: ONE },
  'Noto Sans Symbols 2': { package: 'noto-sans-symbols-2', styles: ONE },
  'Noto Emoji': { package: 'noto-emoji', styles: ONE },
};

/** The files of a family, relative to `node_modules`; none for an unknown family. Used when packing, too. */
export function fontPaths(family: string): string[] {
  const known = FAMILIES[family];
  if (known === undefined) return [];
  const name = known.package.split('-').map(capital).join('');
  return known.styles.map((style) => {
    // Older packages have all files in one folder.
    const folder = known.flat ? '' : `${STYLES[style]}/`;
    return `@expo-google-fonts/${known.package}/${folder}${name}_${STYLES[style]}.ttf`;
  });
}

/** Whether a family can be had: only those that may be missing ever cannot. */
export function isInstalled(family: string): boolean {
  if (FAMILIES[family]?.optional !== true) return true;
  try {
    for (const path of fontPaths(family)) createRequire(import.meta.url).resolve(path);
    return true;
  } catch {
    return false;
  }
}

/** The bytes of the families a document needs. A font that is missing is a damaged installation and throws. */
export async function readFonts(families: readonly string[]): Promise<Buffer[]> {
  const { resolve } = createRequire(import.meta.url);
  return Promise.all(families.flatMap(fontPaths).map((path) => readFile(resolve(path))));
}

/** Initials stay together. */
const NAMES: Readonly<Record<string, string>> = { sc: 'SC', tc: 'TC', jp: 'JP' };

function capital(word: string): string {
  return NAMES[word] ?? word.charAt(0).toUpperCase() + word.slice(1);
}
