import { chromium } from 'playwright-core';
import environment from './jest/environment.cjs';

const TEST_TIMEOUT_MILLISECONDS = 120_000;

/**
 * Gives specs `connectToBrowser`, a connection to the one Chromium of the run.
 * Skips every test where no browser can start; `browser-setup.mjs` has reported why, and fails instead in CI.
 */
export default class BrowserEnvironment extends environment.TestEnvironment {
  async setup() {
    await super.setup();
    this.global.connectToBrowser = () => chromium.connect(process.env.BROWSER_ENDPOINT);
  }

  handleTestEvent(event, state) {
    if (event.name !== 'run_start') return;
    state.testTimeout = TEST_TIMEOUT_MILLISECONDS;
    if (process.env.NO_BROWSER) skipAll(state.rootDescribeBlock);
  }
}

function skipAll(block) {
  for (const child of block.children) {
    if (child.type === 'describeBlock') skipAll(child);
    else child.mode = 'skip';
  }
}
