/**
 * Links into the desk: `rapporteur://document/<id>`. Any web page can send one, so a link only ever opens
 * something that is already there; it changes nothing and carries no secrets.
 */
import { isUsableId } from '../../shared/seminar/indexValues.ts';

export const SCHEME = 'rapporteur';

export interface DeepLink {
  readonly document: string;
}

/** Null for anything that is not exactly such a link. */
export function parseDeepLink(address: string): DeepLink | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  if (url.protocol !== `${SCHEME}:` || url.host !== 'document' || url.search || url.hash) return null;
  const id = url.pathname.slice(1);
  return isUsableId(id) ? { document: id } : null;
}

/** The link among a program's arguments, where Windows and Linux put it. */
export function deepLinkIn(args: readonly string[]): DeepLink | null {
  const address = args.find((argument) => argument.startsWith(`${SCHEME}:`));
  return address === undefined ? null : parseDeepLink(address);
}

/** The address of the screens in the desktop window; the token reaches them through the bridge. */
export function deskAddress(origin: string, link: DeepLink | null): string {
  return link ? `${origin}/#/d/${link.document}` : `${origin}/`;
}
