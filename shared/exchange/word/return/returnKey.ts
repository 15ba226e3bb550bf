/**
 * What a difference is known by, so that a file taken in twice adds nothing, whatever was decided meanwhile: by the
 * export it is a difference from, and what it is in letters of that. Where letters are in the file, and when it was
 * saved, make no difference.
 */
export function returnKey(exportId: string, ...said: readonly unknown[]): string {
  const text = JSON.stringify([exportId, ...said], (name, value: unknown) =>
    name === 'file' ? undefined : value,
  );
  // 64 bits (FNV-1a over UTF-16).
  let value = 0xcbf29ce484222325n;
  for (let at = 0; at < text.length; at++)
    value = BigInt.asUintN(64, (value ^ BigInt(text.charCodeAt(at))) * 0x100000001b3n);
  return value.toString(16).padStart(16, '0');
}
