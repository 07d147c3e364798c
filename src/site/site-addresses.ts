/** Addresses of what is no page. No page can collide with them: names that begin with `_` are not read as pages. */
export const IMAGES_AT = '_content';
export const STYLES_AT = '_site/site.css';
export const ICON_AT = '_site/icon.svg';
