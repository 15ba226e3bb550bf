/** Menus that open from a button. Given to a toolbar with `keepsFocus`, the caret stays in the page. */
import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import {
  Button as AriaButton,
  Menu as AriaMenu,
  Header,
  MenuItem,
  MenuSection,
  MenuTrigger,
  Popover,
} from 'react-aria-components';
import button from './Button.module.css';
import { Tip } from './Button.tsx';
import styles from './Menu.module.css';

export interface MenuChoice {
  readonly id: string;
  readonly label: string;
  readonly detail?: string | undefined;
  readonly icon?: ReactNode;
  readonly selected?: boolean;
  /** Draws the label in the page's own style of that name. */
  readonly look?: string;
  readonly lang?: string;
}

export interface MenuGroup {
  readonly title?: string;
  readonly choices: readonly MenuChoice[];
}

export function MenuButton(props: {
  readonly label: string;
  readonly tip?: boolean;
  readonly keepsFocus?: boolean;
  readonly isDisabled?: boolean;
  readonly groups: readonly MenuGroup[];
  readonly onAction: (id: string) => void;
  readonly wide?: boolean;
  /** As wide as what is written on it. */
  readonly worded?: boolean;
  readonly children: ReactNode;
}) {
  const look = props.wide ? styles['wide'] : props.worded ? styles['worded'] : button['icon'];
  const trigger = (
    <AriaButton
      aria-label={props.label}
      preventFocusOnPress={props.keepsFocus === true}
      isDisabled={props.isDisabled === true}
      className={`${button['button']} ${look}`}
    >
      {props.children}
    </AriaButton>
  );
  return (
    <MenuTrigger>
      {props.tip === false ? trigger : <Tip label={props.label}>{trigger}</Tip>}
      <Popover className={styles['popover'] ?? ''} placement="bottom start" offset={4}>
        <AriaMenu
          className={styles['menu'] ?? ''}
          aria-label={props.label}
          onAction={(key) => props.onAction(String(key))}
        >
          {props.groups.map((group, at) => (
            <MenuSection
              key={group.title ?? at}
              id={`group-${at}`}
              aria-label={group.title ?? props.label}
              className={styles['section'] ?? ''}
              {...choiceOf(group)}
            >
              {group.title !== undefined && <Header className={styles['header']}>{group.title}</Header>}
              {group.choices.map((choice) => (
                <MenuItem
                  key={choice.id}
                  id={choice.id}
                  textValue={choice.label}
                  className={styles['item'] ?? ''}
                >
                  <span className={styles['mark']} aria-hidden="true">
                    {choice.selected ? <Check size={14} /> : choice.icon}
                  </span>
                  <span className={choice.look && styles[choice.look]} lang={choice.lang}>
                    {choice.label}
                  </span>
                  {choice.detail !== undefined && <kbd className={styles['detail']}>{choice.detail}</kbd>}
                </MenuItem>
              ))}
            </MenuSection>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}

/** A group in which one choice holds is read as such: 'checked', not only drawn with a tick. */
function choiceOf(group: MenuGroup) {
  if (group.choices.every((choice) => choice.selected === undefined)) return {};
  const selected = group.choices.filter((choice) => choice.selected).map((choice) => choice.id);
  return { selectionMode: 'single' as const, selectedKeys: selected };
}
