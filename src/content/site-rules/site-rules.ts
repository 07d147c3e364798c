/**
 * The end of an address. `folder-slash`: `foo`, and `foo/` for a folder; `html`: `foo.html` and `foo/`; `index-html`: `foo.html`
 * and `foo/index.html`.
 */
export type AddressEnding = 'slash' | 'none' | 'folder-slash' | 'html' | 'index-html';

/** What the configuration of a site says, as far as it changes which files are pages and where they are. */
export interface SiteRules {
  /** The end of all addresses. */
  readonly ending?: AddressEnding;
  /** The path that decides the address of a page, from the folder in which the generator begins. */
  readonly sitePath?: (path: string) => string;
  /** Why the configuration leaves out a file; undefined for a page. */
  readonly leftOut?: (path: string) => string | undefined;
  /** The locale whose folder is not in addresses; null where all are. Unset: as the generator does by default. */
  readonly hiddenLocale?: string | null;
  /** What Docusaurus writes in front of the addresses of a folder of its plugins, such as `docs` or `blog`. */
  readonly routes?: ReadonlyMap<string, string>;
  /** What Docusaurus writes in addresses for a version; `current` is the one in `docs`. Others: their names. */
  readonly versionRoutes?: ReadonlyMap<string, string>;
  /** Patterns of Hugo's `permalinks`, by section. */
  readonly permalinks?: ReadonlyMap<string, string>;
  /** Whether Sphinx makes the site: every page is a file of HTML, and numbers in names stay. */
  readonly isSphinx?: boolean;
  /** Whether files that end in `.txt` are reStructuredText. */
  readonly readsTextAsRst?: boolean;
}

/** Where the corpus is, and where the configuration of its site was found. Both paths are absolute. */
export interface SitePlace {
  readonly root: string;
  readonly site: string;
}
