/** The last moment a date can name, in milliseconds since 1970. */
const LAST = 8.64e15;

/** Whether a stored value can be shown as a time: a watch may say anything, and a hostile desk more than that. */
export function isTime(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) <= LAST;
}
