/**
 * What a stretch of text has to tell a screen of its suggestions, as one word that can be compared, carried
 * by a text node and taken apart again: `+id` inserted, `-id` deleted, `~id` formatted, `#id` paragraph
 * properties; `!` behind it where decisions differ. Several are separated by spaces.
 */
import type { SuggestionId } from './Suggestion.ts';

const SIGNS = { insert: '+', delete: '-', format: '~', property: '#' } as const;
export type ChangeOp = keyof typeof SIGNS;

export interface ChangeSign {
  readonly op: ChangeOp;
  readonly id: SuggestionId;
  readonly contested: boolean;
}

export function writeChangeKey(signs: readonly ChangeSign[]): string {
  return [...new Set(signs.map(({ op, id, contested }) => `${SIGNS[op]}${id}${contested ? '!' : ''}`))]
    .sort()
    .join(' ');
}

export function readChangeKey(key: string): ChangeSign[] {
  return key
    .split(' ')
    .filter((sign) => sign !== '')
    .flatMap((sign) => {
      const op = (Object.keys(SIGNS) as ChangeOp[]).find((one) => SIGNS[one] === sign[0]);
      const contested = sign.endsWith('!');
      const id = sign.slice(1, contested ? -1 : undefined);
      return op === undefined ? [] : [{ op, id, contested }];
    });
}
