/**
 * Where the desktop window may go: nowhere but the desk itself. Addresses a person may want to see (the web,
 * mail) open outside, in the programs meant for them; everything else is refused.
 */

export type Destination = 'stay' | 'outside' | 'refuse';

const OUTSIDE = new Set(['http:', 'https:', 'mailto:']);

/** For a navigation of the window itself. `desk` is the host's origin. */
export function destinationOf(address: string, desk: string): Destination {
  const url = parse(address);
  if (!url) return 'refuse';
  if (url.origin === desk) return 'stay';
  return isOpenable(address) ? 'outside' : 'refuse';
}

/** For a new window: the desk never opens one, so it is outside or nowhere. */
export function newWindowFor(address: string, desk: string): Exclude<Destination, 'stay'> {
  return destinationOf(address, desk) === 'outside' ? 'outside' : 'refuse';
}

/**
 * Whether an address may be handed to the system. Only the web and mail: file paths and the schemes of other
 * programs could start something. Names and passwords inside an address are refused as well: they mislead.
 */
export function isOpenable(address: string): boolean {
  const url = parse(address);
  return url !== null && OUTSIDE.has(url.protocol) && url.username === '' && url.password === '';
}

function parse(address: string): URL | null {
  return URL.canParse(address) ? new URL(address) : null;
}
