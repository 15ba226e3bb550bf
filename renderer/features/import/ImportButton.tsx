/** Asks for a Word file to take in. The keyboard's way to what dropping one does. */
import { FileInput } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { pickWordFile } from '../../ui/pickWordFile.ts';

export function ImportButton(props: { readonly onFile: (file: File) => void }) {
  const { t } = useTranslation();
  return (
    <Button onPress={() => pickWordFile(props.onFile)}>
      <FileInput size={16} aria-hidden="true" />
      {t('import.title')}
    </Button>
  );
}
