/** The drafting screen: documents and outline beside the page, the truth about it below. */
import { FileInput, PanelRight } from 'lucide-react';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listAll, readShown, readUndecided, withChanges } from '../../shared/changes/readShown.ts';
import type { SeminarDocument } from '../../shared/seminar/SeminarIndex.ts';
import { NewsLink } from '../features/activity/NewsLink.tsx';
import { useCitations } from '../features/citations/useCitations.tsx';
import { CommentButton } from '../features/comments/CommentButton.tsx';
import { MoveConflictNotice } from '../features/conflicts/MoveConflictNotice.tsx';
import { DocumentNav } from '../features/documents/DocumentNav.tsx';
import { useEmbeds } from '../features/embeds/useEmbeds.tsx';
import { ExportDialog } from '../features/export/ExportDialog.tsx';
import { unsettledIn } from '../features/export/unsettledIn.ts';
import { Outline } from '../features/outline/Outline.tsx';
import { Palette } from '../features/palette/Palette.tsx';
import { PeopleHere } from '../features/presence/PeopleHere.tsx';
import { ReturnNotice } from '../features/returning/ReturnNotice.tsx';
import { ConfirmMany } from '../features/review/ConfirmMany.tsx';
import { ModeSwitch } from '../features/review/ModeSwitch.tsx';
import { ViewNote } from '../features/review/ViewNote.tsx';
import { ReturnDialog } from '../features/wordReturn/ReturnDialog.tsx';
import { Page } from '../features/writing/Page.tsx';
import { focusTools, Toolbar } from '../features/writing/Toolbar.tsx';
import { bridge } from '../platform/bridge.ts';
import type { ExportFormat } from '../platform/hostClient.ts';
import { deskBlobs, deskStatus } from '../platform/openConnection.ts';
import { randomId } from '../platform/randomId.ts';
import { afterDialog } from '../ui/afterDialog.ts';
import { announce } from '../ui/announce.ts';
import { Button, IconButton, IconToggle } from '../ui/Button.tsx';
import { giveFocus } from '../ui/giveFocus.ts';
import { Toast } from '../ui/Toast.tsx';
import { deskCommands, documentCommands } from './commands.ts';
import { DocumentPalette } from './DocumentPalette.tsx';
import styles from './DocumentScreen.module.css';
import { Header } from './Header.tsx';
import { OpeningPage } from './OpeningPage.tsx';
import { usePaletteKeys } from './paletteKeys.ts';
import { ReviewPane } from './ReviewPane.tsx';
import { addressOf } from './route.ts';
import type { ScreenProps } from './ScreenProps.ts';
import { StatusLine } from './StatusLine.tsx';
import { useConnection } from './useConnection.ts';
import { useDocumentCitations } from './useDocumentCitations.ts';
import { useEditor } from './useEditor.ts';
import { useHasRoom } from './useHasRoom.ts';
import { useReviewScreen } from './useReviewScreen.tsx';
import { usePeople } from './useSeminar.ts';
import { useWarnBeforeLosing } from './useWarnBeforeLosing.ts';

/** Rem that page and pane need side by side. */
const PANE_NEEDS = 64;

export function DocumentScreen(props: ScreenProps & { readonly document: SeminarDocument }) {
  const { t, i18n } = useTranslation();
  const { document: entry } = props;
  const held = useConnection(entry.id, props.desk, props.person, entry.id);
  const people = usePeople(held?.connection);
  const [broken, setBroken] = useState(false);
  const onError = useCallback((error: Error) => {
    console.error(error);
    setBroken(true);
  }, []);
  const citations = useDocumentCitations(held, props.desk.client);
  const editor = useEditor(held, entry.id, props.person, props.desk, entry.language, citations, onError);
  const [canvas, setCanvas] = useState<HTMLElement | null>(null);
  const [scroller, setScroller] = useState<HTMLElement | null>(null);
  const hasRoom = useHasRoom(canvas, PANE_NEEDS);
  const review = useReviewScreen({
    editor,
    connection: held?.connection ?? null,
    documentId: entry.id,
    personId: props.person.id,
    delegation: props.person.delegation,
    people: useMemo(() => people.map(({ person }) => person), [people]),
    hasRoom,
  });
  const { pane, actions, imports } = review;
  const readOnly = review.state.mode === 'viewing' || review.state.view === 'original';
  /** The list of a return waits in its tab. */
  const [later, setLater] = useState(false);
  const [navigating, setNavigating] = useState(false);
  const [finding, setFinding] = useState(false);
  const [linking, setLinking] = useState(false);
  const [exporting, setExporting] = useState<ExportFormat | null>(null);
  const [takingIn, setTakingIn] = useState(false);
  const title = entry.title || t('documents.untitled');
  usePaletteKeys(useCallback(() => setFinding(true), []));

  useEffect(() => {
    document.title = `${title} · ${t('app.name')}`;
  }, [title, t]);

  // Someone may archive it while one writes: said as well as shown.
  useEffect(() => {
    if (entry.archived) announce(t('document.archived'));
  }, [entry.archived, t]);

  const connection = held?.connection;
  const status = useMemo(() => deskStatus(props.desk), [props.desk]);
  const pictures = useMemo(() => deskBlobs(props.desk), [props.desk]);
  const citing = useCitations({
    editor,
    citations,
    format: props.desk.client.formatCitations,
    language: entry.language,
    readOnly,
  });
  const embeds = useEmbeds({
    editor,
    scroller,
    pictures,
    readOnly,
    others: citing.entries,
    onCitation: citing.change,
  });
  useWarnBeforeLosing(status);

  const beside = (pane.shown && hasRoom) || undefined;
  const side = editor !== null && pane.shown && (
    <ReviewPane
      tabs={review.tabs}
      tab={pane.tab}
      onTab={pane.open}
      onClose={pane.toggle}
      onLeave={() => document.getElementById('page')?.focus()}
      beside={hasRoom ? { scroller, drawn: editor.review.drawn } : null}
    />
  );
  const everywhere = () => deskCommands(t, props.documents, props.commands, props.openDialog);
  return (
    <div className={styles['screen']}>
      <Header
        seminar={props.seminar.title || t('documents.untitledSeminar')}
        document={{ title: entry.title, onRename: (next) => props.commands.rename(entry.id, next) }}
        navigation={{ isOpen: navigating, toggle: () => setNavigating(!navigating) }}
        skipTo="page"
        modes={
          editor !== null && (
            <ModeSwitch review={editor.review} onMode={actions.setMode} onView={actions.setView} />
          )
        }
        pane={
          <IconToggle
            label={pane.shown ? t('review.hidePane') : t('review.showPane', { count: review.undecided })}
            isSelected={pane.shown}
            aria-expanded={pane.shown}
            onChange={pane.toggle}
          >
            <PanelRight size={17} aria-hidden="true" />
            {!pane.shown && review.undecided > 0 && (
              <span className={styles['badge']} aria-hidden="true">
                {review.undecided.toLocaleString(i18n.language)}
              </span>
            )}
          </IconToggle>
        }
        onPalette={() => setFinding(true)}
        onSettings={() => props.openDialog({ kind: 'settings' })}
        action={
          <>
            <IconButton
              label={t('wordReturn.title')}
              onPress={() => setTakingIn(true)}
              isDisabled={editor === null}
            >
              <FileInput size={17} aria-hidden="true" />
            </IconButton>
            <Button kind="primary" onPress={() => setExporting('docx')} isDisabled={editor === null}>
              {t('export.open')}
            </Button>
          </>
        }
      >
        <PeopleHere people={people} />
      </Header>
      <div className={styles['middle']}>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: Escape closes the column where it lies over the page. */}
        <div
          className={styles['side']}
          data-open={navigating || undefined}
          onKeyDown={(event) => event.key === 'Escape' && setNavigating(false)}
        >
          <DocumentNav
            documents={props.documents}
            current={entry.id}
            peopleIn={props.peopleIn}
            addressOf={addressOf}
          />
          {editor !== null && <Outline editor={editor} onGo={() => setNavigating(false)} />}
        </div>
        <main id="main" ref={setCanvas} className={styles['canvas']}>
          {editor !== null && (
            <div className={styles['tools']}>
              <div className={styles['spread']} data-pane={beside}>
                <div className={styles['column']}>
                  {!readOnly && (
                    <Toolbar
                      editor={editor}
                      documentLanguage={entry.language}
                      linkOpen={linking}
                      onLinkOpenChange={setLinking}
                      beneath={embeds.tools}
                    >
                      {embeds.menu}
                    </Toolbar>
                  )}
                  <ViewNote
                    review={editor.review}
                    writing={actions.writing}
                    onMode={actions.setMode}
                    onView={actions.setView}
                  />
                </div>
              </div>
            </div>
          )}
          <div ref={setScroller} className={styles['scroll']}>
            <div className={styles['spread']} data-pane={beside}>
              <div className={styles['column']}>
                {entry.archived && (
                  <div className={styles['banner']}>
                    <p>{t('document.archived')}</p>
                    <Button
                      onPress={() => {
                        props.commands.restore(entry.id);
                        giveFocus(() => document.getElementById('page'));
                      }}
                    >
                      {t('documents.restore')}
                    </Button>
                  </div>
                )}
                {broken && (
                  <div className={styles['banner']} role="alert">
                    <p>{t('document.broken')}</p>
                    <Button onPress={() => location.reload()}>{t('document.reload')}</Button>
                  </div>
                )}
                {editor === null ? (
                  held !== null && <OpeningPage status={held.connection.status} />
                ) : (
                  <>
                    {review.returned > 0 && !later && (
                      <ReturnNotice
                        count={review.returned}
                        onLook={() => pane.open('returning')}
                        onLater={() => setLater(true)}
                      />
                    )}
                    <MoveConflictNotice editor={editor} />
                    <Page
                      editor={editor}
                      title={title}
                      language={entry.language}
                      onAskLink={() => setLinking(true)}
                      onToTools={focusTools}
                    />
                  </>
                )}
              </div>
              {hasRoom && side}
            </div>
          </div>
          {!hasRoom && side}
        </main>
      </div>
      {held !== null && (
        <StatusLine status={status} editor={editor} people={people.length} language={entry.language}>
          <NewsLink count={review.news} onOpen={() => pane.open('activity')} />
        </StatusLine>
      )}
      {finding && editor === null && <Palette commands={everywhere()} onClose={() => setFinding(false)} />}
      {finding && editor !== null && (
        <DocumentPalette
          editor={editor}
          commands={() => [
            ...everywhere(),
            ...documentCommands(t, entry, editor, props.commands, {
              link: () => setLinking(true),
              export: setExporting,
              takeIn: () => setTakingIn(true),
              rename: () => document.querySelector<HTMLElement>('h1 button')?.click(),
            }),
            ...embeds.commands(),
            ...review.commands(),
          ]}
          onClose={() => setFinding(false)}
        />
      )}
      {editor !== null && <CommentButton editor={editor} scroller={scroller} onComment={review.comment} />}
      {embeds.dialogs}
      {review.dialogs}
      {citing.dialogs}
      <ConfirmMany decide={review.decide} />
      <Toast returnTo={() => document.getElementById('page')} />
      {exporting !== null && connection !== undefined && (
        <ExportDialog
          title={title}
          format={exporting}
          content={(text) => readShown(connection.doc, { title, language: entry.language }, text)}
          tracked={async () => {
            // Fetched when it is asked for, as the writers are.
            const { readTrackedDocument } = await import('../../shared/exchange/tracked/readTracked.ts');
            return readTrackedDocument(connection.doc, { title, language: entry.language });
          }}
          withOrigin={async (text) => {
            const { contentWithOrigin } = await import(
              '../../shared/exchange/word/base/contentWithOrigin.ts'
            );
            const about = { document: entry.id, seminar: props.seminar.id, id: randomId(), at: Date.now() };
            const meta = { title, language: entry.language };
            return contentWithOrigin(connection.doc, text, meta, about);
          }}
          hasComments={() => connection.doc.getArray('comments').length > 0}
          undecided={() => readUndecided(connection.doc)}
          // Read from the text itself: the list beside it may still be on its way.
          unsettled={() => withChanges(connection.doc, (changes) => unsettledIn(listAll(changes)))}
          unread={() =>
            editor === null
              ? 0
              : editor.review.unreadable.get().length + editor.comments.unreadable.get().length
          }
          goTo={(paragraph) => {
            setExporting(null);
            afterDialog(() => {
              if (editor?.goTo(paragraph) !== true) announce(t('check.gone'));
            });
          }}
          client={props.desk.client}
          pictures={pictures}
          saveFile={bridge.saveFile}
          onClose={() => setExporting(null)}
        />
      )}
      {takingIn && (
        <ReturnDialog
          documentId={entry.id}
          person={props.person}
          records={imports.records}
          client={props.desk.returns}
          saveFile={bridge.saveFile}
          onClose={() => setTakingIn(false)}
        />
      )}
    </div>
  );
}
