const { ModernFakeTimers } = require('@jest/fake-timers');
const { ModuleMocker } = require('jest-mock');
// Loaded once, so that the decorators of all suites in this process share one store of metadata.
require('reflect-metadata');
const { globalsOfPackages } = require('./packages.cjs');

/**
 * Runs suites in the realm of the process instead of a VM context of their own, so that packages can be loaded once for
 * all suites of a worker and `instanceof` works between them. Globals and environment variables that a suite changes
 * are restored after it.
 */
class OneRealmEnvironment {
  constructor({ projectConfig }) {
    this.before = {
      globals: Object.getOwnPropertyDescriptors(globalThis),
      variables: { ...process.env },
      exit: process.exit,
    };
    this.global = globalThis;
    this.moduleMocker = new ModuleMocker(globalThis);
    this.fakeTimers = null;
    this.fakeTimersModern = new ModernFakeTimers({ config: projectConfig, global: globalThis });
  }

  async setup() {}

  async teardown() {
    this.fakeTimersModern.dispose();
    const { globals, variables, exit } = this.before;
    for (const key of Reflect.ownKeys(globalThis)) {
      if (!Object.hasOwn(globals, key) && !globalsOfPackages.has(key)) Reflect.deleteProperty(globalThis, key);
    }
    for (const key of Reflect.ownKeys(globals)) putBack(key, globals[key]);
    for (const name of Object.keys(process.env)) if (!Object.hasOwn(variables, name)) delete process.env[name];
    Object.assign(process.env, variables);
    process.exit = exit;
  }

  exportConditions() {
    return ['node', 'node-addons'];
  }

  /** There is no VM context, see runtime.cjs. */
  getVmContext() {
    return undefined;
  }
}

function putBack(key, descriptor) {
  const now = Object.getOwnPropertyDescriptor(globalThis, key);
  const isSame = now && now.value === descriptor.value && now.get === descriptor.get;
  if (!isSame && (now === undefined || now.configurable)) Object.defineProperty(globalThis, key, descriptor);
}

module.exports = { __esModule: true, default: OneRealmEnvironment, TestEnvironment: OneRealmEnvironment };
