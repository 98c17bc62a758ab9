/**
 * Asks before a page with unsent words is left: by a link, by «back», by closing the window.
 *
 * The router's own guard needs its data mode; here links are caught before the router sees them, and
 * a step back in the history is taken forward again.
 */
import { useEffect, useRef, useState } from "react";
import { useNavigate } from "react-router";

export type LeaveGuard = {
  /** Whether the question is to be shown. */
  asked: boolean;
  leave: () => void;
  stay: () => void;
};

function pathOf(event: MouseEvent): string | null {
  if (event.defaultPrevented || event.button !== 0) return null;
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return null;
  const link = (event.target as Element).closest?.("a");
  if (!link || link.target === "_blank" || link.hasAttribute("download")) return null;
  if (link.origin !== window.location.origin) return null;
  const here = link.pathname === window.location.pathname;
  return here ? null : link.pathname + link.search;
}

export function useLeaveGuard(active: boolean): LeaveGuard {
  const navigate = useNavigate();
  const [wanted, setWanted] = useState<string | -1 | null>(null);
  const leaving = useRef(false);
  useEffect(() => {
    if (!active) return;
    const onClick = (event: MouseEvent) => {
      const path = pathOf(event);
      if (path === null) return;
      event.preventDefault();
      event.stopPropagation();
      setWanted(path);
    };
    let returning = false;
    const onBack = (event: PopStateEvent) => {
      if (leaving.current) return;
      // The router must not hear of it: nothing is left yet.
      event.stopImmediatePropagation();
      if (returning) {
        returning = false;
        return;
      }
      returning = true;
      window.history.forward();
      setWanted(-1);
    };
    const onClose = (event: BeforeUnloadEvent) => event.preventDefault();
    document.addEventListener("click", onClick, true);
    window.addEventListener("popstate", onBack, true);
    window.addEventListener("beforeunload", onClose);
    return () => {
      document.removeEventListener("click", onClick, true);
      window.removeEventListener("popstate", onBack, true);
      window.removeEventListener("beforeunload", onClose);
    };
  }, [active]);
  return {
    asked: wanted !== null,
    stay: () => setWanted(null),
    leave: () => {
      leaving.current = true;
      if (wanted === -1) void navigate(-1);
      else if (wanted !== null) void navigate(wanted);
    },
  };
}
