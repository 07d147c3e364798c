import type { MessagePart } from './panel-handle.js';

/** Options of the widget. Names and meanings are those of ChatKit.js, so that its examples work with another import. */
export interface ChatWidgetOptions {
  api?: ApiOptions;
  /** BCP 47. Default: the language of the page. */
  locale?: string;
  theme?: 'light' | 'dark' | 'auto' | ThemeOptions;
  /** Accessible name of the panel. Default: "Assistant". */
  frameTitle?: string;
  /** Id of the thread to open first; null starts a new chat. Default: the last thread of this browser. */
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
  /** Accepted and ignored: `/` commands are not supported. */
  commands?: unknown;
  widgets?: {
    onAction?: (action: { type: string; payload?: unknown }, item: { id: string; widget: object }) => unknown;
  };
  thread?: { autoScroll?: boolean };

  layout?: 'popup' | 'sidebar' | 'inline';
  launcher?: boolean | { label?: string };
  /** Ctrl/Cmd+I opens the chat. Default: true. */
  shortcut?: boolean;
  pageContext?: PageContextOption;
  /** For example `/docs/:part/:chapter/:lesson`, matched against the path after `basePath`. */
  pagePattern?: { pattern: string; basePath?: string; chapters?: Record<string, number> };
  selection?: SelectionOptions;
  sessionId?: string;
  /** Called for links of this site. Return false to let the browser follow the link. */
  onNavigate?: (url: string) => unknown;
  onAuthError?: () => void;
  /** Texts that replace those of `strings/english.ts`, by name. */
  strings?: Record<string, string>;
  /** URL of a JSON file with such texts. */
  stringsUrl?: string;
}

/** Where and how requests are sent. */
export interface ApiOptions {
  url?: string;
  fetch?: typeof fetch;
  credentials?: RequestCredentials;
  /** Accepted and ignored, as are the next two: a self-hosted server does not need them. */
  domainKey?: string;
  getClientSecret?: unknown;
  uploadStrategy?: unknown;
}

/** The look of the widget. Defaults: the scheme of the page, `round`, `normal`, and the colours of the style sheet. */
export interface ThemeOptions {
  colorScheme?: 'light' | 'dark' | 'auto';
  radius?: 'pill' | 'round' | 'soft' | 'sharp';
  density?: 'compact' | 'normal' | 'spacious';
  color?: ColorOptions;
  typography?: TypographyOptions;
}
export interface ColorOptions {
  /** `level`, from 0 (default) to 3, mixes the accent into the bubble of the reader. */
  accent?: { primary: string; level?: number };
  /** Tints all greys: `hue` in degrees, `tint` from 0 to 9, `shade` from -4 (darker) to 4 (lighter). */
  grayscale?: { hue: number; tint: number; shade?: number };
  /** `foreground` is the text colour. If it is unreadable on `background`, the default text colour is used. */
  surface?: { background: string; foreground?: string };
}
/** `baseSize` is in pixels; the other sizes follow from it. */
export interface TypographyOptions {
  baseSize?: 14 | 15 | 16 | 17 | 18;
  fontFamily?: string;
  fontFamilyMono?: string;
  /** Font files to load. Without them the widget loads no fonts. */
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

/** A button in the header. Without `label` its accessible name is the name of the icon. */
export interface HeaderAction {
  icon: string;
  label?: string;
  onClick: () => void;
}
/** All default to enabled. Without `title.text` the title of the thread is shown. */
export interface HeaderOptions {
  enabled?: boolean;
  title?: { enabled?: boolean; text?: string };
  leftAction?: HeaderAction;
  rightAction?: HeaderAction;
}

/** A prompt on the start screen. A click sends it at once. */
export interface StartPrompt {
  label: string;
  prompt: string | MessagePart[];
  icon?: string;
}

/** A tool that the reader can choose for a message. Its id is sent as `tool_choice`. */
export interface ComposerTool {
  id: string;
  label: string;
  shortLabel?: string;
  icon?: string;
  placeholderOverride?: string;
  /** The tool stays chosen after a message is sent. */
  persistent?: boolean;
  /** Shown as a button beside the menu. */
  pinned?: boolean;
}
/** A model that the reader can choose. Without `default` the first one is chosen. */
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
  /** Accepted and ignored: attachments and dictation are not supported. */
  attachments?: unknown;
  dictation?: unknown;
}

/** A thing that a tag of a message or a source of an answer names. */
export interface Entity {
  id: string;
  title: string;
  icon?: string;
  group?: string;
  interactive?: boolean;
  data?: Record<string, unknown>;
}
/** `onClick` is called for interactive tags and sources. The other members are accepted and ignored. */
export interface EntityOptions {
  onClick?: (entity: Entity) => void;
  onRequestPreview?: unknown;
  onTagSearch?: unknown;
  showComposerMenu?: boolean;
}

/** The page that the reader has open. Names are cut to 200 characters, the path to 2,000. */
export interface PageContext {
  current_chapter?: number | null;
  current_lesson?: string | null;
  current_path?: string | null;
  part_slug?: string | null;
  chapter_slug?: string | null;
  lesson_slug?: string | null;
  /** Shown above the message box instead of the heading of the page. Not sent. */
  title?: string;
}
export type PageContextOption = PageContext | (() => PageContext | null);

/** The offer to ask about selected text. Lengths are in characters; defaults: 10 to 2,000. */
export interface SelectionOptions {
  enabled?: boolean;
  /** Selector of the part of the page whose text may be selected for a question. */
  root?: string;
  minLength?: number;
  maxLength?: number;
  /** Selector of parts whose text is removed from a selection. */
  ignore?: string;
}
