/**
 * Asks before a page with unsent words is left: by a link, by «back», by closing the window.
 *
 * The router's own guard needs its data mode. Here links are caught before the router sees them, and
 * the page stands in the history twice: the first step back leads to itself, which is when to ask.
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

function standTwice(): void {
  window.history.pushState(window.history.state, "", window.location.href);
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
    const onBack = () => {
      if (!leaving.current) setWanted(-1);
    };
    standTwice();
    const onClose = (event: BeforeUnloadEvent) => event.preventDefault();
    document.addEventListener("click", onClick, true);
    window.addEventListener("popstate", onBack);
    window.addEventListener("beforeunload", onClose);
    return () => {
      document.removeEventListener("click", onClick, true);
      window.removeEventListener("popstate", onBack);
      window.removeEventListener("beforeunload", onClose);
    };
  }, [active]);
  return {
    asked: wanted !== null,
    stay: () => {
      if (wanted === -1) standTwice();
      setWanted(null);
    },
    leave: () => {
      leaving.current = true;
      if (wanted === -1) void navigate(-1);
      else if (wanted !== null) void navigate(wanted);
    },
  };
}
