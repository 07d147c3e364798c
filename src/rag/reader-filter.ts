import type { Identity } from '../auth/identity.js';
import { EVERYONE } from '../content/page.js';
import type { Chunk } from './chunk.js';

/** The pages that a search is confined to. */
export interface Place {
  readonly chapterNumber?: number;
  /** `null` is a chapter's own page. */
  readonly lessonSlug?: string | null;
}

/**
 * What a search may find. It can only be made for a reader, and `VectorIndex.search` takes nothing else: access rights
 * cannot be omitted from a search.
 */
export class ReaderFilter {
  private constructor(
    readonly principals: readonly string[],
    readonly place: Place,
  ) {}

  static for(identity: Identity, place: Place = {}): ReaderFilter {
    return new ReaderFilter([EVERYONE, `tenant:${identity.tenantId}`, `user:${identity.userId}`], place);
  }

  allows(chunk: Chunk): boolean {
    const { chapterNumber, lessonSlug } = this.place;
    if (chapterNumber !== undefined && chunk.chapterNumber !== chapterNumber) return false;
    if (lessonSlug !== undefined && chunk.lessonSlug !== lessonSlug) return false;
    return chunk.acl.some((principal) => this.principals.includes(principal));
  }
}
