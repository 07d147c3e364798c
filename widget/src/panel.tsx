import { createRoot } from 'react-dom/client';
import type { PanelHandle } from './host/panel-handle.js';
import type { MountPanel } from './shell/shell-settings.js';
import { PanelApp } from './ui/panel-app.js';

/** Renders the panel into the frame of the shell, with the React of the bundle. */
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
