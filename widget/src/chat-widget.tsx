import { type CSSProperties, type ReactNode, type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import type { EventName, WidgetBridge, WidgetEvents } from './host/bridge.js';
import type { ChatWidgetOptions } from './host/options.js';
import type { PanelHandle } from './host/panel-handle.js';
import { WidgetShell } from './shell/widget-shell.js';
import type { PanelApp as PanelAppComponent } from './ui/panel-app.js';

/** Handlers of the events of `WidgetEvents`. */
type Handlers = {
  onReady?: () => void;
  onError?: (detail: WidgetEvents['error']) => void;
  onEffect?: (detail: WidgetEvents['effect']) => void;
  onDeeplink?: (detail: WidgetEvents['deeplink']) => void;
  onResponseStart?: () => void;
  onResponseEnd?: () => void;
  onThreadChange?: (detail: WidgetEvents['thread.change']) => void;
  onThreadLoadStart?: (detail: WidgetEvents['thread.load.start']) => void;
  onThreadLoadEnd?: (detail: WidgetEvents['thread.load.end']) => void;
  onToolChange?: (detail: WidgetEvents['tool.change']) => void;
  onHistoryOpen?: () => void;
  onHistoryClose?: () => void;
  onLog?: (detail: WidgetEvents['log']) => void;
};

/** Methods of the widget, available through `ref`. They throw while the component is not mounted. */
export interface ChatWidgetRef extends Pick<WidgetShell, 'open' | 'close' | 'toggle' | 'ask'> {
  /** Loads the panel and returns its methods. */
  panel(): Promise<PanelHandle>;
}

/** Options of the widget, handlers of its events, and the place of the component. */
export interface ChatWidgetProps extends ChatWidgetOptions, Handlers {
  className?: string;
  style?: CSSProperties;
  ref?: Ref<ChatWidgetRef>;
}

interface Mounted {
  PanelApp: typeof PanelAppComponent;
  slot: HTMLElement;
  bridge: WidgetBridge;
  ready: (handle: PanelHandle) => void;
}

const HANDLERS: Record<EventName, keyof Handlers> = {
  ready: 'onReady',
  error: 'onError',
  effect: 'onEffect',
  deeplink: 'onDeeplink',
  'response.start': 'onResponseStart',
  'response.end': 'onResponseEnd',
  'thread.change': 'onThreadChange',
  'thread.load.start': 'onThreadLoadStart',
  'thread.load.end': 'onThreadLoadEnd',
  'tool.change': 'onToolChange',
  'history.open': 'onHistoryOpen',
  'history.close': 'onHistoryClose',
  log: 'onLog',
};

/** The widget as a React component. It uses the page's React and renders into a shadow root. */
export function ChatWidget({ className, style, ref, ...props }: ChatWidgetProps): ReactNode {
  const host = useRef<HTMLDivElement>(null);
  const shell = useRef<WidgetShell | null>(null);
  const latest = useRef(props);
  latest.current = props;
  const [mounted, setMounted] = useState<Mounted | null>(null);
  useEffect(() => {
    const element = host.current;
    if (!element) return;
    const stopListening = forwardEvents(element, () => latest.current);
    shell.current = new WidgetShell({
      host: element,
      defaultApiUrl: '/chatkit',
      options: latest.current,
      // Loaded when the reader first opens the chat or points at the launcher.
      mountPanel: async (slot, bridge) => {
        const { PanelApp } = await import('./ui/panel-app.js');
        return new Promise((ready) => setMounted({ PanelApp, slot, bridge, ready }));
      },
    });
    return () => {
      stopListening();
      setMounted(null);
      shell.current?.dispose();
      shell.current = null;
    };
  }, []);
  useEffect(() => shell.current?.setOptions(latest.current));
  useImperativeHandle(ref, () => methodsOf(() => shell.current), []);
  const content =
    mounted && createPortal(<mounted.PanelApp bridge={mounted.bridge} onReady={mounted.ready} />, mounted.slot);
  return (
    <div ref={host} className={className} style={style}>
      {content}
    </div>
  );
}

function forwardEvents(element: HTMLElement, handlers: () => Handlers): () => void {
  const stop = new AbortController();
  for (const [name, handler] of Object.entries(HANDLERS)) {
    const forward = (event: Event): void =>
      (handlers()[handler] as ((detail: unknown) => void) | undefined)?.((event as CustomEvent).detail);
    element.addEventListener(`chatkit.${name}`, forward, { signal: stop.signal });
  }
  return () => stop.abort();
}

function methodsOf(shell: () => WidgetShell | null): ChatWidgetRef {
  const mounted = (): WidgetShell => {
    const current = shell();
    if (!current) throw new Error('The widget is not mounted.');
    return current;
  };
  return {
    open: (options) => mounted().open(options),
    close: () => mounted().close(),
    toggle: () => mounted().toggle(),
    ask: (question) => mounted().ask(question),
    panel: () => mounted().panel(),
  };
}
