const { createHash } = require('node:crypto');
const { existsSync, mkdirSync, renameSync, writeFileSync } = require('node:fs');
const { tmpdir, userInfo } = require('node:os');
const { join } = require('node:path');
const { types } = require('node:util');

const PACKAGE_FILE = /[\\/]node_modules[\\/].*\.[cm]?js$/;
const FOLDER = join(tmpdir(), `chatkit-nest-tests-${userInfo().username}`, 'packages');
const LOADED = Symbol.for('chatkit-nest.packages');
const loaded = (globalThis[LOADED] ??= new Map());
/** Globals that packages defined when they were loaded: they are not loaded again, so the globals must stay. */
const globalsOfPackages = new Set([LOADED]);

/**
 * Loads the file of a package with Node's own loader, once for each process, and writes a module that exports the same.
 * Suites import that module: evaluating NestJS, TypeORM and the Agents SDK again for each of them took 4 s of CPU.
 *
 * @returns the path of the module; the file itself if the package cannot be loaded synchronously.
 */
function bridgeTo(file) {
  const known = loaded.get(file);
  if (known) return known.bridge;
  const content = load(file);
  if (!content) return file;
  const source = sourceOf(file, content);
  const bridge = join(FOLDER, `${createHash('sha256').update(source).digest('hex').slice(0, 24)}.mjs`);
  loaded.set(file, { ...content, bridge });
  if (!existsSync(bridge)) write(bridge, source);
  return bridge;
}

/** Resolves a request as Jest does, but returns the bridge module for the file of a package. */
function resolvePackage(request, options) {
  const file = options.defaultResolver(request, options);
  const isPackage = !request.startsWith('.') && options.conditions?.includes('import') && PACKAGE_FILE.test(file);
  return isPackage ? bridgeTo(file) : file;
}

/** @returns the default export and the named ones, as an `import` in Node sees them. */
function load(file) {
  const before = new Set(Reflect.ownKeys(globalThis));
  try {
    const exported = require(file);
    for (const key of Reflect.ownKeys(globalThis)) if (!before.has(key)) globalsOfPackages.add(key);
    if (types.isModuleNamespaceObject(exported)) return { default: exported.default, named: exported };
    return { default: exported, named: Object(exported) };
  } catch (error) {
    if (error.code === 'ERR_REQUIRE_ASYNC_MODULE') return undefined;
    throw error;
  }
}

function sourceOf(file, { named }) {
  const names = Object.keys(named).filter((name) => name !== 'default' && name !== '__esModule');
  const lines = names.map(
    (name, index) =>
      `const e${index} = named[${JSON.stringify(name)}];\nexport { e${index} as ${JSON.stringify(name)} };`,
  );
  const get = `globalThis[Symbol.for('chatkit-nest.packages')].get(${JSON.stringify(file)})`;
  return [`const { named, default: all } = ${get};`, 'export default all;', ...lines, ''].join('\n');
}

/** Renames a finished file, because another worker may write the same one at the same time. */
function write(bridge, source) {
  mkdirSync(FOLDER, { recursive: true });
  const unfinished = `${bridge}.${process.pid}`;
  writeFileSync(unfinished, source);
  renameSync(unfinished, bridge);
}

module.exports = { resolvePackage, globalsOfPackages };
