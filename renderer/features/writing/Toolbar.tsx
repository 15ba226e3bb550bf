/**
 * The quiet row above the page. It shows what holds where the caret is and never takes the caret away:
 * a press keeps the focus in the page, and from the keyboard Escape goes back there.
 */
import {
  Bold,
  ChevronDown,
  IndentDecrease,
  IndentIncrease,
  Italic,
  Languages,
  List,
  ListOrdered,
  Redo2,
  RemoveFormatting,
  Strikethrough,
  Subscript,
  Superscript,
  TextAlignCenter,
  TextAlignEnd,
  TextAlignJustify,
  TextAlignStart,
  Underline,
  Undo2,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ToggleFormat } from '../../../shared/document/inlineFormats.ts';
import type { Alignment, Direction, ParagraphStyle } from '../../../shared/document/paragraphProperties.ts';
import { ALIGNMENTS, DIRECTIONS, PARAGRAPH_STYLES } from '../../../shared/document/paragraphProperties.ts';
import type { DocumentEditor } from '../../editor/DocumentEditor.ts';
import { IconButton, IconToggle } from '../../ui/Button.tsx';
import { languageName } from '../../ui/delegationName.ts';
import { MenuButton } from '../../ui/Menu.tsx';
import { ToolGroup, ToolRow } from '../../ui/ToolRow.tsx';
import { useReadable } from '../../ui/useReadable.ts';
import { LinkButton } from './LinkButton.tsx';
import { PAGE_LANGUAGES } from './pageLanguages.ts';
import { printShortcut } from './shortcuts.ts';
import styles from './Toolbar.module.css';

const FORMATS: readonly (readonly [ToggleFormat, ReactNode])[] = [
  ['bold', <Bold key="i" size={16} aria-hidden="true" />],
  ['italic', <Italic key="i" size={16} aria-hidden="true" />],
  ['underline', <Underline key="i" size={16} aria-hidden="true" />],
  ['strike', <Strikethrough key="i" size={16} aria-hidden="true" />],
  ['subscript', <Subscript key="i" size={16} aria-hidden="true" />],
  ['superscript', <Superscript key="i" size={16} aria-hidden="true" />],
];

const ALIGNMENT_ICONS: Record<Alignment, ReactNode> = {
  start: <TextAlignStart size={16} aria-hidden="true" className={styles['mirrored']} />,
  center: <TextAlignCenter size={16} aria-hidden="true" />,
  end: <TextAlignEnd size={16} aria-hidden="true" className={styles['mirrored']} />,
  justify: <TextAlignJustify size={16} aria-hidden="true" />,
};

export function Toolbar(props: {
  readonly editor: DocumentEditor;
  /** Language of paragraphs that name none. */
  readonly documentLanguage: string;
  readonly linkOpen: boolean;
  readonly onLinkOpenChange: (open: boolean) => void;
  /** More groups, at the end of the row. */
  readonly children?: ReactNode;
  /** A second row, while there is something of its own to do where the caret is. */
  readonly beneath?: ReactNode;
}) {
  const { editor } = props;
  const { t, i18n } = useTranslation();
  const caret = useReadable(editor.caret);
  const back = (change: () => void) => () => {
    change();
    // The menu gives the focus back first; then the page has it for certain.
    requestAnimationFrame(() => editor.focus());
  };
  const languages = [...new Set([...PAGE_LANGUAGES, props.documentLanguage, caret.language])]
    .filter((tag) => tag !== '' && tag !== 'und')
    .map((tag) => ({ tag, name: languageName(tag, i18n.language) }))
    .sort((a, b) => a.name.localeCompare(b.name, i18n.language));

  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Heard before anyone: a tooltip would take the first Escape for itself.
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && frame.current?.contains(document.activeElement)) editor.focus();
    };
    window.addEventListener('keydown', onKey, { capture: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  }, [editor]);

  return (
    <div ref={frame} className={styles['frame']}>
      <ToolRow label={t('writing.toolbar')}>
        <ToolGroup label={t('writing.history')}>
          <IconButton
            label={t('writing.undo')}
            shortcut={printShortcut('undo')}
            keepsFocus
            isDisabled={!caret.canUndo}
            onPress={() => editor.undo()}
          >
            <Undo2 size={16} aria-hidden="true" className={styles['mirrored']} />
          </IconButton>
          <IconButton
            label={t('writing.redo')}
            shortcut={printShortcut('redo')}
            keepsFocus
            isDisabled={!caret.canRedo}
            onPress={() => editor.redo()}
          >
            <Redo2 size={16} aria-hidden="true" className={styles['mirrored']} />
          </IconButton>
        </ToolGroup>
        <ToolGroup label={t('writing.paragraphStyle')}>
          <MenuButton
            worded
            keepsFocus
            label={t('writing.styleIs', { style: t(`writing.style.${caret.style}`) })}
            groups={[
              {
                choices: PARAGRAPH_STYLES.map((style) => ({
                  id: style,
                  label: t(`writing.style.${style}`),
                  detail: printShortcut(style),
                  selected: style === caret.style,
                  look: style,
                })),
              },
            ]}
            onAction={(id) => back(() => editor.setStyle(id as ParagraphStyle))()}
          >
            <span className={styles['style']}>{t(`writing.style.${caret.style}`)}</span>
            <ChevronDown size={14} aria-hidden="true" />
          </MenuButton>
        </ToolGroup>
        <ToolGroup label={t('writing.characters')}>
          {FORMATS.map(([format, icon]) => (
            <IconToggle
              key={format}
              label={t(`writing.${format}`)}
              shortcut={printShortcut(format)}
              keepsFocus
              isSelected={caret.formats.has(format)}
              onChange={() => editor.toggleFormat(format)}
            >
              {icon}
            </IconToggle>
          ))}
          <LinkButton
            editor={editor}
            link={caret.link}
            isOpen={props.linkOpen}
            onOpenChange={props.onLinkOpenChange}
          />
          <IconButton
            label={t('writing.clear')}
            shortcut={printShortcut('clear')}
            keepsFocus
            onPress={() => editor.clearFormats()}
          >
            <RemoveFormatting size={16} aria-hidden="true" />
          </IconButton>
        </ToolGroup>
        <ToolGroup label={t('writing.lists')}>
          <IconToggle
            label={t('writing.bullet')}
            shortcut={printShortcut('bullet')}
            keepsFocus
            isSelected={caret.list === 'bullet'}
            onChange={() => editor.toggleList('bullet')}
          >
            <List size={16} aria-hidden="true" className={styles['mirrored']} />
          </IconToggle>
          <IconToggle
            label={t('writing.number')}
            shortcut={printShortcut('number')}
            keepsFocus
            isSelected={caret.list === 'number'}
            onChange={() => editor.toggleList('number')}
          >
            <ListOrdered size={16} aria-hidden="true" className={styles['mirrored']} />
          </IconToggle>
          <IconButton
            label={t('writing.outdent')}
            shortcut={printShortcut('outdent')}
            keepsFocus
            onPress={() => editor.indent(-1)}
          >
            <IndentDecrease size={16} aria-hidden="true" className={styles['mirrored']} />
          </IconButton>
          <IconButton
            label={t('writing.indent')}
            shortcut={printShortcut('indent')}
            keepsFocus
            onPress={() => editor.indent(1)}
          >
            <IndentIncrease size={16} aria-hidden="true" className={styles['mirrored']} />
          </IconButton>
        </ToolGroup>
        <ToolGroup label={t('writing.paragraph')}>
          <MenuButton
            keepsFocus
            label={t('writing.alignmentIs', { alignment: t(`writing.alignment.${caret.alignment}`) })}
            groups={[
              {
                choices: ALIGNMENTS.map((alignment) => ({
                  id: alignment,
                  label: t(`writing.alignment.${alignment}`),
                  detail: printShortcut(alignment),
                  selected: alignment === caret.alignment,
                  icon: ALIGNMENT_ICONS[alignment],
                })),
              },
            ]}
            onAction={(id) => back(() => editor.setAlignment(id as Alignment))()}
          >
            {ALIGNMENT_ICONS[caret.alignment]}
          </MenuButton>
          <MenuButton
            keepsFocus
            label={t('writing.languageAndDirection')}
            groups={[
              {
                title: t('writing.direction'),
                choices: DIRECTIONS.map((direction) => ({
                  id: `direction:${direction}`,
                  label: t(`writing.directions.${direction}`),
                  selected: direction === caret.direction,
                })),
              },
              {
                title: t('writing.language'),
                choices: [
                  {
                    id: 'language:',
                    label: t('writing.documentLanguage', {
                      language: languageName(props.documentLanguage, i18n.language),
                    }),
                    selected: caret.language === '',
                  },
                  ...languages.map(({ tag, name }) => ({
                    id: `language:${tag}`,
                    label: name,
                    selected: tag === caret.language,
                  })),
                ],
              },
            ]}
            onAction={(id) =>
              back(() => {
                const [what, value = ''] = id.split(':');
                if (what === 'direction') editor.setDirection(value as Direction);
                else editor.setLanguage(value);
              })()
            }
          >
            <Languages size={16} aria-hidden="true" />
          </MenuButton>
        </ToolGroup>
        {props.children}
      </ToolRow>
      {props.beneath}
    </div>
  );
}

/** To the first tool that can be used now. */
export function focusTools(): void {
  document.querySelector<HTMLElement>(`.${styles['frame']} [role=toolbar] button:not(:disabled)`)?.focus();
}
