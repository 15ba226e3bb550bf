/** A link's address as a file may carry it: http, https or mailto, and nothing a reader chokes on. */
import { isSafeLink } from '../../document/inlineFormats.ts';
import { printable } from './printable.ts';

const WEB =
  /^https?:\/\/(?:[^/?#@\s]*@)?(?:\[[0-9a-f:.]+\]|[\p{L}\p{N}\p{M}._~%-]+)(?::\d{0,5})?(?:[/?#]|$)/iu;

/** The address with everything but URI characters percent-encoded; null where it must not be a link. */
export function safeAddress(address: string | undefined): string | null {
  if (address === undefined || !isSafeLink(address)) return null;
  const clean = printable(address);
  if (!/^mailto:/i.test(clean) && !WEB.test(clean)) return null;
  return clean
    .replace(/%(?![0-9a-f]{2})/gi, '%25')
    .replace(/["<>\\^`{|}]|[^\u0021-\u007e]+/g, (part) => encodeURIComponent(part));
}
