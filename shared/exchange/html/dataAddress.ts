/** The bytes of a picture as an address, so that a page needs no other file. */
export function dataAddress(type: string, bytes: Uint8Array): string {
  let binary = '';
  // Arguments of a call are limited: a few thousand bytes at a time.
  for (let at = 0; at < bytes.length; at += 8192)
    binary += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return `data:${type};base64,${btoa(binary)}`;
}
