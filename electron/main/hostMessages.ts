/**
 * What the desktop and its host process say to each other. The host runs in a process of its own, so that a
 * long export or a crash on either side never takes the other with it.
 */

export type ToHost =
  | {
      readonly say: 'start';
      readonly dataFolder: string;
      readonly port: number;
      readonly screensFolder: string;
    }
  | { readonly say: 'close' };

export type FromHost =
  | { readonly say: 'ready'; readonly origin: string; readonly token: string }
  /** English for a person, from the host itself. */
  | { readonly say: 'refused'; readonly message: string }
  /** `unstored`: changes that could not be put on disk. */
  | { readonly say: 'closed'; readonly unstored: number };
