import type { Identity } from '../auth/identity.js';

/** `full`: everything, the open page only boosts. The other two search nothing else. */
export const SEARCH_SCOPES = ['full', 'current_chapter', 'current_page'] as const;
export type SearchScope = (typeof SEARCH_SCOPES)[number];

export interface SearchRequest {
  /** 1 to 3 phrasings of one need; embedded together, searched together, fused. */
  readonly queries: readonly string[];
  readonly scope: SearchScope;
  readonly currentChapter?: number | null;
  readonly currentLesson?: string | null;
  /** How many passages, 1 to 20. */
  readonly limit: number;
  /** Whose access rights decide what may be found. */
  readonly identity: Identity;
  readonly signal?: AbortSignal;
}
