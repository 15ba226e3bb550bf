/** Whether characters on both screens stand in another order. */
export function isRearranged(before: string, after: string): boolean {
  const [old, now] = [new Set(before), new Set(after)];
  const common = (text: string, other: Set<string>) =>
    [...text].filter((one) => one !== '\n' && other.has(one)).join('');
  return common(before, now) !== common(after, old);
}
