/**
 * Lets a file be dropped to be taken in, anywhere on the screen: one that misses the list would make the browser leave
 * the desk and open it. The list says so while a file is held over the screen. The keyboard has the button.
 */
import { FileInput } from 'lucide-react';
import type { ReactNode } from 'react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './ImportDrop.module.css';

const holdsFiles = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes('Files') === true;

export function ImportDrop(props: {
  readonly onFiles: (files: readonly File[]) => void;
  readonly children: ReactNode;
}) {
  const { t } = useTranslation();
  const [isOver, setOver] = useState(false);
  const area = useRef<HTMLDivElement>(null);
  const onFiles = useRef(props.onFiles);
  onFiles.current = props.onFiles;

  useEffect(() => {
    // Entering a child leaves its parent: only what is left as often as it was entered is left.
    let depth = 0;
    const isTaken = () => area.current?.closest('[inert], [aria-hidden="true"]') !== null;
    const set = (next: number) => {
      depth = Math.max(next, 0);
      setOver(depth > 0 && !isTaken());
    };
    const enter = (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      set(depth + 1);
    };
    const over = (event: DragEvent) => {
      if (!holdsFiles(event) || event.dataTransfer === null) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = isTaken() ? 'none' : 'copy';
    };
    const leave = (event: DragEvent) => {
      if (holdsFiles(event)) set(depth - 1);
    };
    const drop = (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      set(0);
      const files = Array.from(event.dataTransfer?.files ?? []);
      // A dialog is open over the list: what it asks comes first.
      if (files.length > 0 && !isTaken()) onFiles.current(files);
    };
    window.addEventListener('dragenter', enter);
    window.addEventListener('dragover', over);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragenter', enter);
      window.removeEventListener('dragover', over);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
    };
  }, []);

  return (
    <div ref={area} className={styles['area']}>
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
