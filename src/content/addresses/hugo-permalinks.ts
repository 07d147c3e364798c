import { textIn } from './segments.js';

/** `:year`, `:sections[1:]`, `:slugorcontentbasename`. */
const TOKEN = /:(\w+)(?:\[([\d:last-]*)\])?/g;
const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/**
 * The segments of an address by a pattern of Hugo's `permalinks`, or of `url` in front matter; undefined when the page does not
 * have what the pattern names, such as a date.
 * @param segments the folders of the page and its name
 */
export function filledPermalink(
  pattern: string,
  segments: readonly string[],
  data: Readonly<Record<string, unknown>>,
): string[] | undefined {
  const missing: string[] = [];
  const filled = pattern.split('/').map((part) =>
    part.replace(TOKEN, (_, name: string, range?: string) => {
      const value = valueOf(name.toLowerCase(), range, segments, data);
      if (value === undefined) missing.push(name);
      return value ?? '';
    }),
  );
  return missing.length > 0 ? undefined : filled.flatMap((part) => part.split('/')).filter((part) => part !== '');
}

function valueOf(
  name: string,
  range: string | undefined,
  segments: readonly string[],
  data: Readonly<Record<string, unknown>>,
): string | undefined {
  const sections = segments.slice(0, -1);
  const file = segments.at(-1) ?? '';
  const title = textIn(data, 'title')?.replaceAll('/', '-') ?? file;
  const slug = textIn(data, 'slug');
  if (/^sections?(?:slugs?)?$/.test(name)) return sectionsIn(sections, name, range).join('/');
  if (name === 'title') return title;
  if (name === 'slug') return slug ?? title;
  if (name === 'filename' || name === 'contentbasename') return file;
  if (name === 'slugorfilename' || name === 'slugorcontentbasename') return slug ?? file;
  return partOfDate(name, data);
}

/** `sections[1:]`, `sections[:last]` and `sections[0]`. */
function sectionsIn(sections: readonly string[], name: string, range: string | undefined): readonly string[] {
  if (range === undefined) return name.startsWith('sections') ? sections : sections.slice(0, 1);
  const [from = '', to] = range.split(':').map((end) => (end === 'last' ? String(sections.length - 1) : end));
  const first = from === '' ? 0 : Number(from);
  return sections.slice(first, to === undefined ? first + 1 : to === '' ? undefined : Number(to));
}

function partOfDate(name: string, data: Readonly<Record<string, unknown>>): string | undefined {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})/.exec(textIn(data, 'date') ?? '') ?? [];
  if (name === 'year') return year;
  if (name === 'month') return month;
  if (name === 'day') return day;
  return name === 'monthname' && month !== undefined ? MONTHS[Number(month) - 1] : undefined;
}
