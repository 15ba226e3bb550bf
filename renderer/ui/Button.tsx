/** Buttons: primary for the one thing a screen asks for, plain beside it, quiet everywhere else. */
import type { ReactNode } from 'react';
import type { ButtonProps as AriaButtonProps, ToggleButtonProps } from 'react-aria-components';
import { Button as AriaButton, ToggleButton, Tooltip, TooltipTrigger } from 'react-aria-components';
import styles from './Button.module.css';

interface OwnProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children'> {
  readonly kind?: 'primary' | 'plain' | 'quiet';
  /** The press leaves the focus (and the selection) where it is: in the page. */
  readonly keepsFocus?: boolean;
  readonly children: ReactNode;
}

export function Button({ kind = 'plain', keepsFocus = false, ...props }: OwnProps) {
  return (
    <AriaButton
      {...props}
      preventFocusOnPress={keepsFocus}
      className={`${styles['button']} ${styles[kind]}`}
    />
  );
}

interface IconProps extends Omit<OwnProps, 'kind' | 'children'> {
  /** The name, read aloud and shown as the tooltip. */
  readonly label: string;
  /** As printed in the tooltip: `Ctrl+B`. */
  readonly shortcut?: string | undefined;
  readonly children: ReactNode;
}

export function IconButton({ label, shortcut, keepsFocus = false, ...props }: IconProps) {
  return (
    <Tip label={label} shortcut={shortcut}>
      <AriaButton
        {...props}
        aria-label={label}
        preventFocusOnPress={keepsFocus}
        className={`${styles['button']} ${styles['icon']}`}
      />
    </Tip>
  );
}

interface IconToggleProps extends Omit<ToggleButtonProps, 'className' | 'style' | 'children' | 'id'> {
  readonly label: string;
  readonly shortcut?: string | undefined;
  readonly keepsFocus?: boolean;
  readonly children: ReactNode;
}

/** On or off, said by `aria-pressed` and shown by more than colour. */
export function IconToggle({ label, shortcut, keepsFocus = false, ...props }: IconToggleProps) {
  return (
    <Tip label={label} shortcut={shortcut}>
      <ToggleButton
        {...props}
        aria-label={label}
        preventFocusOnPress={keepsFocus}
        className={`${styles['button']} ${styles['icon']}`}
      />
    </Tip>
  );
}

/** A tooltip on hover and on keyboard focus. */
export function Tip(props: { label: string; shortcut?: string | undefined; children: React.JSX.Element }) {
  return (
    <TooltipTrigger delay={500} closeDelay={60}>
      {props.children}
      <Tooltip className={styles['tip'] ?? ''} offset={6}>
        {props.label}
        {props.shortcut !== undefined && <kbd className={styles['keys']}>{props.shortcut}</kbd>}
      </Tooltip>
    </TooltipTrigger>
  );
}
