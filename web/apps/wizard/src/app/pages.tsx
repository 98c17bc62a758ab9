/** The addresses of the wizard, below `/wizard/`. Every page is a chunk of its own. */
import { lazyPage } from "@personal-cabinet/ui/page/lazy-page";
import { Loading } from "@personal-cabinet/ui/state/loading";
import { Suspense } from "react";
import { Route, Routes } from "react-router";

const Frame = lazyPage(() => import("./frame"));
const CurrentStep = lazyPage(() => import("./current-step"));
const Connection = lazyPage(() => import("../features/connection/connection-page"));
const Mail = lazyPage(() => import("../features/mail/mail-page"));
const Servers = lazyPage(() => import("../features/servers/servers-page"));
const Organisation = lazyPage(() => import("../features/organisation/organisation-page"));
const Check = lazyPage(() => import("../features/check/check-page"));
const Finish = lazyPage(() => import("../features/finish/finish-page"));
const NotFound = lazyPage(() => import("./not-found-page"));

export function Pages() {
  return (
    <Suspense fallback={<Loading />}>
      <Routes>
        <Route element={<Frame />}>
          <Route index element={<CurrentStep />} />
          <Route path="/:service/connection" element={<Connection />} />
          <Route path="/:service/connections" element={<Connection />} />
          <Route path="/notifications/mail" element={<Mail />} />
          <Route path="/integration/servers" element={<Servers />} />
          <Route path="/integration/organisation" element={<Organisation />} />
          <Route path="/:service/check" element={<Check />} />
          <Route path="/finish" element={<Finish />} />
          <Route path="*" element={<NotFound />} />
        </Route>
      </Routes>
    </Suspense>
  );
}
