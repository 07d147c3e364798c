import { pageContextSchema, SELECTED_TEXT_LIMIT as SERVER_LIMIT } from '../../../src/protocol/reader-context.js';
import { NAME_LIMIT, PATH_LIMIT, SELECTED_TEXT_LIMIT } from '../../src/host/limits.js';

it('the widget and the server cut a selected text at the same length', () => {
  expect(SELECTED_TEXT_LIMIT).toBe(SERVER_LIMIT);
});

it('the server accepts a page context at the limits of the widget and rejects a longer one', () => {
  const accepts = (context: object): boolean => pageContextSchema.safeParse(context).success;
  expect(accepts({ current_lesson: 'x'.repeat(NAME_LIMIT), current_path: 'x'.repeat(PATH_LIMIT) })).toBe(true);
  expect(accepts({ current_lesson: 'x'.repeat(NAME_LIMIT + 1) })).toBe(false);
  expect(accepts({ current_path: 'x'.repeat(PATH_LIMIT + 1) })).toBe(false);
});
