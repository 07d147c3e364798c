import { autoUpdate, flip, offset, shift, size, useFloating } from '@floating-ui/react-dom';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useState } from 'react';
import { Icon } from './icons/icon.js';
import { useLayer } from './layers.js';

export interface MenuEntry {
  id: string;
  label: string;
  description?: string;
  icon?: string;
  checked?: boolean;
  disabled?: boolean;
  onSelect: () => void;
}

interface MenuProps {
  icon?: string;
  label: string;
  /** Shown on the button; without it the button is its icon. */
  text?: string;
  entries: readonly MenuEntry[];
  align?: 'start' | 'end';
}

/** A menu button after the ARIA pattern: arrows move, Home and End jump, letters find, Escape and Tab close. */
export function Menu({ icon, label, text, entries, align = 'start' }: MenuProps): ReactNode {
  const id = useId();
  const [open, setOpen] = useState(false);
  const { refs, floatingStyles } = useFloating({
    open,
    strategy: 'fixed',
    placement: `bottom-${align}`,
    middleware: [offset(4), flip({ padding: 8 }), shift({ padding: 8 }), size({ padding: 8, apply: limitHeight })],
    whileElementsMounted: autoUpdate,
  });
  const button = (): HTMLElement | null => refs.reference.current as HTMLElement | null;
  const close = (): void => {
    setOpen(false);
    button()?.focus();
  };
  useLayer(open, close);
  useEffect(() => {
    if (!open) return;
    (itemsIn(refs.floating.current).find((item) => item.ariaChecked === 'true') ?? itemsIn(refs.floating.current)[0])?.focus();
    return closeOnOutsidePress([refs.floating.current, button()], () => setOpen(false));
  }, [open]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Tab') setOpen(false);
    else if (moveFocus(event, itemsIn(refs.floating.current))) event.preventDefault();
  };
  return (
    <>
      <button
        type="button"
        ref={refs.setReference}
        className={text ? 'menu-button' : 'icon-button'}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        aria-label={label}
        data-tip={open ? undefined : label}
        onClick={() => setOpen(!open)}
      >
        {icon && <Icon name={icon} />}
        {text && <span>{text}</span>}
        {text && <Icon name="chevron-down" size={14} />}
      </button>
      {open && (
        <div ref={refs.setFloating} style={floatingStyles} id={id} role="menu" aria-label={label} className="menu" onKeyDown={onKeyDown}>
          {entries.map((entry) => (
            <MenuItem key={entry.id} entry={entry} onDone={close} />
          ))}
        </div>
      )}
    </>
  );
}

function MenuItem({ entry, onDone }: { entry: MenuEntry; onDone: () => void }): ReactNode {
  const { label, description, icon, checked, disabled, onSelect } = entry;
  const select = (): void => {
    onDone();
    onSelect();
  };
  return (
    <button
      type="button"
      role={checked === undefined ? 'menuitem' : 'menuitemradio'}
      aria-checked={checked}
      disabled={disabled}
      tabIndex={-1}
      className="menu-item"
      onClick={select}
    >
      {icon && <Icon name={icon} />}
      <span className="menu-words">
        {label}
        {description && <span className="menu-description">{description}</span>}
      </span>
      {checked && <Icon name="check" />}
    </button>
  );
}

const itemsIn = (menu: HTMLElement | null): HTMLElement[] => [...(menu?.querySelectorAll<HTMLElement>('[role^="menuitem"]:not(:disabled)') ?? [])];

function moveFocus(event: KeyboardEvent, items: HTMLElement[]): boolean {
  const at = items.findIndex((item) => item === (items[0]?.getRootNode() as ShadowRoot).activeElement);
  const letter = event.key.length === 1 && !event.ctrlKey && !event.metaKey ? event.key.toLowerCase() : null;
  const byLetter = letter && [...items.slice(at + 1), ...items.slice(0, at + 1)].find((item) => item.textContent?.trim().toLowerCase().startsWith(letter));
  const targets: Record<string, HTMLElement | undefined> = {
    ArrowDown: items[(at + 1) % items.length],
    ArrowUp: items.at(at <= 0 ? -1 : at - 1),
    Home: items[0],
    End: items.at(-1),
  };
  const target = targets[event.key] ?? byLetter;
  if (!target) return false;
  target.focus();
  return true;
}

/** In a shadow root the page sees only the host, so the path of the event decides. */
function closeOnOutsidePress(inside: (Element | null)[], close: () => void): () => void {
  const onPress = (event: Event): void => {
    if (!event.composedPath().some((node) => inside.includes(node as Element))) close();
  };
  document.addEventListener('pointerdown', onPress, true);
  return () => document.removeEventListener('pointerdown', onPress, true);
}

const limitHeight = ({ availableHeight, elements }: { availableHeight: number; elements: { floating: HTMLElement } }): void => {
  elements.floating.style.maxHeight = `${Math.max(120, availableHeight)}px`;
};
