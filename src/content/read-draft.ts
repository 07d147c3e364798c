import { NotDocumentation } from './formats/read-format.js';
import type { PageData } from './front-matter/read-front-matter.js';
import { checkParsable } from './markdown/check-parsable.js';
import type { CorpusPage, CorpusProblem } from './page.js';
import { type PageTexts, textsOf } from './page-texts.js';
import { type PublishingRules, unpublishedByData, unpublishedByPath } from './published.js';
import { readSource } from './read-source.js';
import { leftOut } from './unreadable-page.js';

/** A page before it has its place and its address. */
export interface PageDraft {
  readonly page: PageTexts & Pick<CorpusPage, 'path' | 'markdown' | 'acl'>;
  readonly data: PageData;
}

/** Files that are seldom documentation: nobody misses one that is not read. */
const DATA = /\.(?:json|ya?ml)$/i;

/** Reads one file of the corpus. @returns why it is left out, if it is; undefined for a file that is no documentation. */
export async function readDraft(
  root: string,
  path: string,
  rules: PublishingRules,
): Promise<PageDraft | CorpusProblem | undefined> {
  const unpublished = unpublishedByPath(path, rules);
  if (unpublished !== undefined) return DATA.test(path) ? undefined : { path, reason: unpublished, unpublished: true };
  try {
    const { data, acl, markdown } = await readSource(root, path, rules);
    const reason = unpublishedByData(data, rules);
    if (reason !== undefined) return { path, reason, unpublished: true };
    checkParsable(markdown);
    return { data, page: { path, acl, markdown, ...textsOf(path, data, markdown, rules.flavour) } };
  } catch (error) {
    if (error instanceof NotDocumentation) return undefined;
    return leftOut(path, error);
  }
}
