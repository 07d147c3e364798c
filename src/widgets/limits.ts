/** Numbers that `range` of a widget template returns, as in the sandbox of Jinja. */
export const RANGE_NUMBERS = 100_000;
