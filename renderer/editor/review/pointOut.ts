/**
 * Brings one suggestion forward on the page: the one under the caret, and the one whose card is pointed at. A
 * style sheet of its own names it, so that text drawn anew needs no marking anew.
 */
import type { SuggestionId } from '../../../shared/changes/Suggestion.ts';

export interface PointOut {
  /** The suggestion the caret is at; null for none. */
  here(id: SuggestionId | null): void;
  /** The one that is pointed at elsewhere on the screen. */
  pointed(id: SuggestionId | null): void;
  destroy(): void;
}

export const selectorOf = (id: SuggestionId) => `[data-changes~="${CSS.escape(id)}"]`;

export function createPointOut(): PointOut {
  // Where there is no page there is nothing to bring forward.
  if (typeof CSSStyleSheet === 'undefined') return { here() {}, pointed() {}, destroy() {} };
  const sheet = new CSSStyleSheet();
  document.adoptedStyleSheets.push(sheet);
  let here: SuggestionId | null = null;
  let pointed: SuggestionId | null = null;
  const write = () => {
    const rules: string[] = [];
    if (here !== null) rules.push(`.page-text ${selectorOf(here)} { --shade: 20%; --format-shade: 20%; }`);
    if (pointed !== null) {
      const selector = selectorOf(pointed);
      rules.push(
        `.page-text > * > ${selector} { outline: 0.125rem solid var(--change-colour); outline-offset: 0.0625rem; }`,
        `.page-text > ${selector} { outline: 0.125rem solid var(--change-colour); outline-offset: -0.125rem; }`,
      );
    }
    sheet.replaceSync(rules.join('\n'));
  };
  return {
    here(id) {
      if (id === here) return;
      here = id;
      write();
    },
    pointed(id) {
      if (id === pointed) return;
      pointed = id;
      write();
    },
    destroy() {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
    },
  };
}
