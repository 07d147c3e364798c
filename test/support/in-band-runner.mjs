import { createRequire } from 'node:module';

const { default: TestRunner } = createRequire(import.meta.url)('jest-runner');

/** One spec after the other, when everything else is done: frames are timed, and a browser wants the machine for itself. */
export default class InBandRunner extends TestRunner {
  isSerial = true;
}
