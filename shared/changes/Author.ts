/** Who proposes, decides or comments. The same shape as the desk's person, kept with what they did. */
export interface Author {
  /** Random, made once for a person on a device. */
  readonly id: string;
  readonly name: string;
  /** ISO 3166 code of a country, or the name of an organisation. */
  readonly delegation: string;
  /** In which they speak: head of delegation, chair, rapporteur; absent where nothing is said. */
  readonly capacity?: string;
  /** The delegation or group for which they speak beside their own; absent where nothing is said. */
  readonly onBehalf?: string;
}

const usable = (text: unknown): text is string =>
  typeof text === 'string' && text !== '' && text.length <= 200;

/**
 * @param delegation as `writeDelegation` gives it
 * @returns null where one of the three is missing or too long to be one
 */
export function readAuthor(id: unknown, name: unknown, delegation: unknown): Author | null {
  const [from, capacity, onBehalf] = Array.isArray(delegation) ? (delegation as unknown[]) : [delegation];
  if (!usable(id) || !usable(name) || !usable(from)) return null;
  return {
    id,
    name,
    delegation: from,
    ...(usable(capacity) ? { capacity } : {}),
    ...(usable(onBehalf) ? { onBehalf } : {}),
  };
}

/** What is written beside id and name: the delegation by itself where nothing more is said. */
export function writeDelegation({ delegation, capacity, onBehalf }: Author): unknown {
  return capacity === undefined && onBehalf === undefined
    ? delegation
    : [delegation, capacity ?? null, onBehalf ?? null];
}
