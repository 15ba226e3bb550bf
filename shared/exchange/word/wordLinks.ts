/**
 * Links in Word. A link that stands is a `w:hyperlink`. Word cannot track that one, but it tracks the field it
 * makes of a link while changes are tracked: the field's beginning and end are inserted, or deleted, around text
 * that stays. So a link that is proposed, changed or proposed to go is such a field.
 */
import type { ParagraphChild } from 'docx';
import { ExternalHyperlink, TextRun } from 'docx';
import { safeAddress } from '../paper/safeAddress.ts';
import type { Revision, TrackedRun } from '../tracked/TrackedContent.ts';
import { fieldChar } from './wordFields.ts';
import type { RevisionSetting } from './wordRevisions.ts';
import { proposedRuns, SpacedText } from './wordRevisions.ts';

export interface WordLink {
  readonly address: string | null;
  readonly before: string | null;
  /** Who proposes that the two differ. */
  readonly by: Revision | undefined;
}

export function linkOf({ formats, restyled }: TrackedRun): WordLink {
  const address = safeAddress(formats.link);
  const before = restyled === undefined ? address : safeAddress(restyled.before.link);
  return { address, before, by: address === before ? undefined : restyled?.by };
}

export function sameLink(a: WordLink, b: WordLink): boolean {
  return a.address === b.address && a.before === b.before && a.by?.id === b.by?.id;
}

/** @param children the link's runs, each inside what is proposed of it */
export function linked(
  { address, before, by }: WordLink,
  children: readonly ParagraphChild[],
  setting: RevisionSetting,
): readonly ParagraphChild[] {
  if (children.length === 0) return children;
  if (by === undefined)
    return address === null ? children : [new ExternalHyperlink({ link: address, children })];
  const inner = address === null ? children : field(address, 'inserted', by, children, setting);
  return before === null ? inner : field(before, 'deleted', by, inner, setting);
}

function field(
  address: string,
  change: 'inserted' | 'deleted',
  by: Revision,
  children: readonly ParagraphChild[],
  setting: RevisionSetting,
): ParagraphChild[] {
  // An address in its safe form has no quotation marks and no backslashes.
  const name = change === 'deleted' ? 'w:delInstrText' : 'w:instrText';
  const instruction = new TextRun({ children: [new SpacedText(name, ` HYPERLINK "${address}" `)] });
  const around = (runs: readonly ParagraphChild[]) => proposedRuns(runs, { [change]: by }, setting);
  return [
    ...around([fieldChar('begin'), instruction, fieldChar('separate')]),
    ...children,
    ...around([fieldChar('end')]),
  ];
}
