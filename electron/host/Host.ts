/** What starting a host takes and gives: `startHost(options): Promise<StartResult>`. */
import type { Faults } from './log/faults.ts';

export interface HostOptions {
  /** Made when absent or empty. */
  readonly dataFolder: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** Folder of the built screens (`dist/renderer`); without it only `/api` and the wire answer. */
  readonly screensFolder?: string;
  /** One line of English each, for the operator; nothing by default. */
  readonly report?: (line: string) => void;
  /** Updates beyond a document's snapshot before it is compacted, and how often that is looked at. */
  readonly compaction?: { readonly after: number; readonly everyMs: number };
  /** Days after which decisions are settled, null for never; kept with the seminar. Left out: as it is kept there. */
  readonly settleAfter?: number | null;
  /** How often is looked what may be settled, and how long after opening for the first time; in milliseconds. */
  readonly settling?: { readonly everyMs: number; readonly firstMs: number };
  /** Tests only: makes storing fail. */
  readonly faults?: Faults;
}

export interface Host {
  /** `http://127.0.0.1:<port>` */
  readonly origin: string;
  readonly port: number;
  readonly token: string;
  /** The person's own link: `<origin>/#token=<token>`. */
  readonly link: string;
  readonly dataFolder: string;
  /** Stores what waits, lets everyone go, releases the folder. Tells how many updates could not be stored. */
  close(): Promise<{ readonly unstored: number }>;
}

export type StartFailure =
  /** Another desk has this folder open; `origin` where it answers, when known. */
  | { readonly ok: false; readonly reason: 'in-use'; readonly message: string; readonly origin?: string }
  | {
      readonly ok: false;
      readonly reason:
        | 'port-in-use'
        | 'not-allowed'
        | 'not-a-data-folder'
        | 'too-new'
        | 'damaged'
        | 'cannot-store'
        | 'failed';
      readonly message: string;
    };

export type StartResult = { readonly ok: true; readonly host: Host } | StartFailure;
