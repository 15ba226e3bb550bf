/**
 * Whether the pane beside the page is shown, and which of its tabs. Where there is nothing to show it is not
 * there; once it was it stays, so that the page does not jump; whoever closes it has it closed next time. Where
 * there is no room for it, it lies over the page and is opened when asked for.
 */
import { useCallback, useEffect, useState } from 'react';
import { storedValue } from '../platform/storedValue.ts';
import { useReadable } from '../ui/useReadable.ts';

export interface Pane {
  readonly shown: boolean;
  readonly tab: string;
  /** Shows the pane with this tab. */
  open(tab: string): void;
  toggle(): void;
}

const closed = storedValue('rapporteur.paneClosed', (stored) => stored === true);

export function usePane(options: {
  /** There is something to show in it. */
  readonly filled: boolean;
  readonly hasRoom: boolean;
  /** Where nobody has chosen one: of the moment in which there was something to show. */
  readonly firstTab: string;
}): Pane {
  const { filled, hasRoom, firstTab } = options;
  const isClosed = useReadable(closed);
  const [tab, setTab] = useState<string | null>(null);
  /** It has been filled, or was asked for. */
  const [wanted, setWanted] = useState(false);
  const [over, setOver] = useState(false);
  useEffect(() => {
    if (!filled) return;
    setWanted(true);
    setTab((chosen) => chosen ?? firstTab);
  }, [filled, firstTab]);
  useEffect(() => {
    if (hasRoom) setOver(false);
  }, [hasRoom]);

  const shown = hasRoom ? !isClosed && (wanted || filled) : over;
  const open = useCallback(
    (next: string) => {
      setTab(next);
      if (!hasRoom) setOver(true);
      else {
        setWanted(true);
        closed.set(false);
      }
    },
    [hasRoom],
  );
  const toggle = useCallback(() => {
    if (!hasRoom) setOver((before) => !before);
    else {
      setWanted(true);
      closed.set(shown);
    }
  }, [hasRoom, shown]);
  return { shown, tab: tab ?? firstTab, open, toggle };
}
