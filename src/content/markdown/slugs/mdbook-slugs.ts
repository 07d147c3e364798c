import type { HeadingSlugs } from './heading-slugs.js';
import { UniqueIds } from './unique-ids.js';

const NO_PART = /[^\p{Alphabetic}\p{N}_\s-]/gu;

/** The rule of mdBook. Repeated ids are numbered from 1 on; ids that the writer gave do not count. */
export const mdbookSlugs: HeadingSlugs = () => {
  const ids = new UniqueIds();
  return ({ text, explicit }) => {
    if (explicit !== undefined) return explicit;
    const id = text.trim().toLowerCase().replace(NO_PART, '').replace(/\s/g, '-');
    if (ids.has(id)) return ids.takeNumbered(`${id}-`, 1);
    ids.take(id);
    return id;
  };
};
