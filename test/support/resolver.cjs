/** TypeScript sources import each other with the `.js` suffix that they will have when built. */
module.exports = (path, options) => {
  const ours = /^\.{1,2}\//.test(path) && path.endsWith('.js') && !options.basedir.includes('node_modules');
  if (!ours) return options.defaultResolver(path, options);
  try {
    return options.defaultResolver(path.replace(/\.js$/, '.ts'), options);
  } catch {
    return options.defaultResolver(path, options);
  }
};
