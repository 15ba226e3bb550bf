/** The dialogs that any screen of the desk may open. */
export type DeskDialog =
  | { readonly kind: 'settings' | 'identity' | 'newDocument' }
  | { readonly kind: 'problem'; readonly message: string };
