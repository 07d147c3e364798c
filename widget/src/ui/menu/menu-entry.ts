/** One line of a menu. */
export interface MenuEntry {
  /** Unique within its menu. */
  id: string;
  label: string;
  description?: string;
  icon?: string;
  /** Set on entries of which one is chosen; undefined makes a plain command. */
  checked?: boolean;
  disabled?: boolean;
  onSelect: () => void;
}
