/** The addresses of the wizard, below `/wizard/`. Every page is a chunk of its own. */
import { Loading } from "@personal-cabinet/ui/state/loading";
import { type ComponentType, lazy, Suspense } from "react";
import { Route, Routes } from "react-router";

function page(load: () => Promise<{ Component: ComponentType }>) {
  return lazy(() => load().then(({ Component }) => ({ default: Component })));
}

const Frame = page(() => import("./frame"));
const CurrentStep = page(() => import("./current-step"));
const Connection = page(() => import("../features/connection/connection-page"));
const Mail = page(() => import("../features/mail/mail-page"));
const Check = page(() => import("../features/check/check-page"));
const Finish = page(() => import("../features/finish/finish-page"));
const NotFound = page(() => import("./not-found-page"));

export function Pages() {
  return (
    <Suspense fallback={<Loading />}>
      <Routes>
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
