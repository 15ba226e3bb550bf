/**
 * Markup from outside as a document to be read. The screens' content security policy holds there too:
 * style attributes would be emptied of their meaning, and every one of them, like every `onclick`, reported
 * as an attack (a page of Word has thousands). They are renamed before parsing; nothing looks at them but us.
 */

/** Neither pattern can be made to look at the same character twice, whatever the markup is. */
const TAG = /<[a-z][^<>]*>/gi;
const STYLE_OR_HANDLER = /([\s"'/])(style|on[a-z]+)(\s*=)/gi;
const STYLE_ELEMENT = /<(\/?)style\b/gi;

/** Nothing in it runs and nothing is fetched. */
export function parseHtml(html: string): HTMLElement {
  const inert = html
    .replace(STYLE_ELEMENT, '<$1template')
    .replace(TAG, (tag) => tag.replace(STYLE_OR_HANDLER, '$1data-$2$3'));
  const { body } = new DOMParser().parseFromString(inert, 'text/html');
  takeSheetLooks(html, body);
  return body;
}

/** What Excel says of its cells, which are bold and centred by classes of the sheet. */
const SHEET_LOOK = /\.(xl\d+)\s*\{([^{}]*)\}/g;

/** Puts them where they would be if each cell said it by itself. */
function takeSheetLooks(html: string, body: HTMLElement): void {
  if (!html.includes('Excel.Sheet')) return;
  const looks = new Map([...html.matchAll(SHEET_LOOK)].map(([, name = '', look = '']) => [name, look]));
  for (const cell of body.querySelectorAll('td')) {
    const look = looks.get(cell.className);
    if (look !== undefined) cell.setAttribute('data-style', `${styleText(cell)};${look}`);
  }
}

/** The text of an element's style attribute. */
export function styleText(element: Element): string {
  return element.getAttribute('data-style') ?? element.getAttribute('style') ?? '';
}

/** One declaration of it, in lower case; '' where it is not there. */
export function styleValue(element: Element, name: StyleName): string {
  const text = styleText(element);
  return text === ''
    ? ''
    : (DECLARATIONS[name].exec(text)?.[1] ?? '').replace('!important', '').trim().toLowerCase();
}

type StyleName =
  | 'font-weight'
  | 'font-style'
  | 'text-decoration'
  | 'vertical-align'
  | 'text-align'
  | 'direction'
  | 'display';
const DECLARATIONS: Readonly<Record<StyleName, RegExp>> = {
  'font-weight': /(?:^|;)\s*font-weight\s*:([^;]*)/i,
  'font-style': /(?:^|;)\s*font-style\s*:([^;]*)/i,
  'text-decoration': /(?:^|;)\s*text-decoration(?:-line)?\s*:([^;]*)/i,
  'vertical-align': /(?:^|;)\s*vertical-align\s*:([^;]*)/i,
  'text-align': /(?:^|;)\s*text-align\s*:([^;]*)/i,
  direction: /(?:^|;)\s*direction\s*:([^;]*)/i,
  display: /(?:^|;)\s*display\s*:([^;]*)/i,
};
