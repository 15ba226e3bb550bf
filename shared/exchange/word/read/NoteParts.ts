/** The notes of a Word file. Each is read where its mark stands, with the links of the part that notes stand in. */
import type { WordParts } from './findParts.ts';
import type { RawChange } from './RawParagraph.ts';
import type { XmlElement } from './readXml.ts';
import { attribute } from './readXml.ts';
import { StoryReader } from './StoryReader.ts';
import type { StoryState } from './StoryState.ts';
import type { WordRefusal } from './WordRefusal.ts';

type NoteKind = 'footnote' | 'endnote';
/** The parts that notes stand in; null where the file has none. */
export type NoteRoots = Readonly<Record<`${NoteKind}s`, XmlElement | null>>;

export class NoteParts {
  readonly #parts: WordParts;
  readonly #related: NoteRoots;
  readonly #state: StoryState;
  readonly #byKind = new Map<NoteKind, Map<string, XmlElement>>();
  readonly #read = new Set<XmlElement>();
  refused: WordRefusal | null = null;

  constructor(parts: WordParts, related: NoteRoots, state: StoryState) {
    this.#parts = parts;
    this.#related = related;
    this.#state = state;
  }

  read(reference: XmlElement, { inserted, deleted }: RawChange, onParagraph: () => void): void {
    const state = this.#state;
    const kind = reference.name === 'w:footnoteReference' ? 'footnote' : 'endnote';
    const note = this.#notes(kind).get(attribute(reference, 'w:id') ?? '');
    // One that is there already, or stands within a note, has no place of its own.
    if (note === undefined || this.#read.has(note) || state.isInNote) {
      state.leave('missing');
      return;
    }
    this.#read.add(note);
    if (kind === 'endnote') state.leave('endnote');
    const relationships = this.#parts.relationshipsOf(this.#parts.nameOf(`${kind}s`) ?? '');
    if (!relationships.ok) {
      this.refused ??= relationships.reason;
      return;
    }
    const outer = state.relationships;
    state.relationships = relationships.value;
    const reader = new StoryReader(state, null, {
      onParagraph,
      onNote: (inner, around) => this.read(inner, around, onParagraph),
    });
    const paragraphs = state.inside('note', 0, 0, () => reader.read(note));
    state.relationships = outer;
    state.addEmbed({ kind: 'note', paragraphs }, { inserted, deleted });
  }

  #notes(kind: NoteKind): Map<string, XmlElement> {
    let notes = this.#byKind.get(kind);
    if (notes === undefined) {
      notes = notesById(this.#related[`${kind}s`]);
      this.#byKind.set(kind, notes);
    }
    return notes;
  }
}

/** By id; of two by one id, the first. */
function notesById(part: XmlElement | null): Map<string, XmlElement> {
  const notes = new Map<string, XmlElement>();
  for (const one of part?.children ?? []) {
    const id = attribute(one, 'w:id') ?? '';
    if (/^w:(footnote|endnote)$/.test(one.name) && !notes.has(id)) notes.set(id, one);
  }
  return notes;
}
