import { autoUpdate, flip, offset, shift, size, useFloating } from '@floating-ui/react-dom';
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { Icon } from '../icons/icon.js';
import type { MenuEntry } from './menu-entry.js';

interface MenuListProps {
  id: string;
  label: string;
  entries: readonly MenuEntry[];
  align: 'start' | 'end';
  anchor: HTMLElement | null;
  /** `refocus` is true when the focus returns to the button: after a choice, not after a press outside. */
  onClose: (refocus: boolean) => void;
}

/** An open menu with the keys of the ARIA menu pattern: arrows, Home, End, first letters, Escape and Tab. */
export function MenuList({ id, label, entries, align, anchor, onClose }: MenuListProps): ReactNode {
  const list = useRef<HTMLDivElement | null>(null);
  const { refs, floatingStyles } = useFloating({
    elements: { reference: anchor },
    strategy: 'fixed',
    placement: `bottom-${align}`,
    middleware: [offset(4), flip({ padding: 8 }), shift({ padding: 8 }), size({ padding: 8, apply: limitHeight })],
    whileElementsMounted: autoUpdate,
  });
  useEffect(() => {
    const items = itemsIn(list.current);
    (items.find((item) => item.ariaChecked === 'true') ?? items[0])?.focus();
    return closeOnOutsidePress([list.current, anchor], () => onClose(false));
  }, [anchor]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Tab') onClose(false);
    else if (moveFocus(event, itemsIn(list.current))) event.preventDefault();
  };
  const hold = (element: HTMLDivElement | null): void => {
    list.current = element;
    refs.setFloating(element);
  };
  return (
    <div
      ref={hold}
      style={floatingStyles}
      id={id}
      role="menu"
      aria-label={label}
      className="menu"
      onKeyDown={onKeyDown}
    >
      {entries.map((entry) => (
        <MenuItem key={entry.id} entry={entry} onDone={() => onClose(true)} />
      ))}
    </div>
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

const itemsIn = (menu: HTMLElement | null): HTMLElement[] => [
  ...(menu?.querySelectorAll<HTMLElement>('[role^="menuitem"]:not(:disabled)') ?? []),
];

function moveFocus(event: KeyboardEvent, items: HTMLElement[]): boolean {
  const at = items.findIndex((item) => item === (item.getRootNode() as ShadowRoot).activeElement);
  const targets: Record<string, HTMLElement | undefined> = {
    ArrowDown: items[(at + 1) % items.length],
    ArrowUp: items.at(at <= 0 ? -1 : at - 1),
    Home: items[0],
    End: items.at(-1),
  };
  const target = targets[event.key] ?? findByLetter(event, items, at);
  target?.focus();
  return target !== undefined;
}

function findByLetter(event: KeyboardEvent, items: HTMLElement[], at: number): HTMLElement | undefined {
  if (event.key.length !== 1 || event.key === ' ' || event.ctrlKey || event.metaKey) return undefined;
  const letter = event.key.toLowerCase();
  const next = [...items.slice(at + 1), ...items.slice(0, at + 1)];
  return next.find((item) => item.textContent?.trim().toLowerCase().startsWith(letter));
}

/** Uses the path of the event: outside the shadow root its target is always the host. */
function closeOnOutsidePress(inside: (Element | null)[], close: () => void): () => void {
  const onPress = (event: Event): void => {
    if (!event.composedPath().some((node) => inside.includes(node as Element))) close();
  };
  document.addEventListener('pointerdown', onPress, true);
  return () => document.removeEventListener('pointerdown', onPress, true);
}

interface SizeState {
  availableHeight: number;
  elements: { floating: HTMLElement };
}
const limitHeight = ({ availableHeight, elements }: SizeState): void => {
  elements.floating.style.maxHeight = `${Math.max(120, availableHeight)}px`;
};
