import { PREFILLED_TEXT_LIMIT } from '../../host/limits.js';
import type { Question } from '../../host/panel-handle.js';
import { titleOfPage } from './page-title.js';

/** The text of `?ask=`. It only fills the message box: a link must not be able to send a message. */
export function questionInAddress(): string | null {
  const text = new URLSearchParams(location.search).get('ask');
  return text ? text.slice(0, PREFILLED_TEXT_LIMIT) : null;
}

/** A click on an element with `data-chat-ask="…"` opens the chat with that text in the message box. */
export function watchAskingElements(ask: (question: Question) => void, signal: AbortSignal): void {
  const onClick = (event: MouseEvent): void => {
    const asking = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-chat-ask]') : null;
    if (asking === null || event.defaultPrevented) return;
    event.preventDefault();
    const text = asking.dataset['chatAsk']?.slice(0, PREFILLED_TEXT_LIMIT);
    ask(text ? { text } : {});
  };
  document.addEventListener('click', onClick, { signal });
}

/** Adds the title of the current page to the quote, because the reader may leave the page before sending. */
export const withSource = (question: Question): Question =>
  question.quote ? { ...question, quote: { source: titleOfPage(), ...question.quote } } : question;
