/** Addresses of what is no page. No page can collide with them: names that begin with `_` are not read as pages. */
export const IMAGES_AT = '_content';
export const STYLES_AT = '_site/site.css';
export const ICON_AT = '_site/icon.svg';
export const SCRIPT_AT = '_site/site.js';
export const SEARCH_AT = '_site/search';
/** The list of results alone, for the script. */
export const RESULTS_AT = '_site/results';
