/** A document with a table in it, as somebody else put it there, and what the page shows of its tables and notes. */
import type { Page } from 'playwright-core';
import { editFlow } from '../../../shared/document/editFlow.ts';
import type { FlowEdits } from '../../../shared/document/edits/FlowEdits.ts';
import { insertTable } from '../../../shared/document/edits/insertTable.ts';
import { Flow } from '../../../shared/document/Flow.ts';
import { device } from '../../sync/clients.ts';
import type { TestDesk } from './startDesk.ts';

export interface OtherDevice {
  readonly flow: Flow;
  put(edits: FlowEdits): void;
}

/** Somebody's device without a screen, for the length of a test. */
export async function otherDevice(desk: TestDesk, documentId: string): Promise<OtherDevice> {
  const connection = device(desk.host, documentId).open();
  await connection.ready;
  const flow = new Flow(connection.doc);
  return { flow, put: ({ flow: of, edits }) => void editFlow(of, edits, 'test') };
}

/** Behind the first paragraph that holds these words. */
export function putTable({ flow, put }: OtherDevice, words: string, rows: number, columns: number): void {
  const text = flow.text.toString();
  const at = text.indexOf('\n', text.indexOf(words)) + 1;
  put(insertTable(flow, at, { rows, columns, header: true }));
}

/** The cells of the first table, by row. */
export const grid = (page: Page): Promise<string[][]> =>
  page.evaluate(() =>
    Array.from(document.querySelector('.page-table')?.querySelectorAll('tr') ?? [], (row) =>
      Array.from(row.cells, (cell) =>
        Array.from(cell.firstElementChild?.children ?? [], (one) => one.textContent ?? '').join('|'),
      ),
    ),
  );

export const cell = (page: Page, row: number, column: number) =>
  page.locator('.page-table tr').nth(row).locator('td').nth(column);

export const notes = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    Array.from(document.querySelectorAll('.page-note .inner-text'), (one) => one.textContent ?? ''),
  );
