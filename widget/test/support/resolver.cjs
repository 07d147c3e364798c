/**
 * Sources name their neighbours with `.js`, as the browser will see them; in tests those files are still `.ts` or
 * `.tsx`. Style sheets are imported as text by the build and are empty here.
 */
const path = require('node:path');

module.exports = (request, options) => {
  if (request.endsWith('.css?inline')) return path.join(__dirname, 'empty-style.cjs');
  const ours = request.startsWith('.') && request.endsWith('.js') && !options.basedir.includes('node_modules');
  if (!ours) return options.defaultResolver(request, options);
  for (const extension of ['.ts', '.tsx', '.js']) {
    try {
      return options.defaultResolver(request.slice(0, -3) + extension, options);
    } catch {
      // Try the next extension.
    }
  }
  return options.defaultResolver(request, options);
};
