/** The harness page: see DeskApi.ts for what it offers. */
import '@fontsource-variable/noto-serif';
import '@fontsource-variable/noto-sans';
import '../../../renderer/ui/tokens.css';
import '../../../renderer/ui/base.css';
import '../../../renderer/editor/editor.css';
import '../../../renderer/editor/review/review.css';
import './page.css';
import * as Y from 'yjs';
import { createHeadlessBinding } from '../../../renderer/editor/createHeadlessBinding.ts';
import { undecidedOf } from '../../../shared/changes/listChanges.ts';
import type { DeskApi, Place, Who } from './DeskApi.ts';
import {
  act,
  type Desk,
  errors,
  hand,
  makeUpdate,
  openDesk,
  paragraphsOf,
  passPresence,
  screenOf,
} from './desks.ts';
import { linesOf, markedLines, placeOf, pointAt, rectangleAt } from './domPlaces.ts';
import { embedsOf } from './embedsOf.ts';

let desks: Record<Who, Desk> | null = null;
let held = false;
let stirs = 0;

const of = (who: Who): Desk => {
  if (desks === null) throw new Error('open a document first');
  return desks[who];
};
const other = (who: Who): Who => (who === 'a' ? 'b' : 'a');

addEventListener('scroll', () => stirs++, { capture: true });
addEventListener('focusin', () => stirs++, { capture: true });
addEventListener('focusout', () => stirs++, { capture: true });

const api: DeskApi = {
  open(paragraphs) {
    if (desks !== null) for (const desk of Object.values(desks)) desk.close();
    errors.length = 0;
    held = false;
    const update = makeUpdate(paragraphs);
    desks = { a: openDesk('a', update), b: openDesk('b', update) };
    for (const who of ['a', 'b'] as const) {
      const [from, to] = [of(who), of(other(who))];
      passPresence(from, to);
      from.doc.on('update', () => {
        if (!held) hand(from, to);
      });
    }
  },
  hold: () => {
    held = true;
  },
  deliver(to) {
    // Repairs answer an arrival, so that a second round may have something to hand over.
    for (let round = 0; round < 5; round++) {
      for (const who of ['a', 'b'] as const)
        if (to === undefined || to === who) hand(of(other(who)), of(who));
    }
  },
  release() {
    held = false;
    this.deliver();
  },
  peer: (who, deed) => act(of(who).editor, deed),
  text: (who) => of(who).doc.getText('body').toString(),
  paragraphs: (who) => paragraphsOf(of(who).doc),
  embeds: (who) => embedsOf(of(who).doc),
  lines: (who) => linesOf(of(who).root),
  labels: (who) => [...of(who).root.children].map((element) => element.getAttribute('data-label')),
  selection(who) {
    const { anchorNode, anchorOffset, focusNode, focusOffset } = getSelection() as Selection;
    if (anchorNode === null || focusNode === null) return null;
    const anchor = placeOf(of(who).root, anchorNode, anchorOffset);
    const focus = placeOf(of(who).root, focusNode, focusOffset);
    return anchor === null || focus === null ? null : { anchor, focus };
  },
  select(who, anchor: Place, focus: Place = anchor) {
    const { root } = of(who);
    root.focus({ preventScroll: true });
    getSelection()?.setBaseAndExtent(...pointAt(root, anchor), ...pointAt(root, focus));
  },
  characterRectangle: (who, place) => rectangleAt(of(who).root, place),
  differences() {
    const found: string[] = [];
    const [a, b] = [of('a'), of('b')];
    const state = ({ doc }: Desk) => {
      const { sv, ds } = Y.snapshot(doc);
      const byClient = <T>(entries: Iterable<[number, T]>) => [...entries].sort(([one], [two]) => one - two);
      return JSON.stringify([byClient(sv), byClient(ds.clients)]);
    };
    if (state(a) !== state(b)) found.push(`documents: ${state(a)} / ${state(b)}`);
    if (screenOf(a.editor) !== screenOf(b.editor))
      found.push(`screens: ${screenOf(a.editor)} / ${screenOf(b.editor)}`);
    const doc = new Y.Doc();
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(a.doc));
    const cold = createHeadlessBinding(doc);
    // What the records make of the text, read without Lexical.
    const text = cold.binding.blocks
      .map((block) => block.tokens.map((token) => token.text).join(''))
      .join('\n');
    const coldScreen = screenOf({ lexical: cold.editor } as Desk['editor']);
    if (coldScreen !== screenOf(a.editor)) found.push(`cold load: ${coldScreen} / ${screenOf(a.editor)}`);
    cold.destroy();
    for (const desk of [a, b]) {
      const page = linesOf(desk.root).join('\n');
      if (page !== text) found.push(`page of ${desk.who}: ${JSON.stringify(page)} / ${JSON.stringify(text)}`);
    }
    return found;
  },
  errors: () => [...errors],
  composing: (who) => of(who).editor.lexical.isComposing(),
  setLink: (who, address) => of(who).editor.setLink(address),
  caret(who) {
    const { canUndo, canRedo, formats, style, link } = of(who).editor.caret.get();
    return { canUndo, canRedo, formats: [...formats], style, link };
  },
  mode: (who, mode) => of(who).editor.review.setMode(mode),
  view: (who, view) => of(who).editor.review.setView(view),
  listed: (who) => of(who).editor.review.list.get().length > 0,
  decide(who, verdict) {
    const { review } = of(who).editor;
    review.decide(
      verdict,
      review.list.get().flatMap((change) => undecidedOf(change) ?? []),
    );
  },
  marked: (who) => markedLines(of(who).root),
  stirs() {
    const count = stirs;
    stirs = 0;
    return count;
  },
};

(window as unknown as { desk: DeskApi }).desk = api;
