import type { ChatWidgetOptions } from '../../host/options.js';
import type { Quote } from '../../host/quote.js';
import { readPageContext } from './page-context.js';
import { titleOfPage } from './page-title.js';
import { sessionId } from './session-id.js';

/** The `metadata` of a request: the open page and the selection that the reader attached, nothing else of the page. */
export function readerContext(options: ChatWidgetOptions, host: Element, quote: Quote | null): Record<string, unknown> {
  const { title: _title, ...page } = readPageContext(options, host);
  return {
    session_id: sessionId(options.sessionId),
    context_mode: quote ? 'selected_text' : 'full_book',
    page_context: page,
    ...(quote ? { selected_text: quote.text } : {}),
  };
}

/** The title shown above the message box; null when the page does not identify itself. It is not sent. */
export function pageTitle(options: ChatWidgetOptions, host: Element): string | null {
  const { title, current_lesson, current_chapter } = readPageContext(options, host);
  if (title) return title;
  const known = (current_lesson ?? null) !== null || (current_chapter ?? null) !== null;
  return known ? titleOfPage() || null : null;
}
