import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { WidgetBridge } from '../host/bridge.js';
import type { ChatWidgetOptions } from '../host/options.js';
import type { ChatSession } from '../session/chat-session.js';
import type { ChatState } from '../session/chat-store.js';
import type { Translate } from '../strings/translate.js';

export interface PanelContext {
  session: ChatSession;
  bridge: WidgetBridge;
  options: ChatWidgetOptions;
  t: Translate;
}

export const PanelContextValue = createContext<PanelContext | null>(null);

/** Session, bridge, options and texts of the panel. Throws outside `PanelApp`. */
export function usePanel(): PanelContext {
  const value = useContext(PanelContextValue);
  if (value === null) throw new Error('usePanel() can be used only inside <PanelApp>.');
  return value;
}

/** Selects a part of the state. The component renders again only when that part changes. */
export function useChat<T>(select: (state: ChatState) => T): T {
  return useStore(usePanel().session.store.api, select);
}
