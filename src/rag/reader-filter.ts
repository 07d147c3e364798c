import { principalsOf, type Reader } from '../auth/identity.js';
import { EVERYONE } from '../content/page.js';
import type { Chunk } from './chunk.js';

/** The chapter, page or edition that a search is limited to; without members the whole corpus. */
export interface Place {
  readonly chapterNumber?: number;
  /** `null` means the page of the chapter itself. */
  readonly lessonSlug?: string | null;
  readonly locale?: string;
  readonly version?: string;
}

/**
 * Which chunks a search may find. A filter can only be created for an identity, and `VectorIndex.search` requires one, so
 * access rights cannot be forgotten.
 */
export class ReaderFilter {
  private constructor(
    readonly principals: readonly string[],
    readonly place: Place,
  ) {}

  static for(reader: Reader, place: Place = {}): ReaderFilter {
    const { tenantId, userId, principals = principalsOf(reader) } = reader;
    return new ReaderFilter([EVERYONE, `tenant:${tenantId}`, `user:${userId}`, ...principals], place);
  }

  allows(chunk: Chunk): boolean {
    const { chapterNumber, lessonSlug, locale, version } = this.place;
    if (chapterNumber !== undefined && chunk.chapterNumber !== chapterNumber) return false;
    if (lessonSlug !== undefined && chunk.lessonSlug !== lessonSlug) return false;
    if (locale !== undefined && chunk.locale !== locale) return false;
    if (version !== undefined && chunk.version !== version) return false;
    return chunk.acl.some((principal) => this.principals.includes(principal));
  }
}
