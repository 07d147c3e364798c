import type { HeadingSlugs } from './heading-slugs.js';
import { UniqueIds } from './unique-ids.js';

const NO_PART = /[^\p{L}\p{Nd}_ -]/gu;

/**
 * The rule of Hugo with `autoHeadingIDType = "github"`. It reads the heading as written, so that the address of a link and the
 * names of tags are parts of the id; of a heading of several lines it reads the last one. Repeated ids are numbered from 1 on.
 */
export const hugoSlugs: HeadingSlugs = () => {
  const ids = new UniqueIds();
  return ({ written, explicit }) => {
    const id = explicit ?? slugOf(written);
    if (explicit === undefined && ids.has(id)) return ids.takeNumbered(`${id}-`, 1);
    ids.take(id);
    return id;
  };
};

function slugOf(written: string): string {
  const line = written.slice(written.lastIndexOf('\n') + 1).trim();
  return line.replace(NO_PART, '').replaceAll(' ', '-').toLowerCase() || 'heading';
}
