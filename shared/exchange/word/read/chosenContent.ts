/** Of content that a file has several times for readers of different age, the one that is read: each text once. */
import type { XmlElement } from './readXml.ts';
import { attribute } from './readXml.ts';

/** Namespaces that are read, by the prefixes Word gives them. */
const KNOWN = new Set(['w14', 'w15', 'wps', 'wpg', 'wpc', 'wp14', 'v', 'a14']);

export function chosenContent({ children }: XmlElement): readonly XmlElement[] {
  const choice = children.find(
    (one) =>
      one.name === 'mc:Choice' &&
      (attribute(one, 'Requires') ?? '').split(/\s+/).every((prefix) => prefix === '' || KNOWN.has(prefix)),
  );
  const chosen =
    choice ??
    children.find(({ name }) => name === 'mc:Fallback') ??
    children.find(({ name }) => name === 'mc:Choice');
  return chosen?.children ?? [];
}
