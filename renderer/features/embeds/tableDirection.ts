/** Which way the table runs in which a place of the page lies: its first column may stand to the right. */

/** @param place the caret's own where not given */
export function tableIsRtl(place: Node | null = getSelection()?.anchorNode ?? null): boolean {
  const element = place instanceof Element ? place : place?.parentElement;
  const table = element?.closest('table');
  return table != null && getComputedStyle(table).direction === 'rtl';
}
