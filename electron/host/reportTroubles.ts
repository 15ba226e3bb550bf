/** Tells the operator what happens to the store: damage as it is found, storing that fails, and that works again. */
import type { UpdateLog } from './log/UpdateLog.ts';

const EVERY_MS = 2_000;

/** Returns how to stop. What was found at opening is told at once. */
export function reportTroubles(log: UpdateLog, report: (line: string) => void): () => void {
  let told = 0;
  const tellDamage = () => {
    for (const { file, document, what, healed } of log.damage().slice(told)) {
      const where = document === null ? file : `${file}, document ${document}`;
      const end = healed
        ? 'It was made good; nothing is missing. The damaged file is kept in the folder "damaged".'
        : 'It could not be made good: some changes are missing. Devices that have them send them again.';
      report(`${where}: ${what} ${end}`);
    }
    told = log.damage().length;
  };
  const tellStatus = () => {
    const status = log.status.get();
    report(
      status.ok
        ? 'Everything is stored again.'
        : `${status.message} ${status.waiting} change(s) wait in memory.`,
    );
  };
  tellDamage();
  if (!log.status.get().ok) tellStatus();
  const stop = log.status.subscribe(tellStatus);
  const timer = setInterval(tellDamage, EVERY_MS);
  timer.unref();
  return () => {
    clearInterval(timer);
    stop();
    tellDamage();
  };
}
