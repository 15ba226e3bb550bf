/** A line of text, or several, with its label, and what is wrong with it. */
import { FieldError, Input, Label, Text, TextArea, TextField } from 'react-aria-components';
import styles from './Field.module.css';

export function Field(props: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly description?: string;
  readonly error?: string | null;
  readonly isRequired?: boolean;
  readonly autoFocus?: boolean;
  readonly autoComplete?: string;
  readonly maxLength?: number;
  readonly placeholder?: string;
  readonly name?: string;
  readonly isDisabled?: boolean;
  /** Room for so many lines; one where not given. */
  readonly lines?: number;
}) {
  const { label, description, error, placeholder, lines, ...rest } = props;
  return (
    <TextField
      {...rest}
      isInvalid={error != null}
      className={styles['field'] ?? ''}
      validationBehavior="aria"
    >
      <Label className={styles['label'] ?? ''}>{label}</Label>
      {lines === undefined ? (
        <Input className={styles['input'] ?? ''} placeholder={placeholder ?? ''} dir="auto" />
      ) : (
        <TextArea className={`${styles['input']} ${styles['lines']}`} rows={lines} dir="auto" />
      )}
      {description !== undefined && (
        <Text slot="description" className={styles['description'] ?? ''}>
          {description}
        </Text>
      )}
      <FieldError className={styles['error'] ?? ''}>{error}</FieldError>
    </TextField>
  );
}
