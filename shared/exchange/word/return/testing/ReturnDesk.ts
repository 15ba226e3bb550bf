/** A desk from which files go out, and to which they come back. For tests. */

import type { ViewName } from '../../../../changes/ChangesView.ts';
import { ChangesView } from '../../../../changes/ChangesView.ts';
import { CommentDesk } from '../../../../changes/comments/testing/CommentDesk.ts';
import type { DocumentContent } from '../../../../document/DocumentContent.ts';
import { readParagraphs } from '../../../../document/readDocument.ts';
import type { PaperOptions } from '../../../paper/PaperOptions.ts';
import { readTracked } from '../../../tracked/readTracked.ts';
import type { TrackedContent } from '../../../tracked/TrackedContent.ts';
import { basePaper, packBase } from '../../base/packBase.ts';
import { takeOrigin } from '../../base/takeOrigin.ts';
import type { OriginText } from '../../base/WordOrigin.ts';
import { writeWord } from '../../writeWord.ts';
import { applyReturn, type TakenIn } from '../applyReturn.ts';
import { takenKeys } from '../imports.ts';
import type { Opened } from '../openReturned.ts';
import { openReturned } from '../openReturned.ts';
import { planReturn } from '../planReturn.ts';
import type { ReturnPlan } from '../ReturnPlan.ts';
import { undoReturn } from '../undoReturn.ts';

export const META = { title: 'Agreed outcomes', language: 'en' };
export const IMPORTER = { id: 'importer', name: 'Mei', delegation: 'CN' };
const asIs = (value: unknown) => value as DocumentContent | TrackedContent;

export class ReturnDesk extends CommentDesk {
  /** What the host keeps of the files that went out, by their exports. */
  readonly kept = new Map<string, Uint8Array>();
  #exports = 0;
  #imports = 0;

  contentOf(text: OriginText): DocumentContent | TrackedContent {
    return text === 'tracked'
      ? readTracked(this.changes, this.comments, META)
      : { ...META, paragraphs: readParagraphs(this.flow, new ChangesView(this.changes, text)) };
  }

  async exportWord(text: OriginText = 'final', paper: PaperOptions = {}): Promise<Uint8Array> {
    this.#exports++;
    const id = this.#exports.toString(16).padStart(32, 'e');
    const origin = takeOrigin(this.changes, text, {
      id,
      document: 'document',
      seminar: 'seminar',
      at: this.now,
    });
    const content = this.contentOf(text);
    this.kept.set(id, packBase({ origin, content, paper: basePaper(paper) }));
    return writeWord(content, { seminar: 'Seminar', created: new Date(0), ...paper, origin });
  }

  open(bytes: Uint8Array): Promise<Opened> {
    return openReturned(bytes, {
      file: { unknown: { name: 'Somebody', delegation: 'Word' }, now: 5000, language: 'en' },
      readContent: asIs,
      kept: (id) => this.kept.get(id) ?? null,
    });
  }

  async plan(bytes: Uint8Array): Promise<ReturnPlan> {
    const opened = await this.open(bytes);
    if (!opened.ok) throw new Error(`refused: ${opened.reason}`);
    return planReturn(this.changes, this.comments, opened.value, takenKeys(this.doc));
  }

  /** @param refused keys of items that were unticked */
  take(plan: ReturnPlan, refused: readonly string[] = []): TakenIn {
    const keys = new Set(plan.items.map(({ key }) => key).filter((key) => !refused.includes(key)));
    this.#imports++;
    const id = `import-${this.#imports}`;
    const file = { name: 'returned.docx', hash: 'f'.repeat(64) };
    return applyReturn(
      this.changes,
      this.comments,
      plan,
      { id, importer: IMPORTER, at: this.now, file, keys },
      'host',
    );
  }

  async takeIn(bytes: Uint8Array): Promise<ReturnPlan> {
    const plan = await this.plan(bytes);
    this.take(plan);
    return plan;
  }

  undoLast(): boolean {
    return undoReturn(this.changes, this.comments, `import-${this.#imports}`, IMPORTER, this.now, 'host');
  }

  /** Its paragraphs, as one of the views has them. */
  read(view: ViewName): string[] {
    return readParagraphs(this.flow, new ChangesView(this.changes, view)).map(({ runs }) =>
      runs.map(({ text }) => text).join(''),
    );
  }
}
