/** What a cross-reference may point at, searched by a few letters and laid out by kind. */
import type { ReferenceContent } from '../../../shared/document/EmbedContent.ts';
import type { ReferenceTarget } from '../../editor/DocumentEditor.ts';

/** In the order in which they are shown. */
export const TARGET_KINDS = [
  'heading',
  'numbered',
  'table',
  'figure',
] as const satisfies readonly ReferenceTarget['kind'][];

/** More is not read, and would be slow to draw: one types another letter instead. */
export const MOST_TARGETS = 100;

export interface FoundTargets {
  readonly groups: readonly {
    readonly kind: ReferenceTarget['kind'];
    readonly targets: readonly ReferenceTarget[];
  }[];
  /** The same in one row: where arrows lead. */
  readonly flat: readonly ReferenceTarget[];
  /** How many more there are. */
  readonly more: number;
}

/** @param typed words in any order; each must be somewhere in the label or the text */
export function findTargets(
  targets: readonly ReferenceTarget[],
  typed: string,
  contains: (text: string, word: string) => boolean,
): FoundTargets {
  const words = typed.split(/\s+/u).filter((word) => word !== '');
  const found = targets.filter(({ label, text }) =>
    words.every((word) => contains(label, word) || contains(text, word)),
  );
  const groups = TARGET_KINDS.map((kind) => ({
    kind,
    targets: found.filter((one) => one.kind === kind),
  })).filter((group) => group.targets.length > 0);
  let room = MOST_TARGETS;
  const shown = groups
    .map((group) => {
      const kept = group.targets.slice(0, room);
      room -= kept.length;
      return { ...group, targets: kept };
    })
    .filter((group) => group.targets.length > 0);
  return {
    groups: shown,
    flat: shown.flatMap((group) => group.targets),
    more: Math.max(0, found.length - MOST_TARGETS),
  };
}

/** What a reference to it can show. A heading without a number is called by its words alone. */
export function showsFor({ label, text }: ReferenceTarget): readonly ReferenceContent['shows'][] {
  return label === text ? ['text', 'page'] : ['number', 'text', 'page'];
}
