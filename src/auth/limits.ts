// How long what is handed out to callers stays valid.

/** Days after which a visitor's token has expired: browsers keep no cookie for longer. */
export const VISITOR_DAYS = 400;
/** Days after which a visitor that returns gets a new token, so that only visitors who stay away expire. */
export const VISITOR_RENEWAL_DAYS = 30;
/** Characters of an id of a tenant or a user: ids of identity providers are shorter, and ids are part of every row. */
export const ID_CHARACTERS = 200;
/** Cookies of a request that are read: a browser sends at most this many of one host. */
export const COOKIES_READ = 180;
