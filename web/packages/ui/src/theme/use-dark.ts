import { useMedia } from "./use-media";

/** As base.css says it. */
const DARK = "screen and (prefers-color-scheme: dark)";

/** Whether the page is shown in the dark: what the system asks for, and never on paper. */
export function useDark(): boolean {
  return useMedia(DARK);
}
