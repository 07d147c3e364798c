import type { ChatSession } from './chat-session.js';

/** Sets the tool of the next message, null for none, and emits `tool.change`. */
export function chooseTool(session: ChatSession, toolId: string | null): void {
  if (session.store.state.toolId === toolId) return;
  session.store.set({ toolId });
  session.bridge.emit('tool.change', { toolId });
}
