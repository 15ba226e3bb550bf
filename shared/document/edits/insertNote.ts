/** Puts a note into a text; its own text is empty until somebody writes in it. */
import type { ParagraphContent } from '../DocumentContent.ts';
import type { Flow } from '../Flow.ts';
import type { FlowEdits } from './FlowEdits.ts';
import { insertInline } from './insertInline.ts';

/** @param at characters of the flow in front of it, hidden ones counted */
export function insertNote(flow: Flow, at: number, paragraphs: readonly ParagraphContent[] = []): FlowEdits {
  return insertInline(flow, at, { kind: 'note', paragraphs });
}
