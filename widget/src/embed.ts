import { ELEMENT_NAME } from './element.js';

/**
 * One line of HTML: a script tag with `data-chat-widget` brings its own element. Its other `data-` attributes become
 * the element's.
 */
export function embedFrom(scriptUrl: string): void {
  const scripts = document.querySelectorAll<HTMLScriptElement>('script[data-chat-widget]');
  const script = [...scripts].find(({ src }) => src === scriptUrl);
  if (!script || document.querySelector(ELEMENT_NAME)) return;
  const element = document.createElement(ELEMENT_NAME);
  for (const { name, value } of script.attributes)
    if (name.startsWith('data-') && name !== 'data-chat-widget') element.setAttribute(name.slice(5), value);
  if (document.body) document.body.append(element);
  else document.addEventListener('DOMContentLoaded', () => document.body.append(element), { once: true });
}

/** The backend serves these files below `/widget/`, beside its `/chatkit`. */
export const backendOf = (scriptUrl: string): string => new URL('../chatkit', scriptUrl).href;
