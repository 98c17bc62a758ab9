/** Of what is being written on appeals; only this page has it. */
export const WRITTEN = ["appeal-written"] as const;

export const writtenKey = (what: "answer" | "note", id: string) => [...WRITTEN, what, id];
