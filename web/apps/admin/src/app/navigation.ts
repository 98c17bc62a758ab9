/** Lets what lies outside the pages (the session, the cache) lead to another page. */
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

const OUTSIDE = /^\/sign-in(\/|$)/;

/** Asks to sign in, and remembers the page to come back to. */
export function goToSignIn(): void {
  if (OUTSIDE.test(here.pathname)) return;
  const back = here.pathname + here.search;
  const next = back === "/" ? "" : `?next=${encodeURIComponent(back)}`;
  void navigate(`/sign-in${next}`, { replace: true });
}

/** Leads to the setting up of a second factor, and remembers the page to come back to. */
export function goToSecondFactor(): void {
  if (here.pathname === "/second-factor") return;
  const back = encodeURIComponent(here.pathname + here.search);
  void navigate(`/second-factor?next=${back}`, { replace: true });
}

export function goToPassword(): void {
  if (here.pathname !== "/password") void navigate("/password", { replace: true });
}
