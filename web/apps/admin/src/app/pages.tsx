/** The addresses of the control panel. Every page is a chunk of its own. */
import { Loading } from "@personal-cabinet/ui/state/loading";
import { type ComponentType, lazy, Suspense } from "react";
import { Navigate, Route, Routes } from "react-router";
import { useRememberedNavigation } from "./navigation";

function page(load: () => Promise<{ Component: ComponentType }>) {
  return lazy(() => load().then(({ Component }) => ({ default: Component })));
}

const SignIn = page(() => import("../features/sign-in/sign-in-page"));
const Password = page(() => import("../features/password/password-page"));
const SignedIn = page(() => import("./signed-in"));
const Accounts = page(() => import("../features/accounts/accounts-page"));
const Integration = page(() => import("../features/integration/integration-page"));
const NotFound = page(() => import("./not-found-page"));

export function Pages() {
  useRememberedNavigation();
  return (
    <Suspense fallback={<Loading />}>
      <Routes>
        <Route path="/sign-in" element={<SignIn />} />
        <Route path="/password" element={<Password />} />
        <Route element={<SignedIn />}>
          <Route index element={<Navigate to="/accounts" replace />} />
          <Route path="/accounts" element={<Accounts />} />
          <Route path="/integration" element={<Integration />} />
          <Route path="*" element={<NotFound />} />
        </Route>
      </Routes>
    </Suspense>
  );
}
