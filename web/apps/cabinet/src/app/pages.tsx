/** The addresses of the cabinet. Every page is a chunk of its own. */
import { lazyPage } from "@personal-cabinet/ui/page/lazy-page";
import { Suspense } from "react";
import { Route, Routes } from "react-router";

const SignedIn = lazyPage(() => import("./signed-in"));
const Home = lazyPage(() => import("../features/home/home-page"));
const Account = lazyPage(() => import("../features/account/account-page"));
const Readings = lazyPage(() => import("../features/readings/readings-page"));
const Diagnostics = lazyPage(() => import("../features/diagnostics/diagnostics-page"));
const Profile = lazyPage(() => import("../features/profile/profile-page"));
const Password = lazyPage(() => import("@personal-cabinet/session/inner/chosen-password"));
const Notices = lazyPage(() => import("../features/notices/notices-page"));
const Preferences = lazyPage(() => import("../features/preferences/preferences-page"));
const Support = lazyPage(() => import("../features/support/support-page"));
const Information = lazyPage(() => import("../features/information/information-page"));
const NotFound = lazyPage(() => import("./not-found-page"));

export function Pages() {
  return (
    <Suspense fallback={null}>
      <Routes>
        <Route element={<SignedIn />}>
          <Route index element={<Home />} />
          <Route path="/account" element={<Account />} />
          <Route path="/readings" element={<Readings />} />
          <Route path="/diagnostics" element={<Diagnostics />} />
          <Route path="/profile" element={<Profile />} />
          <Route path="/profile/password" element={<Password />} />
          <Route path="/notices" element={<Notices />} />
          <Route path="/profile/notifications" element={<Preferences />} />
          <Route path="/support" element={<Support />} />
          <Route path="/information" element={<Information />} />
          <Route path="*" element={<NotFound />} />
        </Route>
      </Routes>
    </Suspense>
  );
}
