import BrowserEnvironment from '../../../test/support/browser-environment.mjs';
import { agentProcess } from './agent-host.mjs';

/** Gives specs `agentProcess`, the server with a scripted integration: one per worker, kept from suite to suite. */
export default class WidgetEnvironment extends BrowserEnvironment {
  async setup() {
    await super.setup();
    this.global.agentProcess = agentProcess;
  }
}
