/** 128 random bits as 32 hexadecimal digits; not `randomUUID`, which plain http on a local network lacks. */
export function randomId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}
