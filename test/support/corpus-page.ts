import { type CorpusPage, EVERYONE } from '../../src/content/page.js';

/** A lesson of chapter 2 with the given members. */
export function corpusPage(members: Partial<CorpusPage> = {}): CorpusPage {
  return {
    path: '01-start/02-setup/01-install.md',
    urlPath: 'start/setup/install',
    aliases: [],
    title: 'Install',
    titleAbove: false,
    labels: [],
    description: null,
    keywords: [],
    partNumber: 1,
    part: 'Start',
    chapterNumber: 2,
    chapterTitle: 'Setup',
    lessonSlug: 'install',
    lessonTitle: 'Install',
    order: 1,
    flavour: 'plain',
    markdown: '# Install\n',
    language: 'en',
    locale: null,
    version: null,
    acl: [EVERYONE],
    ...members,
  };
}

/** A page whose text throws an error when it is read, as a parser does that exhausts the stack. */
export function faultyPage(path: string): CorpusPage {
  return Object.defineProperty(corpusPage({ path, urlPath: path }), 'markdown', {
    get: () => {
      throw new RangeError('Maximum call stack size exceeded');
    },
  });
}
