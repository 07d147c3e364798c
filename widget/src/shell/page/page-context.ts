import { NAME_LIMIT, PATH_LIMIT } from '../../host/limits.js';
import type { ChatWidgetOptions, PageContext } from '../../host/options.js';

type Attributes = Pick<Element, 'getAttribute'>;

/**
 * The page that the reader has open, from the first of these that identifies it: the option, attributes of the element,
 * `meta` tags, the path. Nothing else of the page is read.
 */
export function readPageContext(options: ChatWidgetOptions, host: Attributes): PageContext {
  const found =
    fromOption(options.pageContext) ??
    fromAttributes(host) ??
    fromMetas() ??
    fromPath(options.pagePattern, location.pathname);
  return {
    current_chapter: null,
    current_lesson: null,
    current_path: location.pathname.slice(0, PATH_LIMIT),
    ...found,
  };
}

const fromOption = (option: ChatWidgetOptions['pageContext']): PageContext | null => {
  try {
    return (typeof option === 'function' ? option() : option) ?? null;
  } catch {
    // An error in the page's function must not prevent the reader from asking.
    return null;
  }
};

const fromAttributes = (host: Attributes): PageContext | null =>
  context(host.getAttribute('current-chapter'), host.getAttribute('current-lesson'));

const fromMetas = (): PageContext | null => context(meta('bw:chapter'), meta('bw:lesson'));

const meta = (name: string): string | null =>
  document.querySelector(`meta[name="${name}"]`)?.getAttribute('content') ?? null;

function context(chapter: string | null, lesson: string | null): PageContext | null {
  if (chapter === null && lesson === null) return null;
  return { current_chapter: wholeNumber(chapter), current_lesson: lesson?.slice(0, NAME_LIMIT) ?? null };
}

const wholeNumber = (text: string | null | undefined): number | null =>
  text && /^\d{1,6}$/.test(text) ? Number(text) : null;

/**
 * Reads the path by a pattern such as `/docs/:part/:chapter/:lesson`. The number of the chapter comes from the table of
 * the option or from a slug such as `02-ros2`. Null when the path does not match.
 */
export function fromPath(pattern: ChatWidgetOptions['pagePattern'], path: string): PageContext | null {
  if (!pattern) return null;
  const base = (pattern.basePath ?? '').replace(/\/$/, '');
  if (!path.startsWith(base)) return null;
  const parts = segments(path.slice(base.length));
  const names = segments(pattern.pattern);
  const values: Record<string, string> = {};
  for (const [index, name] of names.entries()) {
    const part = parts[index];
    if (part === undefined || (!name.startsWith(':') && name !== part)) return null;
    if (name.startsWith(':')) values[name.slice(1)] = part.slice(0, NAME_LIMIT);
  }
  const { part, chapter, lesson } = values;
  return {
    current_chapter: pattern.chapters?.[chapter ?? ''] ?? wholeNumber(/^(\d{1,6})(?:-|$)/.exec(chapter ?? '')?.[1]),
    current_lesson: lesson ?? null,
    part_slug: part ?? null,
    chapter_slug: chapter ?? null,
    lesson_slug: lesson ?? null,
  };
}

const segments = (path: string): string[] =>
  path
    .split('/')
    .filter((part) => part !== '')
    .map((part) => {
      try {
        return decodeURIComponent(part);
      } catch {
        return part;
      }
    });
