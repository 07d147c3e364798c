import { TestEnvironment } from 'jest-environment-node';
import { chromium } from 'playwright-core';

const TEST_TIMEOUT_MILLISECONDS = 60_000;

/**
 * Gives specs `connectToBrowser`, a connection to the one Chromium of the run. Playwright is loaded here, outside the
 * module registry of a suite, so that a worker evaluates it once.
 * Skips every test where no browser can start; `browser-setup.mjs` has reported why, and fails instead in CI.
 */
export default class BrowserEnvironment extends TestEnvironment {
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
