/** Addresses that are not pages. No page can have one of them, because files whose names begin with `_` are not read. */
export const IMAGES_AT = '_content';
export const STYLES_AT = '_site/site.css';
export const ICON_AT = '_site/icon.svg';
export const SCRIPT_AT = '_site/site.js';
export const SEARCH_AT = '_site/search';
/** The list of search results without a page around it, for `site.js`. */
export const RESULTS_AT = '_site/results';
/** The loader of the widget, relative to the root of the site. */
export const LOADER_AT = 'widget/loader.js';
