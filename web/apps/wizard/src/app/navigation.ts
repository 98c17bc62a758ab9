/** Lets what lies outside the pages (the session) lead to another page. */
import { useEffect } from "react";
import { type NavigateFunction, useLocation, useNavigate } from "react-router";

let here = { pathname: "/", search: "" };
let navigate: NavigateFunction = () => undefined;

/** Called by one component that is always there. */
export function useRememberedNavigation(): void {
  const location = useLocation();
  const go = useNavigate();
  here = location;
  useEffect(() => {
    navigate = go;
  }, [go]);
}

/** Asks for the key, and remembers the page to come back to. */
export function goToSignIn(): void {
  if (here.pathname === "/sign-in") return;
  const back = here.pathname + here.search;
  const next = back === "/" ? "" : `?next=${encodeURIComponent(back)}`;
  void navigate(`/sign-in${next}`, { replace: true });
}
