/** How narrow the window is; follows turning and resizing. */
import { useEffect, useState } from "react";

/** Whether the window is narrower than so many pixels. */
export function useNarrowerThan(width: number): boolean {
  const media = `(max-width: ${width - 1}px)`;
  const [narrow, setNarrow] = useState(() => window.matchMedia(media).matches);
  useEffect(() => {
    const query = window.matchMedia(media);
    const follow = () => setNarrow(query.matches);
    follow();
    // Safari 11 knows only the older name.
    query.addListener(follow);
    return () => query.removeListener(follow);
  }, [media]);
  return narrow;
}

/** Whether the window is as narrow as a phone's: tables become cards. */
export function usePhone(): boolean {
  return useNarrowerThan(768);
}
