/** Reads what stands in a paragraph: runs with their revisions, links and fields, and what is around and between them. */
import { SOFT_BREAK } from '../../../document/DocumentContent.ts';
import type { InlineFormats } from '../../../document/inlineFormats.ts';
import { isSafeLink, NO_FORMATS, sameFormats } from '../../../document/inlineFormats.ts';
import { printable } from '../../paper/printable.ts';
import { stretches } from '../../paper/scripts.ts';
import { chosenContent } from './chosenContent.ts';
import { FieldResults } from './FieldResults.ts';
import type { RawChange, RawEmbed } from './RawParagraph.ts';
import { readGraphic } from './readGraphic.ts';
import type { RunFormats } from './readRunFormats.ts';
import { readRunFormats } from './readRunFormats.ts';
import type { XmlElement } from './readXml.ts';
import { attribute, child } from './readXml.ts';
import type { StoryState } from './StoryState.ts';
import { symbolText } from './symbolText.ts';
import { fieldLink, WordFields } from './WordFields.ts';
import type { WordStamp } from './WordStamps.ts';
import { isOn } from './WordStyles.ts';

export interface Around extends RawChange {
  readonly link?: string | undefined;
  /** Where a formula has it. */
  readonly height?: 'superscript' | 'subscript';
}

/** What makes paragraphs of its own. */
export interface RunListener {
  readonly onNote: (reference: XmlElement, around: RawChange) => void;
  /** A page ends in front of the paragraph. */
  readonly onBreak: (change: RawChange) => void;
}

export const PAGE_BREAK: RawEmbed = { kind: 'plain', content: { kind: 'pageBreak' } };

/** What is said about things and is no text. */
const PROPERTIES = /^[\w?]+:\w*(Pr|PrChange)$/;

export class RunReader {
  readonly #state: StoryState;
  readonly fields = new WordFields();
  readonly #results: FieldResults;
  readonly #onBreak: (change: RawChange) => void;
  readonly #readNote: (reference: XmlElement, around: RawChange) => void;
  /** Styles that add formats to those of the paragraph. */
  styles: readonly XmlElement[] = [];
  /** Ends of pages that nothing stands behind yet. */
  #breaks: RawChange[] = [];

  constructor(state: StoryState, { onNote, onBreak }: RunListener) {
    this.#state = state;
    this.#readNote = onNote;
    this.#onBreak = onBreak;
    this.#results = new FieldResults(state, this.fields, () => this.#flushBreaks());
  }

  /** Ends of pages behind all text of the paragraph that ends: they stand behind it. */
  takeBreaks(): readonly RawChange[] {
    return this.#breaks.splice(0);
  }

  read(elements: readonly XmlElement[], around: Around): void {
    for (const element of elements) this.#element(element, around);
  }

  #element(element: XmlElement, around: Around): void {
    const { name, children } = element;
    if (PROPERTIES.test(name) || this.#state.mark(element)) return;
    switch (name) {
      case 'w:r':
        this.#run(element, around);
        return;
      case 'm:r':
        this.#formulaRun(element, around);
        return;
      case 'w:ins':
      case 'w:moveTo':
      case 'w:del':
      case 'w:moveFrom':
        this.read(children, { ...around, ...this.changeOf(element, around) });
        return;
      case 'w:hyperlink':
        this.read(children, { ...around, link: this.#linkOf(element) ?? around.link });
        return;
      case 'w:fldSimple':
        this.#simpleField(element, around);
        return;
      case 'm:oMath':
        this.#state.leave('formula');
        this.read(children, around);
        return;
      case 'm:sup':
        this.read(children, { ...around, height: 'superscript' });
        return;
      case 'm:sub':
        this.read(children, { ...around, height: 'subscript' });
        return;
      case 'mc:AlternateContent':
        this.read(chosenContent(element), around);
        return;
      case 'w:subDoc':
        this.#state.leave('embedded');
        return;
      default:
        // Content controls, tags, directions: what is in them is the text.
        this.read(children, around);
        return;
    }
  }

  /** What a revision around something adds to what is proposed of it already. */
  changeOf(element: XmlElement, outer: RawChange): RawChange {
    const { stamps } = this.#state.setting;
    switch (element.name) {
      case 'w:ins':
        return { inserted: outer.inserted ?? stamps.of(element) };
      case 'w:moveTo':
        return { inserted: outer.inserted ?? stamps.of(element, this.#state.moveOf('to')) };
      case 'w:del':
        return { deleted: outer.deleted ?? stamps.of(element) };
      case 'w:moveFrom':
        return { deleted: outer.deleted ?? stamps.of(element, this.#state.moveOf('from')) };
      default:
        return {};
    }
  }

  #linkOf(element: XmlElement): string | undefined {
    const id = attribute(element, 'r:id');
    const found = this.#state.relationships.find((one) => one.id === id && one.isExternal);
    if (found !== undefined && isSafeLink(found.target)) return found.target;
    if (!this.fields.isInContents)
      this.#state.leave(found === undefined ? 'crossReference' : 'link', found?.target);
    return undefined;
  }

  #simpleField(element: XmlElement, around: Around): void {
    const field = this.fields.begin(around);
    field.instruction = attribute(element, 'w:instr') ?? '';
    field.isInResult = true;
    this.#results.begin(field);
    this.read(element.children, { ...around, link: fieldLink(field.instruction) ?? around.link });
    this.fields.open.pop();
    this.#results.end(field);
  }

  #run(run: XmlElement, around: Around): void {
    const { setting } = this.#state;
    const own = child(run, 'w:rPr');
    const look = readRunFormats(own, this.styles, setting.styles);
    const change = child(own, 'w:rPrChange');
    const before = change && {
      look: readRunFormats(child(change, 'w:rPr'), this.styles, setting.styles),
      by: setting.stamps.of(change),
    };
    // A note with a mark of its own has it behind the reference, in the same run.
    let hasOwnMark = false;
    for (const part of run.children) {
      if (hasOwnMark && /^w:(t|delText|sym)$/.test(part.name)) continue;
      if (/^w:(foot|end)noteReference$/.test(part.name) && isOn(attribute(part, 'w:customMarkFollows'))) {
        hasOwnMark = true;
        this.#state.leave('noteMark', run.children.map(({ text }) => text).join(''));
      }
      if (part.name === 'w:fldChar') {
        const met = this.fields.take(part, around);
        if (met?.at === 'result') this.#results.begin(met.field);
        else if (met?.at === 'end') this.#results.end(met.field);
      } else if (part.name === 'w:instrText' || part.name === 'w:delInstrText')
        this.fields.instruct(part.text);
      else if (!this.#state.mark(part)) this.#part(part, look, before, around);
    }
  }

  #formulaRun(run: XmlElement, around: Around): void {
    const look = readRunFormats(child(run, 'w:rPr'), [], this.#state.setting.styles);
    for (const part of run.children) {
      if (part.name === 'm:t') this.#text(part.text, look, undefined, around);
      else if (/^w:(ins|del|moveFrom|moveTo)$/.test(part.name))
        this.#formulaRun(part, { ...around, ...this.changeOf(part, around) });
    }
  }

  #part(
    part: XmlElement,
    look: RunFormats,
    before: { readonly look: RunFormats; readonly by: WordStamp } | undefined,
    around: Around,
  ): void {
    const state = this.#state;
    const put = (text: string) => this.#text(text, look, before, around);
    switch (part.name) {
      case 'w:t':
      case 'w:delText':
        put(spaced(part));
        return;
      case 'w:tab':
      case 'w:ptab':
        put('\t');
        return;
      case 'w:cr':
        put(SOFT_BREAK);
        return;
      case 'w:br': {
        const type = attribute(part, 'w:type') ?? 'textWrapping';
        if (type === 'textWrapping') put(SOFT_BREAK);
        else if (type !== 'page') state.leave('section');
        else if (!this.fields.hidesText) this.#breaks.push(changeIn(around));
        return;
      }
      case 'w:lastRenderedPageBreak':
        state.page++;
        state.hasPages = true;
        return;
      case 'w:noBreakHyphen':
        put('\u2011');
        return;
      case 'w:softHyphen':
        put('\u00ad');
        return;
      case 'w:sym': {
        const { text, isKnown } = symbolText(part);
        if (!isKnown) state.leave('symbol');
        put(text);
        return;
      }
      case 'w:footnoteReference':
      case 'w:endnoteReference':
        if (this.fields.hidesText) return;
        this.#flushBreaks();
        this.#readNote(part, changeIn(around));
        return;
      case 'w:ruby':
        state.leave('ruby');
        this.read(child(part, 'w:rubyBase')?.children ?? [], around);
        return;
      case 'mc:AlternateContent':
        for (const one of chosenContent(part)) this.#part(one, look, before, around);
        return;
      case 'w:drawing':
      case 'w:pict':
      case 'w:object':
        if (this.fields.hidesText) return;
        this.#flushBreaks();
        readGraphic(part, state, around);
        return;
    }
  }

  /** Text follows, so that they stand within their paragraph. */
  #flushBreaks(): void {
    for (const change of this.#breaks.splice(0)) {
      if (this.#state.size === 0) this.#onBreak(change);
      else this.#state.addEmbed(PAGE_BREAK, change);
    }
  }

  #text(
    raw: string,
    look: RunFormats,
    before: { readonly look: RunFormats; readonly by: WordStamp } | undefined,
    around: Around,
  ): void {
    const state = this.#state;
    // What stands between a note's number and its text is drawn with the number.
    const isNoteStart = state.text.kind === 'note' && state.text.paragraphs.length === 0 && state.size === 0;
    const text = isNoteStart ? printable(raw).replace(/^[ \t\u00a0]+/u, '') : printable(raw);
    if (text === '') return;
    if (this.fields.hidesText) {
      this.fields.hide(text, look.formats);
      return;
    }
    if (look.isHidden) {
      state.leave('hiddenText', text);
      return;
    }
    this.#flushBreaks();
    const change = changeIn(around);
    const links = this.#links(around, change);
    const formats = withMore(look.formats, links.link, around.height);
    const old = withMore(before?.look.formats ?? look.formats, links.before, around.height);
    const by = before?.by ?? links.by;
    for (const kind of look.look) if (text.trim() !== '') state.leave(kind);
    let isChanged = false;
    for (const { text: part, language, languageBefore } of byLanguage(text, look, before?.look)) {
      const isOther = by !== undefined && (!sameFormats(formats, old) || language !== languageBefore);
      isChanged ||= isOther;
      state.add({
        ...change,
        text: part,
        formats,
        language,
        before: isOther ? { formats: old, language: languageBefore, by } : undefined,
      });
    }
    if (by !== undefined && !isChanged) state.leave('formatChange');
  }

  /** A field that comes or goes around text that stays is a link that is proposed, or proposed to go. */
  #links(around: Around, change: RawChange): { link?: string; before?: string; by?: WordStamp } {
    const found = this.fields.open.flatMap((field) => {
      const link = fieldLink(field.instruction);
      return link === undefined ? [] : [{ link, ...field.around }];
    });
    // One that comes or goes together with its text is the text's own.
    const comesAlone = ({ inserted }: RawChange) =>
      inserted !== undefined && !sameBurst(inserted, change.inserted);
    const goesAlone = ({ deleted }: RawChange) =>
      deleted !== undefined && !sameBurst(deleted, change.deleted);
    const link = found.findLast((field) => !goesAlone(field));
    const before = found.findLast((field) => !comesAlone(field));
    const [after, old] = [link?.link ?? around.link, before?.link ?? around.link];
    return {
      ...(after === undefined ? {} : { link: after }),
      ...(old === undefined ? {} : { before: old }),
      ...(after === old
        ? {}
        : { by: link?.inserted ?? before?.deleted ?? before?.inserted ?? link?.deleted }),
    } as { link?: string; before?: string; by?: WordStamp };
  }
}

const sameBurst = (a: WordStamp, b: WordStamp | undefined) => a.burst === b?.burst;

/** Of what is around something, that which is proposed. */
export function changeIn({ inserted, deleted }: RawChange): RawChange {
  return { inserted, deleted };
}

/** Word keeps spaces at the ends of a text only where it says so. */
function spaced(part: XmlElement): string {
  const line = part.text.replace(/[\n\r\t]/g, ' ');
  return attribute(part, 'xml:space') === 'preserve' ? line : line.replace(/^ +| +$/g, '');
}

function withMore(formats: InlineFormats, link: string | undefined, height: Around['height']): InlineFormats {
  const more = {
    ...formats,
    ...(link === undefined ? {} : { link }),
    ...(height === undefined ? {} : { [height]: true }),
  };
  return Object.keys(more).length === 0 ? NO_FORMATS : more;
}

function byLanguage(
  text: string,
  look: RunFormats,
  before: RunFormats | undefined,
): { text: string; language: string; languageBefore: string }[] {
  const parts: { text: string; language: string; languageBefore: string }[] = [];
  for (const { text: part, writing } of stretches(text, 'ltr')) {
    const language = look.languageOf(writing);
    const languageBefore = before === undefined ? language : before.languageOf(writing);
    const last = parts.at(-1);
    if (last !== undefined && last.language === language && last.languageBefore === languageBefore)
      last.text += part;
    else parts.push({ text: part, language, languageBefore });
  }
  return parts;
}
