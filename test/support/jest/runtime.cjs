const { compileFunction } = require('node:vm');
const { default: Runtime } = require('jest-runtime');

/** Jest's runtime, except that it evaluates modules in the realm of the process: see environment.cjs. */
class OneRealmRuntime extends Runtime {
  constructor(...parameters) {
    super(...parameters);
    const { esmLoader, executor } = this;
    // Without a context, `vm` evaluates code in the realm of its caller.
    esmLoader.getContext = () => undefined;
    executor.compile = (source, filename) =>
      compileFunction(source, executor.injectedModuleParameters, {
        filename,
        importModuleDynamically: (specifier, _function, attributes, phase) =>
          executor.dynamicImport(specifier, filename, undefined, attributes, phase),
      });
  }

  /** Does nothing: Jest's method would replace a function of the process itself. */
  installGetBuiltinModule() {}
}

module.exports = { __esModule: true, default: OneRealmRuntime };
