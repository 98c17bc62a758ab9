/** The addresses of the cabinet. Every page is a chunk of its own. */
import { lazyPage } from "@personal-cabinet/ui/page/lazy-page";
import { Suspense } from "react";
import { Route, Routes } from "react-router";
import { useRememberedNavigation } from "./navigation";

const SignIn = lazyPage(() => import("../features/sign-in/sign-in-page"));
const Help = lazyPage(() => import("../features/help/help-page"));
const Registration = lazyPage(() => import("../features/registration/registration-page"));
const Recovery = lazyPage(() => import("../features/recovery/recovery-page"));
const RecoveryLink = lazyPage(() => import("../features/recovery/link-page"));
const Password = lazyPage(() => import("../features/password/password-page"));
const SignedIn = lazyPage(() => import("./signed-in"));
const Home = lazyPage(() => import("../features/home/home-page"));
const Account = lazyPage(() => import("../features/account/account-page"));
const Readings = lazyPage(() => import("../features/readings/readings-page"));
const Diagnostics = lazyPage(() => import("../features/diagnostics/diagnostics-page"));
const Profile = lazyPage(() => import("../features/profile/profile-page"));
const Notices = lazyPage(() => import("../features/notices/notices-page"));
const Preferences = lazyPage(() => import("../features/preferences/preferences-page"));
const Support = lazyPage(() => import("../features/support/support-page"));
const Information = lazyPage(() => import("../features/information/information-page"));
const NotFound = lazyPage(() => import("./not-found-page"));

export function Pages() {
  useRememberedNavigation();
  return (
    <Suspense fallback={null}>
      <Routes>
        <Route path="/sign-in" element={<SignIn />} />
        <Route path="/help/:subject" element={<Help />} />
        <Route path="/registration" element={<Registration />} />
        <Route path="/recovery" element={<Recovery />} />
        <Route path="/recovery/confirm" element={<RecoveryLink />} />
        <Route path="/password" element={<Password />} />
        <Route element={<SignedIn />}>
          <Route index element={<Home />} />
          <Route path="/account" element={<Account />} />
          <Route path="/readings" element={<Readings />} />
          <Route path="/diagnostics" element={<Diagnostics />} />
          <Route path="/profile" element={<Profile />} />
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
