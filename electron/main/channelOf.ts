import type { CallName } from './calls.ts';

/** The channel a call goes through; alone here, because the preload must not carry the checks along. */
export const channelOf = (name: CallName): string => `desk:${name}`;
