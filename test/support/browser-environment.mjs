import { TestEnvironment } from 'jest-environment-node';

const PATIENCE_MILLISECONDS = 60_000;

/** Leaves every test out where no browser can start; `browser-setup.mjs` has said why, and fails instead in CI. */
export default class BrowserEnvironment extends TestEnvironment {
  handleTestEvent(event, state) {
    if (event.name !== 'run_start') return;
    state.testTimeout = PATIENCE_MILLISECONDS;
    if (process.env.NO_BROWSER) leaveOut(state.rootDescribeBlock);
  }
}

function leaveOut(block) {
  for (const child of block.children) {
    if (child.type === 'describeBlock') leaveOut(child);
    else child.mode = 'skip';
  }
}
