/** Whether the page is being put on paper, told in time for what is only there to be drawn. */
import { useEffect, useState } from "react";
import { flushSync } from "react-dom";

export function usePrinting(): boolean {
  // A sheet is wider than a phone: what is laid out anew for it begins in the middle of printing.
  const [printing, setPrinting] = useState(() => window.matchMedia("print").matches);
  useEffect(() => {
    const paper = window.matchMedia("print");
    // The browser draws the sheet right after it has told: there is no later rendering.
    const show = (now: boolean) => flushSync(() => setPrinting(now));
    const follow = () => show(paper.matches);
    const begin = () => show(true);
    const end = () => show(false);
    // Safari 11 knows only the older name, and neither of the events.
    paper.addListener(follow);
    window.addEventListener("beforeprint", begin);
    window.addEventListener("afterprint", end);
    return () => {
      paper.removeListener(follow);
      window.removeEventListener("beforeprint", begin);
      window.removeEventListener("afterprint", end);
    };
  }, []);
  return printing;
}
