/** Who proposes, decides or comments. The same shape as the desk's person, kept with what they did. */
export interface Author {
  /** Random, made once for a person on a device. */
  readonly id: string;
  readonly name: string;
  /** ISO 3166 code of a country, or the name of an organisation. */
  readonly delegation: string;
}

const usable = (text: unknown): text is string =>
  typeof text === 'string' && text !== '' && text.length <= 200;

/** null where one of the three is missing or too long to be one. */
export function readAuthor(id: unknown, name: unknown, delegation: unknown): Author | null {
  return usable(id) && usable(name) && usable(delegation) ? { id, name, delegation } : null;
}
