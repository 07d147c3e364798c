import type { WidgetBridge } from '../host/bridge.js';
import { emitFailure } from '../host/failures.js';
import type { PanelHandle } from '../host/panel-handle.js';
import { shellText } from '../strings/shell-strings.js';
import type { PanelFrame } from './frame/panel-frame.js';
import type { MountPanel } from './shell-settings.js';

interface LoaderSettings {
  frame: PanelFrame;
  mountPanel: MountPanel;
  bridge: WidgetBridge;
  /** Called by the button that the frame shows when loading failed. */
  onRetry: () => void;
}

/** Loads the content of the panel into its frame, once, when it is first needed. */
export class PanelLoader {
  private loading: Promise<PanelHandle> | null = null;
  private loaded: PanelHandle | null = null;

  constructor(private readonly settings: LoaderSettings) {}

  /** The loaded panel; null before. */
  get handle(): PanelHandle | null {
    return this.loaded;
  }

  /** Rejects when loading fails; the next call tries again. */
  load(): Promise<PanelHandle> {
    this.loading ??= this.mount();
    return this.loading;
  }

  dispose(): void {
    this.loaded?.dispose();
  }

  private async mount(): Promise<PanelHandle> {
    const { frame, mountPanel, bridge, onRetry } = this.settings;
    frame.showLoading(shellText(bridge.options().strings, 'panel.loading'));
    try {
      this.loaded = await mountPanel(frame.slot, bridge);
      return this.loaded;
    } catch (error) {
      this.loading = null;
      frame.showFailure(bridge.options(), onRetry);
      emitFailure(bridge, error);
      throw error;
    }
  }
}
