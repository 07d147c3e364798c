import type { Question } from '../host/panel-handle.js';

const MAX_CHARACTERS = 2_000;

/** `?ask=` fills the message box and never sends: a link must not spend anybody's quota. */
export function questionInAddress(): string | null {
  const text = new URLSearchParams(location.search).get('ask');
  return text ? text.slice(0, MAX_CHARACTERS) : null;
}

/** A quote remembers the page it was taken from, also when the reader has moved on. */
export const withSource = (question: Question): Question =>
  question.quote ? { ...question, quote: { source: document.title, ...question.quote } } : question;
