import { ELEMENT_NAME } from './element.js';

/**
 * Adds the element for a script tag with `data-chat-widget`. Other `data-` attributes of the tag become attributes of
 * the element. Does nothing when the page already has a widget.
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

/** URL of the backend that served the script: it serves these files under `/widget/` and the protocol at `/chatkit`. */
export const backendOf = (scriptUrl: string): string => new URL('../chatkit', scriptUrl).href;
