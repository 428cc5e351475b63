/** How often a write is sent of which nobody knows whether it happened. */
export const attempts = 3;
/** Looks at whether it did, within one settle window. */
export const looks = 6;
