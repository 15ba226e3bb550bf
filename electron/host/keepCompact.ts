/** Compacts documents whose log has grown long, one at a time, so that opening them stays quick. */
import type { UpdateLog } from './log/UpdateLog.ts';

/** Returns how to stop. `after` is the number of updates beyond the newest snapshot. */
export function keepCompact(
  log: UpdateLog,
  { after, everyMs }: { readonly after: number; readonly everyMs: number },
  report: (line: string) => void,
): () => void {
  const refused = new Set<string>();
  const timer = setInterval(() => {
    if (!log.status.get().ok) return;
    const due = log.documents().find((id) => !refused.has(id) && log.sinceSnapshot(id) >= after);
    if (due === undefined) return;
    const result = log.compact(due);
    if (result.ok || result.reason === 'cannot-store') return;
    // Damaged documents are left exactly as they are; said once.
    refused.add(due);
    report(`Document ${due} is not compacted: ${result.message}`);
  }, everyMs);
  timer.unref();
  return () => clearInterval(timer);
}
