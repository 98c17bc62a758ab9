import { type RefObject, useEffect, useRef, useState } from "react";

/** Whether the focus is in the dialog that this place is in, on what surrounds it, or nowhere. */
function isHere(place: Element | null): boolean {
  const { activeElement } = document;
  if (activeElement === null || activeElement === document.body) return true;
  if (place === null) return false;
  const dialog = place.closest("[role=dialog]");
  return activeElement.contains(place) || (dialog?.contains(activeElement) ?? false);
}

/**
 * Gives the focus back, as soon as a dialog is shut or taken off the page, to what had it before
 * the dialog was open.
 *
 * antd does so when the dialog has slid away: whoever has gone on meanwhile, to a list say, loses
 * what he has just opened; and one that is no longer rendered leaves the focus nowhere. `place` is
 * anything inside the dialog. Who has the focus elsewhere keeps it. If what had it is gone, as an act
 * may be that was done, the nearest that was around it and takes the focus gets it: whoever uses
 * the keyboard alone goes on in the same drawer.
 */
export function useFocusBack(open: boolean, place: RefObject<Element | null>): void {
  const [known, setKnown] = useState({ open: false, opener: null as Element | null });
  // While it is being rendered, since what is in the dialog may take the focus before any effect.
  if (known.open !== open) {
    setKnown({ open, opener: open ? document.activeElement : known.opener });
  }
  const { opener } = known;
  const back = useRef<Element[]>([]);
  useEffect(() => {
    if (open) {
      // Opened in the place of another dialog, which has given the focus back by now.
      back.current = pathOf(opener?.isConnected ? opener : document.activeElement);
      return;
    }
    // After the effects of what is inside, which has let go of the focus by then.
    giveBack(back, place.current);
  }, [open, opener, place]);
  useEffect(() => () => giveBack(back, null), []);
}

/** An element and all around it, the page itself left out. */
function pathOf(element: Element | null): Element[] {
  if (element === null || element === document.body) return [];
  return [element, ...pathOf(element.parentElement)];
}

function giveBack(to: RefObject<Element[]>, place: Element | null): void {
  const { current } = to;
  to.current = [];
  if (!isHere(place)) return;
  for (const one of current) {
    if (!(one instanceof HTMLElement) || !one.isConnected) continue;
    one.focus({ preventScroll: true });
    if (document.activeElement === one) return;
  }
}
