/** Agreement in an open document, for the screens: see Agreement.ts. */
import type { LexicalEditor } from 'lexical';
import type * as Y from 'yjs';
import type { Author } from '../../../shared/changes/Author.ts';
import { paragraphStates } from '../../../shared/changes/agreement/paragraphStates.ts';
import { touchedParagraphs } from '../../../shared/changes/agreement/touchedParagraphs.ts';
import type { ActDeed, ActResult } from '../../../shared/changes/agreement/writeActs.ts';
import {
  circulate,
  holdBracket,
  objectTo,
  putBracket,
  setState,
  setSupport,
} from '../../../shared/changes/agreement/writeActs.ts';
import type { Changes } from '../../../shared/changes/Changes.ts';
import type { IdRange } from '../../../shared/document/ids.ts';
import { paragraphId } from '../../../shared/document/ids.ts';
import { numberParagraphs } from '../../../shared/document/numberParagraphs.ts';
import { writable } from '../../../shared/platform/Readable.ts';
import type { Agreement, AgreementState, ListedParagraph } from '../Agreement.ts';
import { $placeOfCaret } from '../binding/caret.ts';
import type { FlowBinding } from '../binding/FlowBinding.ts';
import { subjectAt } from '../comments/subjects.ts';
import type { Surface } from '../createSurface.ts';
import { drawStates } from './drawStates.ts';

interface AgreementParts {
  readonly lexical: LexicalEditor;
  readonly changes: Changes;
  readonly binding: FlowBinding;
  readonly author: Author;
  /** The text that has the caret: the page, a note or a cell. */
  active(): Surface;
  goTo(paragraph: string): boolean;
}

export interface LiveAgreement extends Agreement {
  /** Reads all of it anew: typing rests, or somebody is about to say something. */
  listNow(): void;
  /** Elements of the page may have been made anew. */
  redrawn(): void;
  /** The caret is in this paragraph of the page, counted from 0. */
  caretAt(paragraph: number): void;
  destroy(): void;
}

const NOTHING: AgreementState = {
  paragraphs: [],
  nowhere: [],
  brackets: [],
  circulations: [],
  unreadable: [],
};
const UNKNOWN: ActResult = { ok: false, reason: 'unknown' };

export function createAgreement(parts: AgreementParts): LiveAgreement {
  const { lexical, changes, binding, author, active } = parts;
  const { agreement, flow } = changes;
  const state = writable<AgreementState>(NOTHING);
  const here = writable<string | null>(null);
  let session: string | null = null;
  let caret = 0;

  const deed = (): ActDeed => ({ author, at: Date.now(), session });
  const elementOf = (id: string): HTMLElement | null => {
    const block = binding.blocks.find(({ mark }) => paragraphId(mark) === id);
    return block === undefined ? null : lexical.getElementByKey(block.key);
  };
  const draw = () => drawStates(lexical, binding.blocks, state.get().paragraphs);

  const listNow = () => {
    // A text of which nobody has said anything costs nothing.
    if (agreement.acts.length === 0 && agreement.unreadable.length === 0 && state.get() === NOTHING) return;
    const labels = numberParagraphs(binding.blocks);
    const byId = new Map(binding.blocks.map(({ mark }, at) => [paragraphId(mark), labels[at] ?? null]));
    const standing = paragraphStates(changes);
    state.set({
      paragraphs: standing.paragraphs.map(
        (one): ListedParagraph => Object.assign(one, { label: byId.get(one.id) ?? null, unsure: false }),
      ),
      nowhere: standing.nowhere,
      brackets: agreement.brackets.filter(({ lifted }) => !lifted),
      circulations: agreement.circulations,
      unreadable: agreement.unreadable,
    });
    draw();
  };

  let ranges: IdRange[] = [];
  const stopTouched = changes.onTouched((touched) => {
    for (const range of touched) ranges.push(range);
  });
  let listing = 0;
  const stopActs = agreement.onTouched(() => {
    // Once the transaction is through and drawn.
    if (listing === 0)
      listing = setTimeout(() => {
        listing = 0;
        listNow();
      }) as unknown as number;
  });
  const onTransaction = (transaction: Y.Transaction) => {
    const told = ranges;
    ranges = [];
    const { paragraphs } = state.get();
    if (paragraphs.length === 0 || (transaction.changed.size === 0 && told.length === 0)) return;
    const touched = touchedParagraphs(changes, transaction, told);
    const isNew = (one: ListedParagraph) => touched.has(one.id) && one.state !== 'open' && !one.unsure;
    if (!paragraphs.some(isNew)) return;
    for (const one of paragraphs) if (isNew(one)) Object.assign(one, { unsure: true });
    state.set({ ...state.get(), paragraphs: [...paragraphs] });
    draw();
  };
  flow.doc.on('afterTransaction', onTransaction);

  /** As it stands this moment, and not as it was when typing last rested. */
  const standingOf = (id: string) => paragraphStates(changes).paragraphs.find((one) => one.id === id);
  const selected = () => {
    const { lexical: text, binding: mirror } = active();
    const place = text.getEditorState().read(() => $placeOfCaret(mirror.blocks));
    const subject = place === null ? null : subjectAt(mirror.blocks, place);
    if (subject === null || subject.anchor.kind === 'suggestion') return null;
    const words = subject.quote.map(({ text: part }) => part).join('');
    return { ranges: subject.anchor.ranges, text: words };
  };
  const done = (result: ActResult): ActResult => {
    listNow();
    return result;
  };

  return {
    state,
    here,
    setSession(next) {
      session = next;
    },
    say(paragraph, said) {
      const standing = standingOf(paragraph);
      return standing === undefined ? UNKNOWN : done(setState(changes, deed(), standing, said));
    },
    bracket(said) {
      const about = selected();
      if (about === null) return { ok: false, reason: 'nothing' };
      return done(putBracket(changes, deed(), about, said));
    },
    hold: (bracket, said) => done(holdBracket(changes, deed(), bracket, said)),
    support(paragraph, delegation, supports) {
      const standing = standingOf(paragraph);
      return standing === undefined
        ? UNKNOWN
        : done(setSupport(changes, deed(), standing, delegation, supports));
    },
    circulate(paragraphs, said) {
      const standings = paragraphStates(changes).paragraphs.filter(({ id }) => paragraphs.includes(id));
      return done(circulate(changes, deed(), standings, said));
    },
    object: (circulation, said) => done(objectTo(changes, deed(), circulation, said)),
    selectedWords: () => selected()?.text ?? '',
    refreshWords: draw,
    goTo: parts.goTo,
    rectangleOf: (id) => elementOf(id)?.getBoundingClientRect() ?? null,
    rectangleOfBracket: (id) =>
      lexical
        .getRootElement()
        ?.querySelector(`[data-opens~="${CSS.escape(id)}"]`)
        ?.getClientRects()[0] ?? null,
    listNow,
    redrawn: draw,
    caretAt(paragraph) {
      caret = paragraph;
      const block = binding.blocks[caret];
      const id = block === undefined || block.mark === null ? null : paragraphId(block.mark);
      if (id !== here.get()) here.set(id);
    },
    destroy() {
      clearTimeout(listing);
      stopTouched();
      stopActs();
      flow.doc.off('afterTransaction', onTransaction);
    },
  };
}
