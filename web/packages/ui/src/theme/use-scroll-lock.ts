/** Keeps the page still behind an open drawer or dialog, in place of antd's own, whose style lacks the CSP nonce. */
import { useLayoutEffect } from "react";

let locks = 0;

function lockPage(): void {
  locks += 1;
  if (locks > 1) return;
  // Without its scroll bar the page would grow and jump.
  const bar = window.innerWidth - document.documentElement.clientWidth;
  document.body.style.overflowY = "hidden";
  if (bar > 0) document.body.style.width = `calc(100% - ${bar}px)`;
}

function unlockPage(): void {
  locks -= 1;
  if (locks > 0) return;
  document.body.style.overflowY = "";
  document.body.style.width = "";
}

export default function useScrollLock(wanted?: boolean): void {
  useLayoutEffect(() => {
    if (!wanted) return undefined;
    lockPage();
    return unlockPage;
  }, [wanted]);
}
