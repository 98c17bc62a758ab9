/** How narrow the window is; follows turning and resizing. */
import { useMedia } from "./use-media";

/** Whether the window is narrower than so many pixels. */
export function useNarrowerThan(width: number): boolean {
  return useMedia(`(max-width: ${width - 1}px)`);
}

/** Whether the window is as narrow as a phone's: tables become cards. */
export function usePhone(): boolean {
  return useNarrowerThan(768);
}
