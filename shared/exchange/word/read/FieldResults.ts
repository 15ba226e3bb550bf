/** What comes of a field: something the desk makes itself, in place of what Word made of it last, or that as text. */
import { labelLength } from './captionWords.ts';
import { fieldEmbed } from './fieldEmbed.ts';
import type { RawEmbed } from './RawParagraph.ts';
import type { StoryState } from './StoryState.ts';
import type { OpenField, WordFields } from './WordFields.ts';
import { fieldKind, fieldLink } from './WordFields.ts';

export class FieldResults {
  readonly #state: StoryState;
  readonly #fields: WordFields;
  readonly #onEmbed: () => void;

  /** @param onEmbed called in front of each character that is put in */
  constructor(state: StoryState, fields: WordFields, onEmbed: () => void) {
    this.#state = state;
    this.#fields = fields;
    this.#onEmbed = onEmbed;
  }

  /** Its instruction is complete, and its result begins. */
  begin(field: OpenField): void {
    // Within another that is made anew, or within an instruction, it comes to nothing.
    if (this.#fields.hidesText) return;
    const state = this.#state;
    const embed = fieldEmbed(field.instruction, state.setting);
    switch (embed?.kind) {
      case undefined:
        if (fieldLink(field.instruction) !== undefined) return;
        state.leave(fieldKind(field.instruction) === 'REF' ? 'crossReference' : 'field', named(field));
        return;
      case 'leftOut':
        field.made = 'leftOut';
        this.#fields.contents++;
        state.leave('contents');
        return;
      case 'contents':
        field.made = 'contents';
        this.#fields.contents++;
        this.#embed({ kind: 'plain', content: { kind: 'contents' } }, field);
        return;
      default:
        field.made = 'field';
    }
  }

  /** It is no longer open. */
  end(field: OpenField): void {
    // One without a result: what it would come to is made now.
    if (!field.isInResult) this.begin(field);
    if (field.made !== 'field') return;
    const state = this.#state;
    const embed = fieldEmbed(field.instruction, state.setting);
    switch (embed?.kind) {
      case 'date':
        this.#embed({ kind: 'plain', content: { kind: 'date' } }, field);
        return;
      case 'reference':
        this.#embed({ ...embed, text: field.result, where: state.where }, field);
        return;
      case 'caption': {
        const label = labelLength(state.runs.map(({ text }) => text).join(''), sequenceOf(field));
        if (label === null) {
          state.leave('field', named(field));
          if (field.result !== '')
            state.add({ ...field.around, text: field.result, formats: field.formats, language: '' });
          return;
        }
        state.takeBack(label);
        this.#embed({ kind: 'plain', content: { kind: 'caption', label: embed.label } }, field);
      }
    }
  }

  #embed(embed: RawEmbed, { around, formats }: OpenField): void {
    this.#onEmbed();
    this.#state.addEmbed(embed, around, formats);
  }
}

function sequenceOf({ instruction }: OpenField): string {
  return /^\s*\S+\s+"?([^"\s]*)/.exec(instruction)?.[1] ?? '';
}

/** How a person may find a field: by its kind, and what it says. */
function named({ instruction, result }: OpenField): string {
  return `${fieldKind(instruction)} ${result}`.trim();
}
