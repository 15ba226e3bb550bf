/** One thing that is so or not, with a sentence about it. */
import { Check } from 'lucide-react';
import { Checkbox } from 'react-aria-components';
import styles from './CheckField.module.css';

export function CheckField(props: {
  readonly label: string;
  readonly description?: string;
  readonly isSelected: boolean;
  readonly onChange: (selected: boolean) => void;
}) {
  return (
    <Checkbox className={styles['field'] ?? ''} isSelected={props.isSelected} onChange={props.onChange}>
      <span className={styles['box']} aria-hidden="true">
        <Check size={14} />
      </span>
      <span>
        {props.label}
        {props.description !== undefined && (
          <span className={styles['description']}>{props.description}</span>
        )}
      </span>
    </Checkbox>
  );
}
