/** The addresses of the wizard, below `/wizard/`. */
import { Loading } from "@personal-cabinet/ui/state/loading";
import { createBrowserRouter } from "react-router";

const BASE = "/wizard";

export const router = createBrowserRouter(
  [
    {
      HydrateFallback: () => <Loading />,
      children: [
        { path: "/sign-in", lazy: () => import("../features/entry/sign-in-page") },
        {
          lazy: () => import("./frame"),
          children: [
            { index: true, lazy: () => import("./current-step") },
            {
              path: "/:service/connection",
              lazy: () => import("../features/connection/connection-page"),
            },
            { path: "/:service/check", lazy: () => import("../features/check/check-page") },
            { path: "/finish", lazy: () => import("../features/finish/finish-page") },
            { path: "*", lazy: () => import("./not-found-page") },
          ],
        },
      ],
    },
  ],
  { basename: BASE },
);

/** Asks for the key, and remembers the page to come back to. */
export function goToSignIn(): void {
  const { pathname, search } = router.state.location;
  const path = pathname.startsWith(BASE) ? pathname.slice(BASE.length) : pathname;
  if (path === "/sign-in") return;
  const next = path === "/" || path === "" ? "" : `?next=${encodeURIComponent(path + search)}`;
  void router.navigate(`/sign-in${next}`, { replace: true });
}
