import type { HeadingSlugs } from './heading-slugs.js';
import { UniqueIds } from './unique-ids.js';

const ACCENTS = /[\u0300-\u036f]/g;
const CONTROLS = /\p{Cc}/gu;
const SPECIAL = /[\s~`!@#$%^&*()\-_+=[\]{}|\\;:"'“”‘’<>,.?/]+/g;

/** The rule of `@mdit-vue/shared`, which VitePress uses. Repeated ids are numbered from 1 on by its anchor plugin. */
export const vitepressSlugs: HeadingSlugs = () => {
  const ids = new UniqueIds();
  return ({ text, explicit }) => {
    const id = explicit ?? slugOf(text);
    if (explicit === undefined && ids.has(id)) return ids.takeNumbered(`${id}-`, 1);
    ids.take(id);
    return id;
  };
};

function slugOf(text: string): string {
  const plain = text.normalize('NFKD').replace(ACCENTS, '').replace(CONTROLS, '').replace(SPECIAL, '-');
  const trimmed = plain.replace(/^-/, '').replace(/-$/, '');
  return trimmed.replace(/^(?=\d)/, '_').toLowerCase();
}
