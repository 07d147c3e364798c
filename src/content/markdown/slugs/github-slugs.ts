import GithubSlugger from 'github-slugger';
import type { HeadingSlugs } from './heading-slugs.js';

/** The rule of GitHub, which Docusaurus and our own site use. An explicit id does not change the numbers of other headings. */
export const githubSlugs: HeadingSlugs = () => {
  const slugger = new GithubSlugger();
  return ({ text, explicit }) => explicit ?? slugger.slug(text);
};

/** Astro, which Starlight is built on, removes one hyphen from the end: "Why?!" and "Why -" get the same id. */
export const starlightSlugs: HeadingSlugs = () => {
  const slugger = new GithubSlugger();
  return ({ text, explicit }) => explicit ?? slugger.slug(text).replace(/-$/, '');
};

/** Nextra numbers explicit ids too. Its titles have no id, so they do not change the numbers of other headings. */
export const nextraSlugs: HeadingSlugs = () => {
  const slugger = new GithubSlugger();
  const titles = new GithubSlugger();
  return ({ text, depth, explicit }) => (depth === 1 ? titles : slugger).slug(explicit ?? text);
};
