/** From the host's reasons to exit codes. */
import type { StartFailure } from '../host/Host.ts';
import { EXIT, type Io } from './command.ts';

const CODES: Readonly<Record<StartFailure['reason'], number>> = {
  'in-use': EXIT.inUse,
  'port-in-use': EXIT.inUse,
  'not-allowed': EXIT.failed,
  'not-a-data-folder': EXIT.notFound,
  'too-new': EXIT.failed,
  damaged: EXIT.damaged,
  'cannot-store': EXIT.failed,
  failed: EXIT.failed,
};

/** Says why, and gives the exit code. */
export function fail(io: Io, failure: StartFailure): number {
  io.err(failure.message);
  return CODES[failure.reason];
}
