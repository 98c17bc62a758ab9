/** The addresses of the cabinet. Every page is a chunk of its own. */
import { type ComponentType, lazy, Suspense } from "react";
import { Route, Routes } from "react-router";
import { useRememberedNavigation } from "./navigation";

function page(load: () => Promise<{ Component: ComponentType }>) {
  return lazy(() => load().then(({ Component }) => ({ default: Component })));
}

const SignIn = page(() => import("../features/sign-in/sign-in-page"));
const Help = page(() => import("../features/help/help-page"));
const Password = page(() => import("../features/password/password-page"));
const SignedIn = page(() => import("./signed-in"));
const Home = page(() => import("../features/home/home-page"));
const Account = page(() => import("../features/account/account-page"));
const Readings = page(() => import("../features/readings/readings-page"));
const Diagnostics = page(() => import("../features/diagnostics/diagnostics-page"));
const Support = page(() => import("../features/support/support-page"));
const Information = page(() => import("../features/information/information-page"));
const NotFound = page(() => import("./not-found-page"));

export function Pages() {
  useRememberedNavigation();
  return (
    <Suspense fallback={null}>
      <Routes>
        <Route path="/sign-in" element={<SignIn />} />
        <Route path="/help/:subject" element={<Help />} />
        <Route path="/password" element={<Password />} />
        <Route element={<SignedIn />}>
          <Route index element={<Home />} />
          <Route path="/account" element={<Account />} />
          <Route path="/readings" element={<Readings />} />
          <Route path="/diagnostics" element={<Diagnostics />} />
          <Route path="/support" element={<Support />} />
          <Route path="/information" element={<Information />} />
          <Route path="*" element={<NotFound />} />
        </Route>
      </Routes>
    </Suspense>
  );
}
