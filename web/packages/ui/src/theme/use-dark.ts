/** Whether the page is shown in the dark: what the system asks for, and never on paper. */
import { useSyncExternalStore } from "react";

/** As base.css says it. */
const DARK = "screen and (prefers-color-scheme: dark)";

function follow(changed: () => void): () => void {
  const query = window.matchMedia(DARK);
  // Safari 11 knows only the older name.
  query.addListener(changed);
  return () => query.removeListener(changed);
}

export function useDark(): boolean {
  return useSyncExternalStore(follow, () => window.matchMedia(DARK).matches);
}
