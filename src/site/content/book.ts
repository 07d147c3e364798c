import { addressKey } from '../../content/addresses/address-key.js';
import type { CorpusPage } from '../../content/page.js';
import { EVERYONE } from '../../content/page.js';
import { type BookPart, toParts } from './book-parts.js';

/** The public pages: in reading order, by address, in parts and chapters. Immutable; a changed corpus gets a new book. */
export class Book {
  readonly pages: readonly CorpusPage[];
  readonly parts: readonly BookPart[];
  readonly home: CorpusPage | undefined;
  private readonly byUrlPath: ReadonlyMap<string, CorpusPage>;
  private readonly byKey: ReadonlyMap<string, CorpusPage>;
  private readonly byPath: ReadonlyMap<string, CorpusPage>;

  /** The site has no callers with an identity, so pages with restricted access are omitted. */
  constructor(
    corpus: readonly CorpusPage[],
    /** Of the whole book. */
    readonly title: string,
    readonly readAt: Date,
  ) {
    const visible = corpus.filter((page) => page.acl.includes(EVERYONE));
    this.byUrlPath = new Map(visible.toReversed().map((page) => [page.urlPath, page]));
    this.pages = visible.filter((page) => this.byUrlPath.get(page.urlPath) === page);
    const withAliases = this.pages.flatMap((page) => page.aliases.map((alias) => [addressKey(alias), page] as const));
    const withAddresses = this.pages.map((page) => [addressKey(page.urlPath), page] as const);
    this.byKey = new Map([...withAddresses, ...withAliases].toReversed());
    this.byPath = new Map(this.pages.map((page) => [page.path, page]));
    this.home = this.byUrlPath.get('');
    this.parts = toParts(this.pages.filter((page) => page !== this.home));
  }

  atUrl(urlPath: string): CorpusPage | undefined {
    return this.byUrlPath.get(urlPath);
  }

  /** The page of another form of its address, with or without a slash or `.html` at the end, or of an earlier address. */
  nearUrl(urlPath: string): CorpusPage | undefined {
    return this.atUrl(urlPath) ?? this.byKey.get(addressKey(urlPath));
  }

  atPath(path: string): CorpusPage | undefined {
    return this.byPath.get(path);
  }

  neighbours(page: CorpusPage): { previous?: CorpusPage; next?: CorpusPage } {
    const index = this.pages.indexOf(page);
    return { previous: this.pages[index - 1], next: this.pages[index + 1] };
  }
}
