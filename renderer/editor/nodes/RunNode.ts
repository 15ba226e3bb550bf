/** Text with one set of formats: Lexical's text node, which also shows a link and a language. */
import type { EditorConfig, SerializedTextNode } from 'lexical';
import { $applyNodeReplacement, TextNode } from 'lexical';
import { readRunStyle } from './runStyle.ts';
import { showChange } from './showChange.ts';

export class RunNode extends TextNode {
  static override getType(): string {
    return 'run';
  }

  static override clone(node: RunNode): RunNode {
    return new RunNode(node.__text, node.__key);
  }

  static override importJSON(serialized: SerializedTextNode): RunNode {
    return $createRunNode('').updateFromJSON(serialized);
  }

  override createDOM(config: EditorConfig): HTMLElement {
    const dom = super.createDOM(config);
    showRun(dom, this.__style, config);
    return dom;
  }

  override updateDOM(previous: this, dom: HTMLElement, config: EditorConfig): boolean {
    if (super.updateDOM(previous, dom, config)) return true;
    if (previous.__style !== this.__style) showRun(dom, this.__style, config);
    return false;
  }
}

/** Its link, language and what is proposed of it. */
export function showRun(dom: HTMLElement, style: string, config: EditorConfig): void {
  const { link, language, change } = readRunStyle(style);
  // The style is notation, not looks.
  dom.removeAttribute('style');
  toggle(dom, 'data-link', link);
  toggle(dom, 'title', link);
  toggle(dom, 'role', link === undefined ? undefined : 'link');
  toggle(dom, 'lang', language);
  showChange(dom, change ?? '', config);
}

function toggle(dom: HTMLElement, name: string, value: string | undefined): void {
  if (value === undefined) dom.removeAttribute(name);
  else dom.setAttribute(name, value);
}

export function $createRunNode(text: string): RunNode {
  return $applyNodeReplacement(new RunNode(text));
}
