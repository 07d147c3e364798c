/**
 * The text in paragraphs of 256 characters. The Markdown parser may need the square of the length of a paragraph, which
 * `PARAGRAPH_MARKS` bounds; the time for a whole page grows with the number of its paragraphs.
 */
export function inParagraphs(text: string): string {
  return text.replace(/[^]{256}/g, '$&\n\n');
}
