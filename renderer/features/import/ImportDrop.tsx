/** Where a file may be dropped to be taken in: it says so while one is held over it. */
import { FileInput } from 'lucide-react';
import type { ReactNode } from 'react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './ImportDrop.module.css';

const holdsFiles = (event: React.DragEvent) => event.dataTransfer.types.includes('Files');

export function ImportDrop(props: {
  readonly onFiles: (files: readonly File[]) => void;
  readonly children: ReactNode;
}) {
  const { t } = useTranslation();
  const [isOver, setOver] = useState(false);
  // Entering a child leaves its parent: only what is left as often as it was entered is left.
  const depth = useRef(0);
  const leave = () => {
    depth.current = 0;
    setOver(false);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping has its button for the keyboard beside it.
    <div
      className={styles['area']}
      onDragEnter={(event) => {
        if (!holdsFiles(event)) return;
        event.preventDefault();
        depth.current++;
        setOver(true);
      }}
      onDragOver={(event) => {
        if (!holdsFiles(event)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = 'copy';
      }}
      onDragLeave={(event) => {
        if (holdsFiles(event) && --depth.current <= 0) leave();
      }}
      onDrop={(event) => {
        if (!holdsFiles(event)) return;
        event.preventDefault();
        leave();
        const files = Array.from(event.dataTransfer.files);
        if (files.length > 0) props.onFiles(files);
      }}
    >
      {props.children}
      {isOver && (
        <div className={styles['over']} aria-hidden="true">
          <FileInput size={28} />
          <p>{t('import.drop')}</p>
        </div>
      )}
    </div>
  );
}
