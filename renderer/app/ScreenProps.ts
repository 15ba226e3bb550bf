/** What the desk hands to each of its screens. */
import type { Person } from '../../shared/platform/DocumentConnection.ts';
import type { Seminar, SeminarDocument } from '../../shared/seminar/SeminarIndex.ts';
import type { DeskDialog } from './DeskDialog.ts';
import type { DeskAddress } from './useDesk.ts';
import type { DeskCommands } from './useDeskCommands.ts';

export interface ScreenProps {
  readonly desk: DeskAddress;
  readonly person: Person;
  readonly seminar: Seminar;
  readonly documents: readonly SeminarDocument[];
  readonly peopleIn: (documentId: string) => readonly Person[];
  readonly commands: DeskCommands;
  readonly openDialog: (dialog: DeskDialog) => void;
}
