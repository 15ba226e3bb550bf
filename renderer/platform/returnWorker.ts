/** Where returns are compared: gets the updates, gives the comparison, and is ended by whoever made it. */
import type { ApartUpdates } from '../../shared/changes/returning/compareApart.ts';
import { compareApart } from '../../shared/changes/returning/compareApart.ts';

addEventListener('message', ({ data }: MessageEvent<ApartUpdates>) => postMessage(compareApart(data)));
