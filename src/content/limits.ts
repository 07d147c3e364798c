const MEGABYTE = 1024 * 1024;

/** Bytes of one page: twice the longest page that we know. The parser reads a page of this size in some seconds. */
export const PAGE_SIZE_LIMIT = MEGABYTE;
/** Lines of one page. A block of one line costs the parser a tenth of a millisecond. */
export const PAGE_LINES = 50_000;
/** Quotations and lists in one another. The work for a line grows with the square of this number, and so does the stack. */
export const NESTING_LIMIT = 100;
/** The characters `[ ] * _ ~` of one paragraph or table. The work for a paragraph grows with the square of this number. */
export const PARAGRAPH_MARKS = 3_000;
/** The same characters of one page. */
export const PAGE_MARKS = 60_000;
/** Lines of one page that may underline a heading. The work for a page grows with the square of this number. */
export const PAGE_UNDERLINES = 1_000;
/** The characters `<!` and `<?` of one paragraph. For each, the parser may read the rest of the paragraph. */
export const PARAGRAPH_COMMENTS = 100;
/** Backticks in a row. For each length of such a row, the parser may read the rest of the paragraph. */
export const BACKTICKS_IN_A_ROW = 100;
/** Punctuation marks in a row in a line with a web address. The work for an address grows with the square of this number. */
export const PUNCTUATION_IN_A_ROW = 500;

/** UTF-16 units of the front matter. The YAML parser uses stack for each level; a full stack can end the whole process. */
export const FRONT_MATTER_LIMIT = 16_384;
/** Brackets and braces that open in the front matter; each may be a level. */
export const FRONT_MATTER_BRACKETS = 200;
/** Marks of lists and keys in one line of the front matter; each may be a level. */
export const FRONT_MATTER_LINE_MARKS = 50;
/** UTF-16 units of the name of the documentation in texts for readers and for the model. Titles have fewer. */
export const NAME_LENGTH = 80;
/** Milliseconds that an answer waits for the name, which is the name of the folder until the title is known. */
export const NAME_WAIT_MS = 1_000;
/** Milliseconds after which the title of the documentation is read again. Titles change seldom. */
export const NAME_KEPT_MS = 5 * 60_000;
/** Page files that are read at the same time: more of them hold more text in memory, and the disk is busy with these. */
export const FILES_AT_ONCE = 8;
/** UTF-16 units of an address in front matter or in `manifest.json`. Browsers and servers refuse longer ones. */
export const ADDRESS_LENGTH = 1_024;
/** Earlier addresses of one page that lead to it. A page that was moved each month for years has fewer. */
export const ALIASES_OF_PAGE = 100;
/** Folders above the content folder in which the files of a generator are looked for: `src/content/docs/<locale>` has four. */
export const FOLDERS_ABOVE = 4;
/** Pages whose syntax is looked at to find the generator: enough to see a mark that one page of ten has. */
export const FLAVOUR_SAMPLES = 60;
/** Containers, components and indented blocks in one another. The work for a line grows with this number. */
export const SYNTAX_NESTING = 32;
/** UTF-16 units of one tag of a component. What is longer is text, so that a `<` without an end costs little. */
export const TAG_LENGTH = 20_000;
/** UTF-16 units of one shortcode of Hugo. What is longer is text, so that an opening without an end costs little. */
export const SHORTCODE_LENGTH = 2_000;

/** Elements of HTML on a page that are open at once, among them notes. The HTML parser looks through all of them for each tag. */
export const OPEN_ELEMENTS = 500;

/** Columns of a table in a file that is not Markdown. Each row of a table gets as many cells as the longest one. */
export const TABLE_COLUMNS = 100;
/** Blocks of reStructuredText in one another; deeper ones are shown as they are written. Each level reads its lines once more. */
export const RST_NESTING = 30;
/** UTF-16 units that substitutions of a page of reStructuredText may add to it. A short name can stand for a long text. */
export const RST_SUBSTITUTED = 100_000;
/** Milliseconds that Asciidoctor may take for a page. A usual page takes it 5 to 50. */
export const ASCIIDOC_MS = 10_000;
/** Megabytes of JavaScript objects of the thread of Asciidoctor, which needs 4 for itself. */
export const ASCIIDOC_HEAP_MB = 256;
/** UTF-16 units of HTML that Asciidoctor may write for a page. Attributes that name one another can make a small page long. */
export const ASCIIDOC_OUTPUT = 8 * MEGABYTE;
/** Milliseconds without a page after which the thread of Asciidoctor ends. */
export const ASCIIDOC_IDLE_MS = 2_000;
/** Rows of all tables of fields of an OpenAPI document. A schema that many operations name is written out for each of them. */
export const OPENAPI_ROWS = 10_000;
/** Collections of YAML in one another, in a document that is not front matter. The YAML parser uses stack for each level. */
export const YAML_LEVELS = 100;
/** Spaces before a line of such a document. Each two of them can be a level. */
export const YAML_INDENT = 200;
/** UTF-16 units of the text that the code of a notebook cell printed. What follows is often a log. */
export const NOTEBOOK_OUTPUT = 1_000;
/** Pages that a check of links asks for unless another number is given: a wrong rule shows in the first few. */
export const CHECKED_PAGES = 20;
/** Pages that a check of links asks for at most, so that it does not load a whole site. */
export const CHECKED_PAGES_LIMIT = 1_000;
/** Addresses of a site that are asked for at the same time. More of them may look like an attack to it. */
export const CHECKS_AT_ONCE = 4;
/** Milliseconds that an address has to answer when links are checked, redirects included. */
export const CHECK_MS = 15_000;
/** Redirects that a check of links follows for one address. Browsers give up later. */
export const CHECK_REDIRECTS = 5;
/** Bytes of a page that are read to find an anchor. Longer pages count as if they had it. */
export const CHECKED_PAGE_BYTES = 2 * MEGABYTE;
/** Pages that were not found for which other forms of their addresses are tried. */
export const EXPLAINED_PAGES = 3;
/** Pages that are included in one another: a page that includes itself ends here. */
export const INCLUDE_DEPTH = 5;
/** UTF-16 units of all files that one page includes, as much as the longest page. */
export const INCLUDED_SIZE = MEGABYTE;
/** UTF-16 units of the configuration of a site that are read: the longest one that we know has a third of them. */
export const CONFIG_SIZE = 200_000;
/** Objects and lists of a configuration in one another. Each level uses stack. */
export const CONFIG_DEPTH = 12;
/** Members with one name that are looked at in a configuration. For each, the rest of the configuration may be read. */
export const CONFIG_MEMBERS = 100;
/** Patterns of files that one configuration may name. Each file of the tree is compared with each. */
export const CONFIG_PATTERNS = 200;
