import { defineElement } from './element.js';
import { backendOf, embedFrom } from './embed.js';
import type { MountPanel } from './shell/shell-settings.js';

/** The panel and its framework are fetched when a reader first reaches for them. */
const mountPanel: MountPanel = async (slot, bridge) => (await import('./panel.js')).mountPanel(slot, bridge);

if (typeof window !== 'undefined') {
  defineElement(mountPanel, backendOf(import.meta.url));
  embedFrom(import.meta.url);
}
