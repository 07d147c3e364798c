import type { WidgetBridge } from '../host/bridge.js';
import type { ChatWidgetOptions } from '../host/options.js';
import type { PanelHandle } from '../host/panel-handle.js';

/**
 * Renders the panel into `slot`. The loader imports it on demand; the React package renders it with the page's React.
 */
export type MountPanel = (slot: HTMLElement, bridge: WidgetBridge) => Promise<PanelHandle>;

export interface ShellSettings {
  host: HTMLElement;
  mountPanel: MountPanel;
  /** URL of the backend when neither options nor attributes name one. */
  defaultApiUrl: string;
  options: ChatWidgetOptions;
}
