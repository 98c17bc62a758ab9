/** Looks a word up: `namespace:path.to.word` or `path.to.word`, with values for its places. */
export type Translate = {
  (key: string): string;
  /** `count` chooses the form of a plural, `defaultValue` is said when there is no such word. */
  (key: string, values: Record<string, unknown>): string;
};
