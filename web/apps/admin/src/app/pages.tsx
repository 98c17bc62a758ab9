/** The addresses of the control panel. Every page is a chunk of its own. */
import { lazyPage } from "@personal-cabinet/ui/page/lazy-page";
import { Loading } from "@personal-cabinet/ui/state/loading";
import { Suspense } from "react";
import { Route, Routes } from "react-router";
import { Home } from "./home";

const SecondFactor = lazyPage(() => import("../features/second-factor/second-factor-page"));
const SignedIn = lazyPage(() => import("./signed-in"));
const Analytics = lazyPage(() => import("../features/analytics/analytics-page"));
const Accounts = lazyPage(() => import("../features/customers/accounts/accounts-page"));
const Organizations = lazyPage(() => import("../features/organizations/organizations-page"));
const Submissions = lazyPage(() => import("../features/submissions/submissions-page"));
const LateReadings = lazyPage(() => import("../features/submissions/late-page"));
const Meters = lazyPage(() => import("../features/metering/meters/meters-page"));
const MeterModels = lazyPage(() => import("../features/metering/models/models-page"));
const Registrations = lazyPage(() => import("../features/users/registrations/registrations-page"));
const Users = lazyPage(() => import("../features/users/people/users-page"));
const Staff = lazyPage(() => import("../features/users/people/staff-page"));
const Roles = lazyPage(() => import("../features/users/roles/roles-page"));
const Announcements = lazyPage(
  () => import("../features/messages/announcements/announcements-page"),
);
const NewAnnouncement = lazyPage(() => import("../features/messages/announcements/new-page"));
const Letters = lazyPage(() => import("../features/messages/letters/letters-page"));
const Appeals = lazyPage(() => import("../features/support/appeals/appeals-page"));
const AppealTopics = lazyPage(() => import("../features/support/topics/topics-page"));
const AnswerTemplates = lazyPage(() => import("../features/support/templates/templates-page"));
const DeskTeams = lazyPage(() => import("../features/support/teams/teams-page"));
const DeskHours = lazyPage(() => import("../features/support/hours/hours-page"));
const Outages = lazyPage(() => import("../features/outages/outages-page"));
const NewOutage = lazyPage(() => import("../features/outages/new-page"));
const ChangedOutage = lazyPage(() => import("../features/outages/change-page"));
const OutageReports = lazyPage(() => import("../features/outages/reports-page"));
const Houses = lazyPage(() => import("../features/outages/houses-page"));
const Tariffs = lazyPage(() => import("../features/tariffs/schedules-page"));
const Tariff = lazyPage(() => import("../features/tariffs/schedule-page"));
const TariffVersion = lazyPage(() => import("../features/tariffs/version-page"));
const Help = lazyPage(() => import("../features/content/entries/help-page"));
const Content = lazyPage(() => import("../features/content/entries/content-page"));
const Orders = lazyPage(() => import("../features/content/orders/orders-page"));
const Integration = lazyPage(() => import("../features/integration/ledger/ledger-page"));
const Sources = lazyPage(() => import("../features/integration/sources/sources-page"));
const Source = lazyPage(() => import("../features/integration/sources/source-page"));
const StuckEvents = lazyPage(() => import("../features/integration/stuck-events/stuck-page"));
const Clients = lazyPage(() => import("../features/integration/clients/clients-page"));
const Audit = lazyPage(() => import("../features/audit/audit-page"));
const Settings = lazyPage(() => import("../features/settings/settings-page"));
const SetupWizard = lazyPage(() => import("../features/setup-wizard/setup-wizard-page"));
const Profile = lazyPage(() => import("../features/profile/profile-page"));
const Password = lazyPage(() => import("@personal-cabinet/session/inner/chosen-password"));
const NotFound = lazyPage(() => import("./not-found-page"));

export function Pages() {
  return (
    <Suspense fallback={<Loading />}>
      <Routes>
        <Route path="/second-factor" element={<SecondFactor />} />
        <Route element={<SignedIn />}>
          <Route index element={<Home />} />
          <Route path="/analytics" element={<Analytics />} />
          <Route path="/accounts" element={<Accounts />} />
          <Route path="/organizations" element={<Organizations />} />
          <Route path="/submissions" element={<Submissions />} />
          <Route path="/submissions/late" element={<LateReadings />} />
          <Route path="/meters" element={<Meters />} />
          <Route path="/meter-models" element={<MeterModels />} />
          <Route path="/registrations" element={<Registrations />} />
          <Route path="/users" element={<Users />} />
          <Route path="/staff" element={<Staff />} />
          <Route path="/roles" element={<Roles />} />
          <Route path="/announcements" element={<Announcements />} />
          <Route path="/announcements/new" element={<NewAnnouncement />} />
          <Route path="/letters" element={<Letters />} />
          <Route path="/appeals" element={<Appeals />} />
          <Route path="/appeal-topics" element={<AppealTopics />} />
          <Route path="/answer-templates" element={<AnswerTemplates />} />
          <Route path="/desk-teams" element={<DeskTeams />} />
          <Route path="/desk-hours" element={<DeskHours />} />
          <Route path="/outages" element={<Outages />} />
          <Route path="/outages/new" element={<NewOutage />} />
          <Route path="/outages/:id/change" element={<ChangedOutage />} />
          <Route path="/outage-reports" element={<OutageReports />} />
          <Route path="/houses" element={<Houses />} />
          <Route path="/tariffs" element={<Tariffs />} />
          <Route path="/tariffs/:id" element={<Tariff />} />
          <Route path="/tariffs/:id/version" element={<TariffVersion />} />
          <Route path="/content" element={<Content />} />
          <Route path="/information" element={<Help />} />
          <Route path="/service-orders" element={<Orders />} />
          <Route path="/integration" element={<Integration />} />
          <Route path="/sources" element={<Sources />} />
          <Route path="/sources/:id" element={<Source />} />
          <Route path="/stuck-events" element={<StuckEvents />} />
          <Route path="/outside-systems" element={<Clients />} />
          <Route path="/audit" element={<Audit />} />
          <Route path="/settings" element={<Settings />} />
          <Route path="/setup-wizard" element={<SetupWizard />} />
          <Route path="/profile" element={<Profile />} />
          <Route path="/profile/password" element={<Password />} />
          <Route path="*" element={<NotFound />} />
        </Route>
      </Routes>
    </Suspense>
  );
}
