/**
 * What one connection may ask of a host. Sizes in bytes, times in milliseconds. Generous for honest work
 * (pasting a book, coming back after a month offline), small enough that one client cannot starve the rest.
 */

/** Largest frame either side reads. A client splits what it sends well below this. */
export const MAX_FRAME = 32 * 1024 * 1024;
/** A client sends unacknowledged changes in messages of about this size. */
export const CLIENT_BATCH = 256 * 1024;
/** Updates a client may have sent without `received`; what comes on top is merged and waits. */
export const CLIENT_IN_FLIGHT = 8;
/** A host cuts what it has to send into messages of about this size, one in flight at a time. */
export const HOST_BATCH = 64 * 1024;
/** Largest presence message. */
export const MAX_PRESENCE = 16 * 1024;
/** Presence leaves the host at most this often per connection. */
export const PRESENCE_INTERVAL = 100;
/** Sync messages a connection may send per second, and in one burst; above it the host reads more slowly. */
export const SYNC_RATE = { perSecond: 200, burst: 2000 } as const;
/** Presence messages likewise; above it the older ones are skipped. */
export const PRESENCE_RATE = { perSecond: 20, burst: 60 } as const;
/** A connection that has not said who it is by then is closed. */
export const HELLO_TIMEOUT = 10_000;
/** The host says something at least this often, so that a quiet room is not taken for a dead line. */
export const KEEP_ALIVE = 10_000;
/** A side that has heard nothing for this long takes the line for dead. */
export const SILENCE = 30_000;
/** Frames above this are announced (`coming`), and the silence they may cause is allowed for ... */
export const ANNOUNCE_ABOVE = 16 * 1024;
/** ... at this many bytes per second, the slowest line that counts as alive. */
export const SLOWEST_LINE = 1024;
/** Highest clock a struct may end at. */
export const MAX_CLOCK = 2 ** 40;
/** Longest document id in an address. */
export const MAX_DOCUMENT_ID = 128;
