import { join } from 'node:path';
import { type PageData, readFrontMatter } from './front-matter/read-front-matter.js';
import { includedText } from './included-text.js';
import { checkParsable } from './markdown/check-parsable.js';
import type { CorpusPage, CorpusProblem } from './page.js';
import { type PageTexts, textsOf } from './page-texts.js';
import { type PublishingRules, unpublishedByData, unpublishedByPath } from './published.js';
import { readPageText } from './read-page-text.js';
import { toStandardMarkdown } from './syntax/to-standard-markdown.js';
import { leftOut } from './unreadable-page.js';

/** A page before it has its place and its address. */
export interface PageDraft {
  readonly page: PageTexts & Pick<CorpusPage, 'path' | 'markdown' | 'acl'>;
  readonly data: PageData;
}

/** Reads one file of the corpus. @returns why it is left out, if it is. */
export async function readDraft(
  root: string,
  path: string,
  rules: PublishingRules,
): Promise<PageDraft | CorpusProblem> {
  const unpublished = unpublishedByPath(path, rules);
  if (unpublished !== undefined) return { path, reason: unpublished, unpublished: true };
  try {
    const { data, acl, markdown: source } = readFrontMatter(await readPageText(root, join(root, path)));
    const reason = unpublishedByData(data, rules);
    if (reason !== undefined) return { path, reason, unpublished: true };
    const mdx = path.toLowerCase().endsWith('.mdx');
    const markdown = toStandardMarkdown(source, { flavour: rules.flavour, path, mdx, include: includedText(root) });
    checkParsable(markdown);
    return { data, page: { path, acl, markdown, ...textsOf(path, data, markdown, rules.flavour) } };
  } catch (error) {
    return leftOut(path, error);
  }
}
