/** What a file that is not Markdown says, as standard Markdown. */
export interface FormatPage {
  readonly markdown: string;
  /** Undefined when the file names none. */
  readonly title?: string;
  /** What front matter would say: for example `description`, `keywords`, `lang`, `unlisted`. */
  readonly data: Readonly<Record<string, unknown>>;
}
