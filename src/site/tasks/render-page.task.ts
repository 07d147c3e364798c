import { relativeUrl } from '../relative-url.js';
import { openSite } from './open-site.js';
import type { PageAnswer, PageRequest } from './site-messages.js';

export async function run({ site, version, address, asSource }: PageRequest): Promise<PageAnswer> {
  const { library, renderer } = openSite(site);
  const book = await library.bookOf(version);
  const page = book.nearUrl(address);
  const { problem } = library;
  if (page && page.urlPath !== address) return { kind: 'moved', to: relativeUrl(address, page.urlPath), problem };
  if (!page && address !== '') return { kind: 'missing', problem };
  const document = page ? renderer.page(page, book, asSource) : renderer.home(book);
  return { kind: 'document', document: new TextEncoder().encode(document), readAt: book.readAt, problem };
}
