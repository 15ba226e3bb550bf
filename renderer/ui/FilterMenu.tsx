/** A button that opens a menu in which any number of choices may hold; it stays open while one chooses. */
import { Check, ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import {
  Button as AriaButton,
  Menu as AriaMenu,
  MenuItem,
  MenuTrigger,
  Popover,
} from 'react-aria-components';
import button from './Button.module.css';
import styles from './Menu.module.css';

export interface FilterChoice {
  readonly id: string;
  readonly label: string;
  /** Such as how many there are. */
  readonly detail: string;
  readonly mark?: ReactNode;
}

export function FilterMenu(props: {
  readonly label: string;
  readonly choices: readonly FilterChoice[];
  readonly chosen: ReadonlySet<string>;
  readonly onChange: (chosen: ReadonlySet<string>) => void;
  /** On the button. */
  readonly children: ReactNode;
}) {
  return (
    <MenuTrigger>
      <AriaButton className={`${button['button']} ${button['plain']} ${styles['filter']}`}>
        {props.children}
        <ChevronDown size={14} aria-hidden="true" />
      </AriaButton>
      <Popover className={styles['popover'] ?? ''} placement="bottom start" offset={4}>
        <AriaMenu
          className={styles['menu'] ?? ''}
          aria-label={props.label}
          selectionMode="multiple"
          selectedKeys={props.chosen}
          onSelectionChange={(keys) =>
            props.onChange(
              keys === 'all' ? new Set(props.choices.map(({ id }) => id)) : new Set([...keys].map(String)),
            )
          }
        >
          {props.choices.map(({ id, label, detail, mark }) => (
            <MenuItem key={id} id={id} textValue={label} className={styles['item'] ?? ''}>
              <span className={styles['mark']} aria-hidden="true">
                {props.chosen.has(id) && <Check size={14} />}
              </span>
              {mark}
              <bdi>{label}</bdi>
              <span className={styles['detail']}>{detail}</span>
            </MenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}
