import { defineElement } from './element.js';
import { backendOf, embedFrom } from './embed.js';
import { mountPanel } from './panel.js';

if (typeof window !== 'undefined') {
  defineElement(mountPanel, backendOf(import.meta.url));
  embedFrom(import.meta.url);
}
