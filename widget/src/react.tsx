/** Public exports of the React package. */
export { ChatWidget, type ChatWidgetProps, type ChatWidgetRef } from './chat-widget.js';
export type { WidgetEvents } from './host/bridge.js';
export type { ChatWidgetOptions, PageContext } from './host/options.js';
export type { OutgoingMessage, PanelHandle, Question } from './host/panel-handle.js';
export { ChatKit, type ChatKitControl, type UseChatKitReturn, useChatKit } from './use-chat-kit.js';
