/** The two orgs of the emulator's default seed: the first is sponsored. */
export const orgIds = { free: "org-quiet-lake-48151623", paid: "org-bold-river-20263711" } as const;
