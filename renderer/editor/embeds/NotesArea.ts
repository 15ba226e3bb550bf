/**
 * The notes of a text, beneath it: each with its number, which leads back to its mark. They stand in the order of
 * their marks, and what is drawn of one goes with it when the marks change places.
 */
import type { CharacterKey } from '../../../shared/document/EmbedContent.ts';
import { entryId } from '../../../shared/document/embedEntries.ts';
import type { Flow } from '../../../shared/document/Flow.ts';
import { noteName } from '../../../shared/document/flowNames.ts';
import { parseParagraphId } from '../../../shared/document/ids.ts';
import type { EmbedParts } from './EmbedParts.ts';
import type { NoteLabel } from './readLabels.ts';
import { TextBox } from './TextBox.ts';

interface DrawnNote {
  readonly row: HTMLElement;
  readonly mark: HTMLButtonElement;
  readonly box: TextBox;
}

export class NotesArea {
  readonly #parts: EmbedParts;
  readonly #flow: Flow;
  readonly #container: HTMLElement;
  readonly #goBack: (note: CharacterKey) => void;
  readonly #drawn = new Map<CharacterKey, DrawnNote>();

  constructor(parts: EmbedParts, container: HTMLElement, flow: Flow, goBack: (note: CharacterKey) => void) {
    this.#parts = parts;
    this.#flow = flow;
    this.#container = container;
    this.#goBack = goBack;
    container.classList.add('page-notes');
  }

  /** By the flow's name. */
  boxOf(flow: string): TextBox | null {
    for (const { box } of this.#drawn.values()) if (box.flow.name === flow) return box;
    return null;
  }

  /** @param id of the note's character */
  box(id: CharacterKey): TextBox | null {
    return this.#drawn.get(id)?.box ?? null;
  }

  draw(notes: readonly NoteLabel[]): void {
    const { words } = this.#parts;
    const kept = new Set(notes.map(({ id }) => id));
    for (const [id, { row, box }] of this.#drawn) {
      if (kept.has(id)) continue;
      box.destroy();
      row.remove();
      this.#drawn.delete(id);
    }
    for (const [index, { id, number }] of notes.entries()) {
      const drawn = this.#drawn.get(id) ?? this.#make(id);
      if (drawn === null) continue;
      const shown = String(number);
      if (drawn.mark.textContent !== shown) {
        drawn.mark.textContent = shown;
        drawn.mark.ariaLabel = words.toNote(shown);
        drawn.box.label = words.noteText(shown);
      }
      if (this.#container.children[index] !== drawn.row)
        this.#container.insertBefore(drawn.row, this.#container.children[index] ?? null);
    }
    this.#container.hidden = notes.length === 0;
    this.#container.ariaLabel = words.notes();
  }

  /** Draws the notes again in which something changed; all where no names are given. */
  drawTexts(flows: ReadonlySet<string> | null): void {
    for (const { box } of this.#drawn.values()) if (flows === null || flows.has(box.flow.name)) box.draw();
  }

  destroy(): void {
    for (const { box, row } of this.#drawn.values()) {
      box.destroy();
      row.remove();
    }
    this.#drawn.clear();
  }

  #make(id: CharacterKey): DrawnNote | null {
    const mark = parseParagraphId(id);
    if (mark === null) return null;
    const box = new TextBox(this.#parts, this.#flow.flow(noteName(entryId(this.#flow, mark))));
    const row = document.createElement('div');
    row.className = 'page-note';
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'page-note-number';
    button.addEventListener('click', () => this.#goBack(id));
    row.append(button, box.element);
    const drawn = { row, mark: button, box };
    this.#drawn.set(id, drawn);
    return drawn;
  }
}
