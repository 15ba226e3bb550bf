/** An entry about to be written, before it is known in which suggestion. */
import type { FormatEdit, PropertyEdit } from '../document/editFlow.ts';
import type { IdRange } from '../document/ids.ts';
import type { FlowRun } from '../document/readFlow.ts';

export type Proposal =
  | { readonly kind: 'delete'; readonly range: IdRange }
  | { readonly kind: 'format'; readonly run: FlowRun; readonly set: FormatEdit['set'] }
  | { readonly kind: 'property'; readonly edit: PropertyEdit };
