/** A Word file named at the command line, and who takes it in. */
import { randomUUID } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { userInfo } from 'node:os';
import type { Author } from '../../shared/changes/Author.ts';
import { MOST_BYTES } from '../../shared/exchange/word/read/mostBytes.ts';

/** A sentence where there is no such file; null where it is too large to be looked into. */
export function readGivenFile(path: string): Uint8Array | string | null {
  try {
    return statSync(path).size > MOST_BYTES ? null : new Uint8Array(readFileSync(path));
  } catch (error) {
    return `${path} cannot be read: ${(error as Error).message}`;
  }
}

export function givenAuthor(by: unknown, delegation: unknown): Author {
  const said = (value: unknown, otherwise: string) =>
    (typeof value === 'string' ? value.trim().slice(0, 200) : '') || otherwise;
  return {
    id: randomUUID(),
    name: said(by, accountName()),
    delegation: said(delegation, 'Secretariat'),
  };
}

function accountName(): string {
  try {
    return userInfo().username || 'Secretariat';
  } catch {
    // An account without an entry, as in some containers.
    return 'Secretariat';
  }
}
