/** Whoever moves between periods keeps a place to go on from: what had the focus, else the heading. */
import { type RefObject, useEffect, useRef } from "react";

/** Marks the heading that takes a focus which has lost its element. */
export const TAKES_FOCUS = "data-takes-focus";

/**
 * The element in which a focus is kept. `shown` names what is shown, null while the next is on its
 * way; the page's first one leaves the focus where it is.
 */
export function useKeptFocus(shown: string | null | undefined): RefObject<HTMLDivElement | null> {
  const place = useRef<HTMLDivElement>(null);
  const before = useRef<string | null>(null);
  useEffect(() => {
    if (!shown || before.current === shown) return;
    const first = before.current === null;
    before.current = shown;
    if (first || document.activeElement !== document.body) return;
    const heading = place.current?.querySelector<HTMLElement>(`[${TAKES_FOCUS}]`);
    heading?.focus({ preventScroll: true });
    if (heading && heading.getBoundingClientRect().top < 0) heading.scrollIntoView();
  }, [shown]);
  return place;
}
