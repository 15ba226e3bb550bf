/**
 * Mends, as it arrives, what two people did to copies of one text while apart: the same deletion undone by
 * both, one paragraph's places settled in opposite ways. Every desk that holds the document does this; what
 * they do is the same, or mends itself.
 */
import type * as Y from 'yjs';
import type { Flow } from './Flow.ts';
import type { Descent } from './Lineage.ts';
import { parseDescent } from './Lineage.ts';
import { removeDoubles } from './removeDoubles.ts';
import { mendSettlements } from './settleMove.ts';

/** Begin it after whatever draws the flow, so that the arrival is drawn before its mending. Returns how to stop. */
export function keepCopiesRight(flow: Flow): () => void {
  const { doc, lineageMap, settlements } = flow;
  const origin = Symbol('copies');
  let descents: Descent[] = [];
  let settled: string[] = [];
  const onLineage = (event: Y.YMapEvent<unknown>, { local }: Y.Transaction) => {
    if (local) return;
    for (const key of event.keysChanged) {
      const descent = parseDescent(key, lineageMap.get(key));
      if (descent !== null) descents.push(descent);
    }
  };
  const onSettlements = (event: Y.YMapEvent<unknown>, { local }: Y.Transaction) => {
    if (!local) settled.push(...event.keysChanged);
  };
  const after = () => {
    const [arrived, keys] = [descents, settled];
    descents = [];
    settled = [];
    if (arrived.length > 0) removeDoubles(flow, arrived, origin);
    if (keys.length > 0) mendSettlements(flow, keys, origin);
  };
  lineageMap.observe(onLineage);
  settlements.observe(onSettlements);
  doc.on('afterTransaction', after);
  return () => {
    lineageMap.unobserve(onLineage);
    settlements.unobserve(onSettlements);
    doc.off('afterTransaction', after);
  };
}
