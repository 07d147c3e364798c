import type { WidgetBridge } from '../host/bridge.js';
import type { ChatWidgetOptions } from '../host/options.js';
import type { PanelHandle } from '../host/panel-handle.js';

/** How the panel comes into the shell's frame: fetched, bundled, or drawn by the page's own React. */
export type MountPanel = (slot: HTMLElement, bridge: WidgetBridge) => Promise<PanelHandle>;

export interface ShellSettings {
  host: HTMLElement;
  mountPanel: MountPanel;
  /** Where the backend is when the options do not say. */
  defaultApiUrl: string;
  options: ChatWidgetOptions;
}
