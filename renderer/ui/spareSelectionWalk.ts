/**
 * Before every commit React (19) notes the selection of whatever has the focus, to put it back should the commit
 * take the focus away. In an editable element it counts the characters in front of it: a walk through every node
 * of a long text, for each card, counter or status line that changes while one types. It trusts an element that
 * tells its selection itself, as a text field does. This one says nothing that matters: where the focus comes
 * back to a page, the editor puts the caret where it was.
 */
export function spareSelectionWalk(element: HTMLElement): void {
  for (const [name, value] of [
    ['selectionStart', 0],
    ['selectionEnd', 0],
    ['value', ''],
  ] as const)
    Object.defineProperty(element, name, { value, writable: true, configurable: true });
}
