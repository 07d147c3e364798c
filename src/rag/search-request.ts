import type { Reader } from '../auth/identity.js';

/** `full` searches everything and prefers the chapter of the open page. The others search only this chapter or page. */
export const SEARCH_SCOPES = ['full', 'current_chapter', 'current_page'] as const;
export type SearchScope = (typeof SEARCH_SCOPES)[number];

export interface SearchRequest {
  /** 1 to 3 phrasings of one question. They are searched together and their results are combined. */
  readonly queries: readonly string[];
  readonly scope: SearchScope;
  readonly currentChapter?: number | null;
  /** `null` means the page of the chapter itself. */
  readonly currentLesson?: string | null;
  /** The path of the address that the reader has open, as a browser gives it. */
  readonly currentPath?: string | null;
  /** Only pages of this locale, such as `pt-BR`. */
  readonly locale?: string;
  /** Only pages of this version, such as `2.x`. */
  readonly version?: string;
  /** How many passages, 1 to 20. */
  readonly limit: number;
  /** The reader whose access rights apply. */
  readonly identity: Reader;
  readonly signal?: AbortSignal;
}
