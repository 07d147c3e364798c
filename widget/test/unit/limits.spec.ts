import { pageContextSchema } from '../../../src/protocol/reader-context.js';
import {
  MESSAGE_LIMIT as SERVER_MESSAGE_LIMIT,
  SELECTED_TEXT_LIMIT as SERVER_SELECTED_TEXT_LIMIT,
} from '../../../src/protocol/request-limits.js';
import { MESSAGE_LIMIT, NAME_LIMIT, PATH_LIMIT, SELECTED_TEXT_LIMIT } from '../../src/host/limits.js';

it('the widget and the server have the same limits for a message and for a selected text', () => {
  expect(MESSAGE_LIMIT).toBe(SERVER_MESSAGE_LIMIT);
  expect(SELECTED_TEXT_LIMIT).toBe(SERVER_SELECTED_TEXT_LIMIT);
});

it('the server accepts a page context at the limits of the widget and rejects a longer one', () => {
  const accepts = (context: object): boolean => pageContextSchema.safeParse(context).success;
  expect(accepts({ current_lesson: 'x'.repeat(NAME_LIMIT), current_path: 'x'.repeat(PATH_LIMIT) })).toBe(true);
  expect(accepts({ current_lesson: 'x'.repeat(NAME_LIMIT + 1) })).toBe(false);
  expect(accepts({ current_path: 'x'.repeat(PATH_LIMIT + 1) })).toBe(false);
});
