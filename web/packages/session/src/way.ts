/** The browser's ways to another page of ours; each begins that page anew. */
export const way = {
  /** The page that is left is not come back to. */
  replace: (address: string) => window.location.replace(address),
  to: (address: string) => window.location.assign(address),
};
