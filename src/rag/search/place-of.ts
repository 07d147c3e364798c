import { InvalidRequestError } from '../../common/errors/invalid-request.error.js';
import type { Place } from '../reader-filter.js';
import type { SearchRequest } from '../search-request.js';

/** The chapter, page and edition that a request searches. @throws InvalidRequestError when the scope needs a page and none is given. */
export function placeOf(request: SearchRequest): Place {
  const { locale, version } = request;
  return {
    ...scopeOf(request),
    ...(locale === undefined ? {} : { locale }),
    ...(version === undefined ? {} : { version }),
  };
}

function scopeOf({ scope, currentChapter, currentLesson }: SearchRequest): Place {
  switch (scope) {
    case 'full':
      return {};
    case 'current_chapter':
      return { chapterNumber: currentChapter ?? missing(scope, 'current_chapter') };
    case 'current_page':
      return {
        chapterNumber: currentChapter ?? missing(scope, 'current_chapter'),
        lessonSlug: currentLesson === undefined ? missing(scope, 'current_lesson') : currentLesson,
      };
    default:
      return scope satisfies never;
  }
}

function missing(scope: string, member: string): never {
  const message = `Scope \`${scope}\` needs \`page_context.${member}\`. Send it, or search with scope \`full\`.`;
  throw new InvalidRequestError(message, [{ path: `page_context.${member}`, message: `is needed for scope ${scope}` }]);
}
