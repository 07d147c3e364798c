const { resolvePackage } = require('./jest/packages.cjs');

/** TypeScript sources import each other with the `.js` suffix that they will have when built. */
module.exports = (path, options) => {
  const isSource = /^\.{1,2}\//.test(path) && path.endsWith('.js') && !options.basedir.includes('node_modules');
  if (!isSource) return resolvePackage(path, options);
  try {
    return options.defaultResolver(path.replace(/\.js$/, '.ts'), options);
  } catch {
    return options.defaultResolver(path, options);
  }
};
