/** The one place that names the exports, so that the routes and the command line share them. */
import type { ExportDocument } from './exportJobs.ts';

export const exportDocument: ExportDocument = async () => ({
  ok: false,
  reason: 'missing',
  message: 'Exports are not there yet.',
});
