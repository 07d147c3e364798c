import type { Question } from '../../host/panel-handle.js';
import { titleOfPage } from './page-title.js';

const MAX_CHARACTERS = 2_000;

/** `?ask=` fills the message box and never sends: a link must not spend anybody's quota. */
export function questionInAddress(): string | null {
  const text = new URLSearchParams(location.search).get('ask');
  return text ? text.slice(0, MAX_CHARACTERS) : null;
}

/** `data-chat-ask="…"` on any button or link of the page asks for the chat, with the words where it has some. */
export function watchAskingElements(ask: (question: Question) => Promise<void>, signal: AbortSignal): void {
  const onClick = (event: MouseEvent): void => {
    const asking = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-chat-ask]') : null;
    if (asking === null || event.defaultPrevented) return;
    event.preventDefault();
    const text = asking.dataset['chatAsk']?.slice(0, MAX_CHARACTERS);
    void ask(text ? { text } : {}).catch(() => undefined);
  };
  document.addEventListener('click', onClick, { signal });
}

/** A quote remembers the page it was taken from, also when the reader has moved on. */
export const withSource = (question: Question): Question =>
  question.quote ? { ...question, quote: { source: titleOfPage(), ...question.quote } } : question;
