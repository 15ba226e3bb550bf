import type { Undecided } from '../../shared/changes/readShown.ts';

/** The dialogs that any screen of the desk may open. */
export type DeskDialog =
  | { readonly kind: 'settings' | 'identity' | 'newDocument' }
  | {
      readonly kind: 'duplicate';
      readonly id: string;
      readonly title: string;
      readonly undecided: Undecided;
    }
  | { readonly kind: 'import'; readonly files: readonly File[] }
  | { readonly kind: 'imported'; readonly id: string; readonly title: string }
  | { readonly kind: 'problem'; readonly message: string };
