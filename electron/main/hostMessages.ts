/**
 * What the desktop and its host process say to each other. The host runs in a process of its own, so that a crash
 * on either side never takes the other with it. Exports run in further ones: only the desktop can start those, so it
 * passes on what the host and they have to say, without looking at it.
 */

export type ToHost =
  | {
      readonly say: 'start';
      readonly dataFolder: string;
      readonly port: number;
      readonly screensFolder: string;
    }
  | { readonly say: 'close' }
  | { readonly say: 'from-export'; readonly id: number; readonly news: unknown }
  | { readonly say: 'export-ended'; readonly id: number; readonly how: string };

export type FromHost =
  | { readonly say: 'ready'; readonly origin: string; readonly token: string }
  /** English for a person, from the host itself. */
  | { readonly say: 'refused'; readonly message: string }
  /** `unstored`: changes that could not be put on disk. */
  | { readonly say: 'closed'; readonly unstored: number }
  | { readonly say: 'start-export'; readonly id: number }
  | { readonly say: 'to-export'; readonly id: number; readonly order: unknown }
  | { readonly say: 'kill-export'; readonly id: number };
