import { defineElement } from './element.js';
import { backendOf, embedFrom } from './embed.js';
import type { MountPanel } from './shell/shell-settings.js';

/** Loads the panel and React when a reader first opens the chat or points at the launcher. */
const mountPanel: MountPanel = async (slot, bridge) => (await import('./panel.js')).mountPanel(slot, bridge);

if (typeof window !== 'undefined') {
  defineElement(mountPanel, backendOf(import.meta.url));
  embedFrom(import.meta.url);
}
