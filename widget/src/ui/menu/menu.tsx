import { lazy, type ReactNode, Suspense, useId, useRef, useState } from 'react';
import { Icon } from '../icons/icon.js';
import { useLayer } from '../layers.js';
import type { MenuEntry } from './menu-entry.js';

/** Loaded when the first menu opens. */
const MenuList = lazy(async () => ({ default: (await import('./menu-list.js')).MenuList }));

interface MenuProps {
  icon?: string;
  label: string;
  /** Text of the button; without it the button shows only its icon. */
  text?: string;
  entries: readonly MenuEntry[];
  align?: 'start' | 'end';
}

/** A button that opens a menu. */
export function Menu({ icon, label, text, entries, align = 'start' }: MenuProps): ReactNode {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const close = (refocus: boolean): void => {
    setOpen(false);
    if (refocus) button.current?.focus();
  };
  useLayer(open, () => close(true));
  return (
    <>
      <button
        type="button"
        ref={button}
        className={text ? 'menu-button' : 'icon-button'}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        aria-label={text ? `${label}: ${text}` : label}
        data-tip={open ? undefined : label}
        onClick={() => setOpen(!open)}
      >
        {icon && <Icon name={icon} />}
        {text && <span>{text}</span>}
        {text && <Icon name="chevron-down" size={14} />}
      </button>
      {open && (
        <Suspense>
          <MenuList id={id} label={label} entries={entries} align={align} anchor={button.current} onClose={close} />
        </Suspense>
      )}
    </>
  );
}
