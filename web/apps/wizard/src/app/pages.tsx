/** The addresses of the wizard, below `/wizard/`. Every page is a chunk of its own. */
import { lazyPage } from "@personal-cabinet/ui/page/lazy-page";
import { Loading } from "@personal-cabinet/ui/state/loading";
import { Suspense } from "react";
import { Route, Routes } from "react-router";
import { useRememberedNavigation } from "./navigation";

const SignIn = lazyPage(() => import("../features/entry/sign-in-page"));
const Frame = lazyPage(() => import("./frame"));
const CurrentStep = lazyPage(() => import("./current-step"));
const Connection = lazyPage(() => import("../features/connection/connection-page"));
const Mail = lazyPage(() => import("../features/mail/mail-page"));
const Check = lazyPage(() => import("../features/check/check-page"));
const Finish = lazyPage(() => import("../features/finish/finish-page"));
const NotFound = lazyPage(() => import("./not-found-page"));

export function Pages() {
  useRememberedNavigation();
  return (
    <Suspense fallback={<Loading />}>
      <Routes>
        <Route path="/sign-in" element={<SignIn />} />
        <Route element={<Frame />}>
          <Route index element={<CurrentStep />} />
          <Route path="/:service/connection" element={<Connection />} />
          <Route path="/notifications/mail" element={<Mail />} />
          <Route path="/:service/check" element={<Check />} />
          <Route path="/finish" element={<Finish />} />
          <Route path="*" element={<NotFound />} />
        </Route>
      </Routes>
    </Suspense>
  );
}
