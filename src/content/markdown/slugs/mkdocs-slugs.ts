import type { HeadingSlugs } from './heading-slugs.js';
import { UniqueIds } from './unique-ids.js';

const NUMBERED = /_(\d+)$/;

/**
 * The rule of Python-Markdown, as MkDocs uses it when `toc` has no other `slugify`: only ASCII letters and digits remain.
 * An empty or repeated id gets the next number after `_`. Ids that the writer gave are taken from the start.
 */
export const mkdocsSlugs: HeadingSlugs = (explicit) => {
  const ids = new UniqueIds(explicit);
  return ({ text, explicit: given }) => {
    if (given !== undefined) return given;
    const id = slugOf(text);
    if (id === '' || ids.has(id)) return nextNumber(ids, id);
    ids.take(id);
    return id;
  };
};

function slugOf(text: string): string {
  const ascii = text.normalize('NFKD').replace(/[^\t-\r -~]/g, '');
  return ascii
    .replace(/[^\w\s-]/g, '')
    .trim()
    .toLowerCase()
    .replace(/[-\s]+/g, '-');
}

function nextNumber(ids: UniqueIds, id: string): string {
  const [mark, digits = '0'] = NUMBERED.exec(id) ?? [''];
  return ids.takeNumbered(`${id.slice(0, id.length - mark.length)}_`, Number(digits) + 1);
}
