/** Everything the palette reaches: of the desk on every screen, of the document where one is open. */
import type { TFunction } from 'i18next';
import type { ParagraphStyle } from '../../shared/document/paragraphProperties.ts';
import { ALIGNMENTS, PARAGRAPH_STYLES } from '../../shared/document/paragraphProperties.ts';
import type { SeminarDocument } from '../../shared/seminar/SeminarIndex.ts';
import type { DocumentEditor } from '../editor/DocumentEditor.ts';
import type { Command } from '../features/palette/Palette.tsx';
import { printShortcut, SHORTCUTS } from '../features/writing/shortcuts.ts';
import type { ExportFormat } from '../platform/hostClient.ts';
import { EXPORT_FORMATS } from '../platform/hostClient.ts';
import { INTERFACE_LANGUAGES, preferences, THEMES } from '../platform/preferences.ts';
import { languageName } from '../ui/delegationName.ts';
import { pickWordFile } from '../ui/pickWordFile.ts';
import type { DeskDialog } from './DeskDialog.ts';
import { addressOf, go, HOME } from './route.ts';
import type { DeskCommands } from './useDeskCommands.ts';

export function deskCommands(
  t: TFunction,
  documents: readonly SeminarDocument[],
  commands: DeskCommands,
  openDialog: (dialog: DeskDialog) => void,
): Command[] {
  return [
    ...documents
      .filter((document) => !document.archived)
      .map((document) => ({
        id: `open ${document.id}`,
        group: t('palette.document'),
        title: document.title || t('documents.untitled'),
        run: () => go(addressOf(document.id)),
      })),
    { id: 'home', group: t('palette.desk'), title: t('app.toDocuments'), run: () => go(HOME) },
    { id: 'new', group: t('palette.desk'), title: t('documents.new'), run: commands.create },
    {
      id: 'import',
      group: t('palette.desk'),
      title: t('import.title'),
      run: () => pickWordFile((file) => openDialog({ kind: 'import', files: [file] })),
    },
    {
      id: 'identity',
      group: t('palette.desk'),
      title: t('identity.change'),
      run: () => openDialog({ kind: 'identity' }),
    },
    {
      id: 'settings',
      group: t('palette.desk'),
      title: t('settings.title'),
      run: () => openDialog({ kind: 'settings' }),
    },
    ...THEMES.map((theme) => ({
      id: `theme ${theme}`,
      group: t('settings.theme'),
      title: t(`settings.themes.${theme}`),
      run: () => preferences.set({ ...preferences.get(), theme }),
    })),
    ...INTERFACE_LANGUAGES.map((language) => ({
      id: `language ${language}`,
      group: t('settings.language'),
      title: languageName(language, language),
      run: () => preferences.set({ ...preferences.get(), language }),
    })),
  ];
}

export function documentCommands(
  t: TFunction,
  document: SeminarDocument,
  editor: DocumentEditor,
  commands: DeskCommands,
  ask: {
    readonly link: () => void;
    readonly export: (format: ExportFormat) => void;
    readonly takeIn: () => void;
    readonly rename: () => void;
  },
): Command[] {
  const styles: readonly string[] = PARAGRAPH_STYLES;
  const alignments: readonly string[] = ALIGNMENTS;
  const inPage = (run: (editor: DocumentEditor) => void) => () => {
    run(editor);
    editor.focus();
  };
  const one = (id: string, title: string, run: () => void, group = t('palette.page')): Command => ({
    id,
    group,
    title,
    run,
    ...(printShortcut(id) === undefined ? {} : { shortcut: printShortcut(id) }),
  });
  return [
    ...editor.summary.get().outline.map((entry) => ({
      id: `go ${entry.id}`,
      group: t('outline.heading'),
      title: entry.text || t('outline.untitled'),
      run: () => editor.goTo(entry.id),
    })),
    ...EXPORT_FORMATS.map((format) => ({
      id: `export ${format}`,
      group: t('export.title'),
      title: t(`export.formats.${format}`),
      run: () => ask.export(format),
    })),
    one(
      'undo',
      t('writing.undo'),
      inPage((page) => page.undo()),
    ),
    one(
      'redo',
      t('writing.redo'),
      inPage((page) => page.redo()),
    ),
    ...PARAGRAPH_STYLES.map((style: ParagraphStyle) =>
      one(
        style,
        t(`writing.style.${style}`),
        inPage((page) => page.setStyle(style)),
        t('writing.paragraphStyle'),
      ),
    ),
    ...SHORTCUTS.filter(({ id }) => !styles.includes(id)).map(({ id, run }) =>
      one(
        id,
        alignments.includes(id) ? t(`writing.alignment.${id}`) : t(`writing.${id}`),
        run === null ? ask.link : inPage(run),
      ),
    ),
    one('takeIn', t('wordReturn.title'), ask.takeIn, t('palette.thisDocument')),
    one('rename', t('documents.rename'), ask.rename, t('palette.thisDocument')),
    one(
      'duplicate',
      t('documents.duplicate'),
      () => commands.duplicate(document.id),
      t('palette.thisDocument'),
    ),
    document.archived
      ? one('restore', t('documents.restore'), () => commands.restore(document.id), t('palette.thisDocument'))
      : one(
          'archive',
          t('documents.archive'),
          () => commands.archive(document.id),
          t('palette.thisDocument'),
        ),
  ];
}
