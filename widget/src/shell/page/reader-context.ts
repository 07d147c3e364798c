import type { ChatWidgetOptions } from '../../host/options.js';
import type { Quote } from '../../session/chat-store.js';
import { readPageContext } from './page-context.js';
import { titleOfPage } from './page-title.js';
import { sessionId } from './session-id.js';

/** What goes along with a message: the page, the selection the reader attached, and nothing else of the page. */
export function readerContext(options: ChatWidgetOptions, host: Element, quote: Quote | null): Record<string, unknown> {
  const { title: _title, ...page } = readPageContext(options, host);
  return {
    session_id: sessionId(options.sessionId),
    context_mode: quote ? 'selected_text' : 'full_book',
    page_context: page,
    ...(quote ? { selected_text: quote.text } : {}),
  };
}

/** For the chip above the message box; null where the page says nothing about itself. */
export function pageTitle(options: ChatWidgetOptions, host: Element): string | null {
  const { title, current_lesson, current_chapter } = readPageContext(options, host);
  if (title) return title;
  const known = (current_lesson ?? null) !== null || (current_chapter ?? null) !== null;
  return known ? titleOfPage() || null : null;
}
