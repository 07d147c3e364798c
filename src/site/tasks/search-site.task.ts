import { openSite } from './open-site.js';
import type { SearchTaskRequest } from './site-messages.js';

const ON_THE_PAGE = 20;
const IN_THE_BOX = 6;
const GUESSES = 5;

/** The markup of the results. The first task of a book builds its index. */
export async function run({ site, version, show, query, address = '' }: SearchTaskRequest): Promise<Uint8Array> {
  const { library, renderer, search } = openSite(site);
  const book = await library.bookOf(version);
  const index = await search.indexOf(book);
  switch (show) {
    case 'page':
      return encoded(renderer.search(query, book, index.find(query, ON_THE_PAGE)));
    case 'results':
      return encoded(renderer.results(query, index.find(query, IN_THE_BOX)));
    case 'missing':
      return encoded(renderer.notFound(address, book, index.find(query, GUESSES)));
    case 'nothing':
      return encoded('');
    default:
      return show satisfies never;
  }
}

function encoded(document: string): Uint8Array {
  return new TextEncoder().encode(document);
}
