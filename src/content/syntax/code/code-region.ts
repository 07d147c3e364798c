/**
 * A stretch of a page that is not text.
 * `fence`: fenced code with its fences; `indented`: code that is indented by four columns; `inline`: a code span or a formula;
 * `html`: an element of HTML whose text is code (`<pre>`, `<code>`); `hidden`: an element without text for readers
 * (`<script>`, `<style>`, `<svg>`); `comment`: what a writer wrote for writers; `shortcode`: code between two shortcodes of Hugo.
 */
export interface CodeRegion {
  readonly kind: 'fence' | 'indented' | 'inline' | 'html' | 'hidden' | 'comment' | 'shortcode';
  readonly start: number;
  readonly end: number;
  /** Columns before the region in its first line, inside of its quotations: that much is removed from the other lines. */
  readonly indent: number;
  /** How many quotations the region is in. */
  readonly quotes: number;
}

/** What counts as code and as a comment differs between the generators. */
export interface CodeRules {
  /** Four columns make code. They do not in MDX. */
  readonly indented: boolean;
  /** Blocks of MkDocs (`!!! note`) contain what is indented below them. */
  readonly indentedBlocks: boolean;
  /** Pairs of shortcodes of Hugo may contain code. */
  readonly shortcodes: boolean;
  /** Comments of MDX: `{/* … *\/}`. */
  readonly jsxComments: boolean;
  /** Comments of Obsidian: `%%…%%`. */
  readonly percentComments: boolean;
}
