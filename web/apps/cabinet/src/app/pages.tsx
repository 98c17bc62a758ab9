/** The addresses of the cabinet. Every page is a chunk of its own, the main page comes with the shell. */
import { type LazyModule, lazyPage } from "@personal-cabinet/ui/page/lazy-page";
import { Suspense } from "react";
import { matchPath, Route, Routes } from "react-router";
import * as home from "../features/home/home-page";
import * as signedIn from "./signed-in";

const inAntd = () => import("./in-antd");
const pages = {
  "/account": () => import("../features/account/account-page"),
  "/account/add": () => import("../features/account/add-account-page"),
  "/account/meters/:meter": () => import("../features/meter/meter-page"),
  "/account/:account": () => import("../features/account/one-account-page"),
  "/readings/insight": () => import("../features/readings/insight/insight-page"),
  "/readings/table": () => import("../features/readings/table/table-page"),
  "/diagnostics": () => import("../features/diagnostics/diagnostics-page"),
  "/profile": () => import("../features/profile/profile-page"),
  "/profile/password": () => import("@personal-cabinet/session/inner/chosen-password"),
  "/notices": () => import("../features/notices/notices-page"),
  "/profile/acts": () => import("../features/acts/acts-page"),
  "/servicing/sheets": () => import("../features/servicing-sheets/sheets-page"),
  "/profile/notifications": () => import("../features/preferences/preferences-page"),
};
/** Pages that do without the kit: what people hurry to is there sooner. */
const light = {
  "/readings": () => import("../features/readings/readings-page"),
  "/submissions": () => import("../features/submissions/submissions-page"),
  "/adviser": () => import("../features/adviser/adviser-page"),
  "/services": () => import("../features/services/services-page"),
  "/information": () => import("../features/information/information-page"),
  "/outages": () => import("../features/outages/outages-page"),
  "/support": () => import("../features/support/support-page"),
  "/support/new": () => import("../features/support/new-page"),
  "/support/contacts": () => import("../features/support/contacts-page"),
  "/support/appeals/:appeal": () => import("../features/support/appeal-page"),
  "/servicing": () => import("../features/servicing/servicing-page"),
  "/servicing/entry": () => import("../features/servicing-entry/entry-page"),
  "/servicing/houses/:house": () => import("../features/servicing-balance/balance-page"),
  "/servicing/walk": () => import("../features/servicing-walk/walk-page"),
};
const InAntd = lazyPage(inAntd);
const routesOf = (loads: Record<string, () => Promise<LazyModule<object>>>) =>
  Object.entries(loads).map(([path, load]) => {
    const Page = lazyPage(load);
    return <Route key={path} path={path} element={<Page />} />;
  });
const IN_ANTD = routesOf(pages);
const LIGHT = routesOf(light);
const NotFound = lazyPage(() => import("./not-found-page"));

/** Asks for the page that an address begins with at once, beside the question who is signed in. */
export function beginPage(address: string): void {
  const found = <Load,>(loads: Record<string, Load>) =>
    Object.entries(loads).find(([path]) => matchPath(path, address))?.[1];
  const begin = found(light);
  const inKit = found(pages);
  // What does not come is told where the page is shown.
  if (begin) begin().catch(() => undefined);
  if (inKit) Promise.all([inAntd(), inKit()]).catch(() => undefined);
}

export function Pages() {
  return (
    <Suspense fallback={null}>
      <Routes>
        <Route element={<signedIn.Component />}>
          <Route index element={<home.Component />} />
          <Route element={<InAntd />}>{IN_ANTD}</Route>
          {LIGHT}
          <Route path="*" element={<NotFound />} />
        </Route>
      </Routes>
    </Suspense>
  );
}
