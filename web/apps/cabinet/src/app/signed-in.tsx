/** Everything that needs a signed-in consumer: who it is, the shell with the menu, the page inside. */
import BarChartOutlined from "@ant-design/icons/BarChartOutlined";
import GlobalOutlined from "@ant-design/icons/GlobalOutlined";
import HomeOutlined from "@ant-design/icons/HomeOutlined";
import InfoCircleOutlined from "@ant-design/icons/InfoCircleOutlined";
import LogoutOutlined from "@ant-design/icons/LogoutOutlined";
import MessageOutlined from "@ant-design/icons/MessageOutlined";
import SafetyCertificateOutlined from "@ant-design/icons/SafetyCertificateOutlined";
import SettingOutlined from "@ant-design/icons/SettingOutlined";
import ThunderboltOutlined from "@ant-design/icons/ThunderboltOutlined";
import ToolOutlined from "@ant-design/icons/ToolOutlined";
import UserOutlined from "@ant-design/icons/UserOutlined";
import { setLanguage } from "@personal-cabinet/api/acts/set-language";
import { changeLanguage, type Language } from "@personal-cabinet/i18n/setup";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { goToDemanded, leave } from "@personal-cabinet/session/inner/leave";
import { Telling } from "@personal-cabinet/session/inner/told";
import { useMe } from "@personal-cabinet/session/inner/use-me";
import { useSupplier } from "@personal-cabinet/session/inner/use-supplier";
import { notePresence } from "@personal-cabinet/session/presence";
import { lazyPage } from "@personal-cabinet/ui/page/lazy-page";
import { PageBoundary } from "@personal-cabinet/ui/page/page-boundary";
import { AppShell } from "@personal-cabinet/ui/shell/app-shell";
import { LanguageSwitch } from "@personal-cabinet/ui/shell/language-switch";
import type { NavItem } from "@personal-cabinet/ui/shell/nav-list";
import { SupplierContacts } from "@personal-cabinet/ui/shell/supplier-contacts";
import { UserMenu } from "@personal-cabinet/ui/shell/user-menu";
import { Failure } from "@personal-cabinet/ui/state/failure";
import { Loading } from "@personal-cabinet/ui/state/loading";
import { useNarrowerThan, usePhone } from "@personal-cabinet/ui/theme/use-phone";
import { Suspense, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Outlet, useLocation, useNavigate } from "react-router";
import { OutageBannerPlace } from "../features/outages/banner-place";
import { application } from "../shared/application";
import { BannerAwaited } from "../shared/banner-awaited";
import { LastSeenLine } from "../shared/kept/last-seen";
import { keepInStep } from "../shared/push/keep-in-step";
import { watchUser } from "../shared/same-user";
import { signOut } from "../shared/sign-out";
import { useKnownCounters, useSectionCounters } from "../shared/use-section-counters";
import { usePagesKept } from "../shared/worker";

const Bell = lazyPage(() => import("../features/notices/bell"));
const Agreement = lazyPage(() => import("../features/agreement/agreement-page"));
const Banner = lazyPage(() => import("../features/notices/banner"));

function useMenu(): NavItem[] {
  const { t } = useTranslation();
  const counters = useSectionCounters();
  return [
    { to: "/", label: t("menu.home"), icon: <HomeOutlined />, end: true },
    {
      to: "/account",
      label: t("menu.account"),
      icon: <UserOutlined />,
      count: counters?.account,
    },
    {
      to: "/readings",
      label: t("menu.readings"),
      icon: <BarChartOutlined />,
      count: counters?.readings,
    },
    {
      to: "/diagnostics",
      label: t("menu.diagnostics"),
      icon: <SafetyCertificateOutlined />,
      count: counters?.diagnostics,
    },
    {
      to: "/support",
      label: t("menu.support"),
      icon: <MessageOutlined />,
      count: counters?.support,
    },
  ];
}

/** The menu on top has room for it from here on; below, it stands beside the user's own entries. */
const WIDE = 1280;

function useOutagesEntry(): { entry: NavItem; inMenu: boolean } {
  const { t } = useTranslation();
  const count = useKnownCounters()?.outages;
  const entry = {
    to: "/outages",
    label: t("menu.outages"),
    icon: <ThunderboltOutlined />,
    count,
  };
  return { entry, inMenu: !useNarrowerThan(WIDE) };
}

function Tools({ name }: { name: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const phone = usePhone();
  const { entry: outages, inMenu } = useOutagesEntry();
  const other: Language = useLanguage() === "ru" ? "en" : "ru";
  // The choice holds in this browser even when the service cannot be told now.
  const remember = (language: Language) => void setLanguage(language).catch(() => undefined);
  return (
    <>
      {/* A phone has room for the supplier's name only without the switch; the menu has it too. */}
      {!phone && <LanguageSwitch onChange={remember} />}
      <PageBoundary page="bell" without={null}>
        <Suspense fallback={null}>
          <Bell />
        </Suspense>
      </PageBoundary>
      <UserMenu
        name={name}
        actions={[
          ...(inMenu
            ? []
            : [
                {
                  key: "outages",
                  label: outages.count
                    ? t("menu.outagesNow", { count: outages.count })
                    : outages.label,
                  icon: outages.icon,
                  onChoose: () => void navigate("/outages"),
                },
              ]),
          {
            key: "submissions",
            label: t("menu.submissions"),
            icon: <BarChartOutlined />,
            onChoose: () => void navigate("/submissions"),
          },
          {
            key: "services",
            label: t("menu.services"),
            icon: <ToolOutlined />,
            onChoose: () => void navigate("/services"),
          },
          {
            key: "information",
            label: t("menu.information"),
            icon: <InfoCircleOutlined />,
            onChoose: () => void navigate("/information"),
          },
          {
            key: "language",
            label: t(`common:language.${other}`),
            icon: <GlobalOutlined />,
            onChoose: () => void changeLanguage(other).then(() => remember(other)),
          },
          {
            key: "profile",
            label: t("menu.profile"),
            icon: <SettingOutlined />,
            onChoose: () => void navigate("/profile"),
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
  const items = useMenu();
  const { entry: outages, inMenu } = useOutagesEntry();
  const supplier = useSupplier();
  const { pathname } = useLocation();
  // What the supplier tells everybody may be read before, the agreement among it.
  const asked = Boolean(useKnownCounters()?.agreement) && pathname !== "/information";
  usePagesKept();
  return (
    <AppShell
      supplier={supplier.name}
      footer={<SupplierContacts {...supplier} />}
      application={t("title")}
      menu="top"
      items={inMenu ? [...items, outages] : items}
      phoneItems={items}
      tools={<Tools name={name} />}
    >
      <OutageBannerPlace />
      <PageBoundary page="banner" without={null}>
        <Suspense fallback={<BannerAwaited />}>
          <Banner />
        </Suspense>
      </PageBoundary>
      <PageBoundary page={pathname}>
        <Suspense fallback={<Loading />}>{asked ? <Agreement /> : <Outlet />}</Suspense>
      </PageBoundary>
      <LastSeenLine />
    </AppShell>
  );
}

export function Component() {
  const me = useMe();
  const user = me.data?.id;
  const demanded = me.data?.must_change_password ?? false;
  useEffect(() => {
    if (demanded) goToDemanded(application, "/password");
  }, [demanded]);
  useEffect(() => {
    if (!user) return;
    notePresence(application.name);
    void keepInStep(user).catch(() => undefined);
    return watchUser(user, () => window.location.reload());
  }, [user]);
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
  // The frame that the page began with stays (index.html).
  return null;
}
