import { useMedia } from "./use-media";

/** As base.css says it. */
export const STILL = "(prefers-reduced-motion: reduce)";

/** Whether nothing is to slide or fade: some people get sick of it. */
export function useStill(): boolean {
  return useMedia(STILL);
}
