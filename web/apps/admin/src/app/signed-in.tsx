/** Everything that needs a signed-in member of staff: who it is, the shell with the menu, the page inside. */

import AlertOutlined from "@ant-design/icons/AlertOutlined";
import ApartmentOutlined from "@ant-design/icons/ApartmentOutlined";
import ApiOutlined from "@ant-design/icons/ApiOutlined";
import CloudDownloadOutlined from "@ant-design/icons/CloudDownloadOutlined";
import ClusterOutlined from "@ant-design/icons/ClusterOutlined";
import CommentOutlined from "@ant-design/icons/CommentOutlined";
import DashboardOutlined from "@ant-design/icons/DashboardOutlined";
import DisconnectOutlined from "@ant-design/icons/DisconnectOutlined";
import EnvironmentOutlined from "@ant-design/icons/EnvironmentOutlined";
import FieldTimeOutlined from "@ant-design/icons/FieldTimeOutlined";
import FileTextOutlined from "@ant-design/icons/FileTextOutlined";
import FormOutlined from "@ant-design/icons/FormOutlined";
import FundOutlined from "@ant-design/icons/FundOutlined";
import HistoryOutlined from "@ant-design/icons/HistoryOutlined";
import IdcardOutlined from "@ant-design/icons/IdcardOutlined";
import KeyOutlined from "@ant-design/icons/KeyOutlined";
import LogoutOutlined from "@ant-design/icons/LogoutOutlined";
import MailOutlined from "@ant-design/icons/MailOutlined";
import NotificationOutlined from "@ant-design/icons/NotificationOutlined";
import ProfileOutlined from "@ant-design/icons/ProfileOutlined";
import ReadOutlined from "@ant-design/icons/ReadOutlined";
import SafetyCertificateOutlined from "@ant-design/icons/SafetyCertificateOutlined";
import ScheduleOutlined from "@ant-design/icons/ScheduleOutlined";
import SettingOutlined from "@ant-design/icons/SettingOutlined";
import ShoppingOutlined from "@ant-design/icons/ShoppingOutlined";
import SnippetsOutlined from "@ant-design/icons/SnippetsOutlined";
import SolutionOutlined from "@ant-design/icons/SolutionOutlined";
import TagsOutlined from "@ant-design/icons/TagsOutlined";
import TeamOutlined from "@ant-design/icons/TeamOutlined";
import ThunderboltOutlined from "@ant-design/icons/ThunderboltOutlined";
import ToolOutlined from "@ant-design/icons/ToolOutlined";
import TranslationOutlined from "@ant-design/icons/TranslationOutlined";
import UserAddOutlined from "@ant-design/icons/UserAddOutlined";
import UsergroupAddOutlined from "@ant-design/icons/UsergroupAddOutlined";
import UserOutlined from "@ant-design/icons/UserOutlined";
import { setLanguage } from "@personal-cabinet/api/acts/set-language";
import { signOut } from "@personal-cabinet/api/acts/sign-out";
import type { UserOut } from "@personal-cabinet/api/auth";
import { changeLanguage, type Language } from "@personal-cabinet/i18n/setup";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { meQuery } from "@personal-cabinet/session/inner/api/me";
import { goToDemanded, leave } from "@personal-cabinet/session/inner/leave";
import { Telling } from "@personal-cabinet/session/inner/told";
import { useSupplier } from "@personal-cabinet/session/inner/use-supplier";
import { notePresence } from "@personal-cabinet/session/presence";
import { PageBoundary } from "@personal-cabinet/ui/page/page-boundary";
import { AppShell } from "@personal-cabinet/ui/shell/app-shell";
import { LanguageSwitch } from "@personal-cabinet/ui/shell/language-switch";
import type { NavItem } from "@personal-cabinet/ui/shell/nav-list";
import { UserMenu } from "@personal-cabinet/ui/shell/user-menu";
import { Failure } from "@personal-cabinet/ui/state/failure";
import { Loading } from "@personal-cabinet/ui/state/loading";
import { usePhone } from "@personal-cabinet/ui/theme/use-phone";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, Suspense, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Outlet, useLocation, useNavigate } from "react-router";
import { abandonedLettersQuery } from "../shared/api/list-letters";
import { newOrdersQuery } from "../shared/api/new-orders";
import { useStuckCount } from "../shared/api/stuck-kinds";
import { application } from "../shared/application";
import { useSees } from "../shared/sections";
import { usePanelSettings } from "../shared/use-panel-settings";
import { NoRight } from "./no-right";

/** The menu follows a role that is changed meanwhile. */
const ROLE_LOOK_MS = 60_000;

/** Only what works: the manual's other sections join as they are built. */
function useMenu(): NavItem[] {
  const { t } = useTranslation();
  const sees = useSees();
  const letters = { ...abandonedLettersQuery(), enabled: sees("/letters") };
  const abandoned = useQuery(letters).data ?? 0;
  const ordered = useQuery({ ...newOrdersQuery, enabled: sees("/service-orders") }).data ?? 0;
  const stuck = useStuckCount(sees("/stuck-events"));
  const group = {
    customers: t("menu.group.customers"),
    readings: t("menu.group.readings"),
    users: t("menu.group.users"),
    support: t("menu.group.support"),
    outages: t("menu.group.outages"),
    messages: t("menu.group.messages"),
    dictionaries: t("menu.group.dictionaries"),
    content: t("menu.group.content"),
    integration: t("menu.group.integration"),
    control: t("menu.group.control"),
    settings: t("menu.group.settings"),
  };
  const entry = (name: string, to: string, icon: ReactNode, below: keyof typeof group) => ({
    to,
    label: t(`menu.${name}`),
    icon,
    group: group[below],
  });
  return [
    { to: "/analytics", label: t("menu.analytics"), icon: <FundOutlined /> },
    entry("accounts", "/accounts", <TeamOutlined />, "customers"),
    entry("meters", "/meters", <DashboardOutlined />, "customers"),
    entry("organizations", "/organizations", <ApartmentOutlined />, "customers"),
    entry("submissions", "/submissions", <FormOutlined />, "readings"),
    entry("registrations", "/registrations", <SolutionOutlined />, "users"),
    entry("users", "/users", <IdcardOutlined />, "users"),
    entry("staff", "/staff", <UserAddOutlined />, "users"),
    entry("roles", "/roles", <SafetyCertificateOutlined />, "users"),
    entry("appeals", "/appeals", <CommentOutlined />, "support"),
    entry("topics", "/appeal-topics", <TagsOutlined />, "support"),
    entry("templates", "/answer-templates", <SnippetsOutlined />, "support"),
    entry("teams", "/desk-teams", <UsergroupAddOutlined />, "support"),
    entry("hours", "/desk-hours", <FieldTimeOutlined />, "support"),
    entry("outages", "/outages", <ThunderboltOutlined />, "outages"),
    entry("outageReports", "/outage-reports", <AlertOutlined />, "outages"),
    entry("houses", "/houses", <EnvironmentOutlined />, "outages"),
    entry("announcements", "/announcements", <NotificationOutlined />, "messages"),
    { ...entry("letters", "/letters", <MailOutlined />, "messages"), count: abandoned },
    entry("models", "/meter-models", <ProfileOutlined />, "dictionaries"),
    entry("tariffs", "/tariffs", <ScheduleOutlined />, "dictionaries"),
    entry("help", "/information", <FileTextOutlined />, "content"),
    entry("content", "/content", <ReadOutlined />, "content"),
    { ...entry("orders", "/service-orders", <ShoppingOutlined />, "content"), count: ordered },
    entry("ledger", "/integration", <ApiOutlined />, "integration"),
    entry("sources", "/sources", <CloudDownloadOutlined />, "integration"),
    entry("clients", "/outside-systems", <ClusterOutlined />, "integration"),
    {
      ...entry("stuckEvents", "/stuck-events", <DisconnectOutlined />, "integration"),
      count: stuck,
    },
    entry("settings", "/settings", <SettingOutlined />, "settings"),
    entry("wizard", "/setup-wizard", <ToolOutlined />, "settings"),
    entry("audit", "/audit", <HistoryOutlined />, "control"),
  ].filter(({ to }) => sees(to));
}

function Tools({ name }: { name: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const phone = usePhone();
  const other = useLanguage() === "ru" ? "en" : "ru";
  const remember = (language: Language) => void setLanguage(language).catch(() => undefined);
  return (
    <>
      {!phone && <LanguageSwitch onChange={remember} />}
      <UserMenu
        name={name}
        actions={[
          // A phone's header has room for the supplier's name only without the switch.
          ...(phone
            ? [
                {
                  key: "language",
                  label: t(`common:language.${other}`),
                  icon: <TranslationOutlined />,
                  onChoose: () => void changeLanguage(other).then(() => remember(other)),
                },
              ]
            : []),
          {
            key: "profile",
            label: t("menu.profile"),
            icon: <UserOutlined />,
            onChoose: () => void navigate("/profile"),
          },
          {
            key: "password",
            label: t("common:shell.changePassword"),
            icon: <KeyOutlined />,
            onChoose: () => void navigate("/profile/password"),
          },
          {
            key: "leave",
            label: t("common:shell.signOut"),
            icon: <LogoutOutlined />,
            onChoose: () => void leave(application, signOut),
          },
        ]}
      />
    </>
  );
}

function Inside({ name }: { name: string }) {
  const { t } = useTranslation();
  const settings = usePanelSettings();
  const supplier = useSupplier();
  const { pathname } = useLocation();
  const seen = useSees()(pathname);
  return (
    <AppShell
      supplier={supplier.name}
      application={t("title")}
      menu="side"
      items={useMenu()}
      tools={<Tools name={name} />}
    >
      {/* The number of rows per page is known before the first list is asked for. */}
      {settings.isPending ? (
        <Loading lines={8} />
      ) : (
        <PageBoundary page={pathname}>
          <Suspense fallback={<Loading lines={8} />}>{seen ? <Outlet /> : <NoRight />}</Suspense>
        </PageBoundary>
      )}
    </AppShell>
  );
}

/** The page of what must be done before anything else, if there is something. */
function demandedOf(user: UserOut): string | null {
  if (user.must_change_password) return "/password";
  return user.must_set_second_factor ? "/second-factor" : null;
}

export function Component() {
  const me = useQuery({ ...meQuery, refetchInterval: ROLE_LOOK_MS });
  const demanded = me.data && demandedOf(me.data);
  const known = me.isSuccess;
  useEffect(() => {
    if (known) notePresence(application.name);
    if (demanded) goToDemanded(application, demanded);
  }, [known, demanded]);
  if (me.data && !demanded) {
    return (
      <Telling>
        <Inside name={me.data.display_name} />
      </Telling>
    );
  }
  // With 401 the session's end has already led to the sign-in page.
  if (me.error && me.error.status !== 401) {
    return <Failure error={me.error} onRetry={() => void me.refetch()} />;
  }
  return <Loading />;
}
