/**
 * Resolves imports that end in `.js` to the `.ts` or `.tsx` file that the build compiles to it. Style sheets, which the
 * build imports as text, are empty in tests.
 */
const path = require('node:path');
const { resolvePackage } = require('../../../test/support/jest/packages.cjs');

module.exports = (request, options) => {
  if (request.endsWith('.css?inline')) return path.join(__dirname, 'empty-style.cjs');
  const ours = request.startsWith('.') && request.endsWith('.js') && !options.basedir.includes('node_modules');
  if (!ours) return resolvePackage(request, options);
  for (const extension of ['.ts', '.tsx', '.js']) {
    try {
      return options.defaultResolver(request.slice(0, -3) + extension, options);
    } catch {
      // Try the next extension.
    }
  }
  return options.defaultResolver(request, options);
};
