/** Inputs that once kept the server busy for seconds. */

const PICTURES = `[${'![a]'.repeat(24)}`;
const LINKS = `[${'[a](b)'.repeat(24)}`;

/** Texts that the model answers with, by name. */
export const WORST_ANSWERS = { pictures: `${PICTURES}\n\n${LINKS}\n\n`.repeat(20) };

/** Markdown pages by file name. */
export const WORST_PAGES = {
  'pictures.md': `# Pictures\n\n${PICTURES}\n\n[${'[a](b c)'.repeat(23)}\n`,
  'quotes-9000.md': `# Quotes\n\n${'>'.repeat(9_000)}\n`,
  'quotes-20000.md': `# More quotes\n\n${'>'.repeat(20_000)}\n`,
  'brackets.md': `# Brackets\n\n${'[[a]'.repeat(5_000)}\n`,
  'definitions.md': `# Definitions\n\n${'[a]: b\n'.repeat(3_000)}`,
  'braces.md': `# Braces\n\n${'{/*'.repeat(7_000)}\n`,
};

const message = (content) => ({ content, attachments: [], inference_options: {} });
const many = (count, make) => Array.from({ length: count }, make);

/** Bodies for `POST /chatkit`, as JSON, by what they hold. */
export const WORST_BODIES = {
  'items.feedback with 450,000 ids': JSON.stringify({
    type: 'items.feedback',
    params: { thread_id: 'thread_x', item_ids: many(450_000, () => 1), kind: 'positive' },
  }),
  'threads.create with 300,000 {}': JSON.stringify({
    type: 'threads.create',
    params: { input: message(many(300_000, () => ({}))) },
  }),
  'threads.create with 14,000 tags': JSON.stringify({
    type: 'threads.create',
    params: { input: message(many(14_000, () => ({ type: 'input_tag', id: '', text: '', data: {} }))) },
  }),
};

/** The header of a PNG file of 1 × 1 pixel and the beginning of its data, then zeros. */
export function worstPicture() {
  const bytes = Buffer.alloc(7_900_000);
  bytes.write('89504e470d0a1a0a0000000d494844520000000100000001080600000000000000', 'hex');
  bytes.write('IDAT', 37, 'latin1');
  return bytes;
}
