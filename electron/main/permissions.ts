/**
 * What the page may ask of the machine: to put text on the clipboard, and nothing else. No camera, place,
 * notification, device or file system; a page that is not the desk gets nothing at all.
 */
const GRANTED = new Set(['clipboard-sanitized-write']);

/** `asking` is the origin (or address) of the page that asks, '' when unknown. */
export function isPermitted(permission: string, asking: string, desk: string): boolean {
  return GRANTED.has(permission) && URL.canParse(asking) && new URL(asking).origin === desk;
}
