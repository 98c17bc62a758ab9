/** What the system asks of pages, followed as it changes. */
import { useCallback, useSyncExternalStore } from "react";

export function useMedia(media: string): boolean {
  const follow = useCallback(
    (changed: () => void) => {
      const query = window.matchMedia(media);
      // Safari 11 knows only the older name.
      query.addListener(changed);
      return () => query.removeListener(changed);
    },
    [media],
  );
  return useSyncExternalStore(follow, () => window.matchMedia(media).matches);
}
