/** The addresses of the cabinet. Every page is a chunk of its own. */
import { Loading } from "@personal-cabinet/ui/state/loading";
import { createBrowserRouter } from "react-router";

export const router = createBrowserRouter([
  {
    HydrateFallback: () => <Loading />,
    children: [
      { path: "/sign-in", lazy: () => import("../features/sign-in/sign-in-page") },
      { path: "/help/:subject", lazy: () => import("../features/help/help-page") },
      { path: "/password", lazy: () => import("../features/password/password-page") },
      {
        lazy: () => import("./signed-in"),
        children: [
          { index: true, lazy: () => import("../features/home/home-page") },
          { path: "/account", lazy: () => import("../features/account/account-page") },
          { path: "/readings", lazy: () => import("../features/readings/readings-page") },
          { path: "/diagnostics", lazy: () => import("../features/diagnostics/diagnostics-page") },
          { path: "/support", lazy: () => import("../features/support/support-page") },
          { path: "/information", lazy: () => import("../features/information/information-page") },
          { path: "*", lazy: () => import("./not-found-page") },
        ],
      },
    ],
  },
]);

const OUTSIDE = /^\/(sign-in|help)(\/|$)/;

/** Asks to sign in, and remembers the page to come back to. */
export function goToSignIn(): void {
  const { pathname, search } = router.state.location;
  if (OUTSIDE.test(pathname)) return;
  const next = pathname === "/" ? "" : `?next=${encodeURIComponent(pathname + search)}`;
  void router.navigate(`/sign-in${next}`, { replace: true });
}

export function goToPassword(): void {
  void router.navigate("/password", { replace: true });
}
