import type { MessagePart } from './panel-handle.js';

/** The widget's options, named as ChatKit.js names them, so that its samples port by changing the import. */
export interface ChatWidgetOptions {
  api?: ApiOptions;
  /** BCP 47; the page's language where it is not set. */
  locale?: string;
  theme?: 'light' | 'dark' | 'auto' | ThemeOptions;
  /** The accessible name of the widget. */
  frameTitle?: string;
  /** The id of the thread to open first; null starts a new one instead of the last. */
  initialThread?: string | null;
  onClientTool?: (call: { name: string; params: Record<string, unknown> }) => unknown;
  header?: HeaderOptions;
  history?: { enabled?: boolean; showDelete?: boolean; showRename?: boolean };
  startScreen?: { greeting?: string; prompts?: StartPrompt[] };
  composer?: ComposerOptions;
  threadItemActions?: { feedback?: boolean; retry?: boolean };
  /** Markdown. */
  disclaimer?: { text: string; highContrast?: boolean };
  entities?: EntityOptions;
  /** Accepted; this widget does not offer `/` commands yet. */
  commands?: unknown;
  widgets?: {
    onAction?: (action: { type: string; payload?: unknown }, item: { id: string; widget: object }) => unknown;
  };
  thread?: { autoScroll?: boolean };

  layout?: 'popup' | 'sidebar' | 'inline';
  launcher?: boolean | { label?: string };
  /** False switches the shortcut off; true is Ctrl/Cmd+I. */
  shortcut?: boolean;
  pageContext?: PageContextOption;
  /** For example `/docs/:part/:chapter/:lesson`, matched against the path below `basePath`. */
  pagePattern?: { pattern: string; basePath?: string; chapters?: Record<string, number> };
  selection?: SelectionOptions;
  sessionId?: string;
  /** Called for links of the same site; return false to leave them to the browser. */
  onNavigate?: (url: string) => unknown;
  onAuthError?: () => void;
  /** Other words for the names in `strings/english.ts`. */
  strings?: Record<string, string>;
  /** A JSON file of such words. */
  stringsUrl?: string;
}

export interface ApiOptions {
  url?: string;
  fetch?: typeof fetch;
  credentials?: RequestCredentials;
  /** Accepted so that ChatKit.js options can be passed as they are; a self-hosted server needs neither. */
  domainKey?: string;
  getClientSecret?: unknown;
  uploadStrategy?: unknown;
}

export interface ThemeOptions {
  colorScheme?: 'light' | 'dark' | 'auto';
  radius?: 'pill' | 'round' | 'soft' | 'sharp';
  density?: 'compact' | 'normal' | 'spacious';
  color?: ColorOptions;
  typography?: TypographyOptions;
}
export interface ColorOptions {
  /** `level`, 0 to 3, is how much of the accent the bubble of the reader's words takes on. */
  accent?: { primary: string; level?: number };
  /** A touch of a hue in all greys, `tint` from 0 to 9; `shade`, -4 to 4, makes them darker or lighter. */
  grayscale?: { hue: number; tint: number; shade?: number };
  /** `foreground` is the colour of words. One that cannot be read on the background gives way to one that can. */
  surface?: { background: string; foreground?: string };
}
export interface TypographyOptions {
  baseSize?: 14 | 15 | 16 | 17 | 18;
  fontFamily?: string;
  fontFamilyMono?: string;
  /** Font files of the page's own choice; without them no font is ever fetched. */
  fontSources?: FontSource[];
}
export interface FontSource {
  family: string;
  src: string;
  weight?: string | number;
  style?: string;
  display?: 'auto' | 'block' | 'swap' | 'fallback' | 'optional';
  unicodeRange?: string;
}

export interface HeaderAction {
  icon: string;
  label?: string;
  onClick: () => void;
}
export interface HeaderOptions {
  enabled?: boolean;
  title?: { enabled?: boolean; text?: string };
  leftAction?: HeaderAction;
  rightAction?: HeaderAction;
}

export interface StartPrompt {
  label: string;
  prompt: string | MessagePart[];
  icon?: string;
}

export interface ComposerTool {
  id: string;
  label: string;
  shortLabel?: string;
  icon?: string;
  placeholderOverride?: string;
  /** Stays chosen after a message was sent. */
  persistent?: boolean;
  /** Has a button of its own beside the menu. */
  pinned?: boolean;
}
export interface ComposerModel {
  id: string;
  label: string;
  description?: string;
  default?: boolean;
  disabled?: boolean;
}
export interface ComposerOptions {
  placeholder?: string;
  tools?: ComposerTool[];
  models?: ComposerModel[];
  /** Accepted; this widget does not offer them yet. */
  attachments?: unknown;
  dictation?: unknown;
}

export interface Entity {
  id: string;
  title: string;
  icon?: string;
  group?: string;
  interactive?: boolean;
  data?: Record<string, unknown>;
}
export interface EntityOptions {
  onClick?: (entity: Entity) => void;
  onRequestPreview?: unknown;
  onTagSearch?: unknown;
  showComposerMenu?: boolean;
}

export interface PageContext {
  current_chapter?: number | null;
  current_lesson?: string | null;
  current_path?: string | null;
  part_slug?: string | null;
  chapter_slug?: string | null;
  lesson_slug?: string | null;
  /** For the chip in the composer, instead of the page's heading; not sent. */
  title?: string;
}
export type PageContextOption = PageContext | (() => PageContext | null);

export interface SelectionOptions {
  enabled?: boolean;
  /** A selector of the part of the page whose text may be offered. */
  root?: string;
  minLength?: number;
  maxLength?: number;
  /** A selector of parts that are left out. */
  ignore?: string;
}
