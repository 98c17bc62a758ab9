/** What a form has been told so far, kept in this tab for the user who has typed it. */
const KEY = "draft:";

type Kept = { user: string; draft: unknown };

export function keepDraft(form: string, user: string, draft: unknown): void {
  try {
    sessionStorage.setItem(KEY + form, JSON.stringify({ user, draft } satisfies Kept));
  } catch {
    // Then it is typed once more.
  }
}

/** The draft of that user; another's is not shown. */
export function keptDraft<Draft>(form: string, user: string): Draft | null {
  try {
    const kept: Kept | null = JSON.parse(sessionStorage.getItem(KEY + form) ?? "null");
    return kept?.user === user ? (kept.draft as Draft) : null;
  } catch {
    return null;
  }
}

export function forgetDraft(form: string): void {
  try {
    sessionStorage.removeItem(KEY + form);
  } catch {
    // Nothing is kept where nothing can be.
  }
}

/** Whoever signs out leaves nothing behind. */
export function forgetDrafts(): void {
  try {
    for (const key of Object.keys(sessionStorage)) {
      if (key.startsWith(KEY)) sessionStorage.removeItem(key);
    }
  } catch {
    // As above.
  }
}
