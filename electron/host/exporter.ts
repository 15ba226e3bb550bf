/** The one place that names the exports, so that the routes and the command line share them. */
import type { ExportDocument } from './exportJobs.ts';
import { exportDocument as exportFile } from './exports/exportDocument.ts';

export const exportDocument: ExportDocument = exportFile;
