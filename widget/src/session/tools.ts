import type { ChatSession } from './chat-session.js';

/** The tool that goes with the next message, chosen by the reader or the page; null for none. */
export function chooseTool(session: ChatSession, toolId: string | null): void {
  if (session.store.state.toolId === toolId) return;
  session.store.set({ toolId });
  session.bridge.emit('tool.change', { toolId });
}
