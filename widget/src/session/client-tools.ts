import { type Conversation, entriesOf } from '../conversation/conversation.js';
import { CLIENT_TOOL_SECONDS } from '../host/limits.js';
import type { ChatWidgetOptions } from '../host/options.js';
import type { ClientToolCallItem } from '../wire/types.js';

/**
 * Executes client tool calls with the page's handler. Every call is answered, with an error if need be: its run waits.
 */
export class ClientTools {
  private readonly handled = new Set<string>();

  /** The pending call at the end of the conversation, once: a second request for the same call returns null. */
  takePending(conversation: Conversation): ClientToolCallItem | null {
    const item = entriesOf(conversation).at(-1)?.item;
    if (item?.type !== 'client_tool_call' || item.status !== 'pending' || this.handled.has(item.call_id)) return null;
    this.handled.add(item.call_id);
    return item;
  }

  async answer(call: ClientToolCallItem, handler: ChatWidgetOptions['onClientTool']): Promise<unknown> {
    if (!handler) return failed('This page offers no tools.');
    const tooLate = timeout();
    try {
      const work = Promise.resolve(handler({ name: call.name, params: call.arguments }));
      const result = await Promise.race([work, tooLate.passed]);
      return result ?? {};
    } catch (error) {
      return failed(error instanceof Error ? error.message : 'The tool failed.');
    } finally {
      tooLate.cancel();
    }
  }
}

const failed = (message: string): unknown => ({ error: { message } });

function timeout(): { passed: Promise<unknown>; cancel: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const passed = new Promise((resolve) => {
    timer = setTimeout(
      () => resolve(failed(`No result after ${CLIENT_TOOL_SECONDS} seconds.`)),
      CLIENT_TOOL_SECONDS * 1_000,
    );
  });
  return { passed, cancel: () => clearTimeout(timer) };
}
