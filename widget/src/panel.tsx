import { createRoot } from 'react-dom/client';
import type { PanelHandle } from './host/panel-handle.js';
import type { MountPanel } from './shell/shell-settings.js';
import { PanelApp } from './ui/panel-app.js';

/** Draws the panel into the shell's frame with a React of its own. */
export const mountPanel: MountPanel = (slot, bridge) =>
  new Promise((resolve) => {
    const root = createRoot(slot);
    const ready = (handle: PanelHandle): void => {
      const dispose = (): void => {
        handle.dispose();
        root.unmount();
      };
      resolve({ ...handle, dispose });
    };
    root.render(<PanelApp bridge={bridge} onReady={ready} />);
  });
