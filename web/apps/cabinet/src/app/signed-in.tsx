/** Everything that needs a signed-in consumer: who it is, the shell with the menu, the page inside. */
import { goToDemanded } from "@personal-cabinet/session/inner/leave";
import { Telling } from "@personal-cabinet/session/inner/told";
import { useMe } from "@personal-cabinet/session/inner/use-me";
import { useSupplier } from "@personal-cabinet/session/inner/use-supplier";
import { notePresence } from "@personal-cabinet/session/presence";
import { lazyPage } from "@personal-cabinet/ui/page/lazy-page";
import { PageBoundary } from "@personal-cabinet/ui/page/page-boundary";
import { AppShell } from "@personal-cabinet/ui/shell/app-shell";
import { SupplierContacts } from "@personal-cabinet/ui/shell/supplier-contacts";
import { Failure } from "@personal-cabinet/ui/state/failure";
import { Loading } from "@personal-cabinet/ui/state/loading";
import { Suspense, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Navigate, Outlet, useLocation, useNavigate } from "react-router";
import { OutageBannerPlace } from "../features/outages/banner-place";
import { application } from "../shared/application";
import { BannerAwaited } from "../shared/banner-awaited";
import { LastSeenLine } from "../shared/kept/last-seen";
import { keepInStep } from "../shared/push/keep-in-step";
import { watchUser } from "../shared/same-user";
import { useSectionCounters } from "../shared/use-section-counters";
import { usePagesKept } from "../shared/worker";
import { useHouseholdMenu } from "./menus/household";
import { useServicingMenu } from "./menus/servicing";
import { Tools } from "./tools";
import { type Cabinet, cabinetOf, SERVICING, useWorksIn } from "./works-in";

const Agreement = lazyPage(() => import("../features/agreement/agreement-page"));
const Banner = lazyPage(() => import("../features/notices/banner"));
const NotFound = lazyPage(() => import("./not-found-page"));

const MAIN: Record<Cabinet, string> = { household: "/", servicing: SERVICING };

function Inside({ name, user }: { name: string; user: string }) {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const navigate = useNavigate();
  const counters = useSectionCounters();
  const [works, choose] = useWorksIn(user, pathname, counters);
  const menus = { household: useHouseholdMenu(counters), servicing: useServicingMenu() };
  const { items, phoneItems, actions } = menus[works];
  const supplier = useSupplier();
  const organization = counters?.servicing?.short_name;
  const other: Cabinet = works === "servicing" ? "household" : "servicing";
  // What the supplier tells everybody may be read before, the agreement among it.
  const asked = Boolean(counters?.agreement) && pathname !== "/information";
  usePagesKept();
  const page = () => {
    if (asked) return <Agreement />;
    if (pathname === "/" && works === "servicing") return <Navigate to={SERVICING} replace />;
    const serves = !counters || counters.servicing;
    return !serves && cabinetOf(pathname) === "servicing" ? <NotFound /> : <Outlet />;
  };
  return (
    <AppShell
      supplier={supplier.name}
      footer={<SupplierContacts {...supplier} />}
      application={works === "servicing" && organization ? organization : t("title")}
      menu="top"
      items={items}
      phoneItems={phoneItems}
      tools={
        <Tools
          name={name}
          actions={actions}
          other={
            organization && counters.has_accounts
              ? {
                  label: t(`menu.cabinet.${other}`, { name: organization }),
                  onSwitch: () => {
                    choose(other);
                    void navigate(MAIN[other]);
                  },
                }
              : null
          }
        />
      }
    >
      <OutageBannerPlace />
      <PageBoundary page="banner" without={null}>
        <Suspense fallback={<BannerAwaited />}>
          <Banner />
        </Suspense>
      </PageBoundary>
      <PageBoundary page={pathname}>
        <Suspense fallback={<Loading />}>{page()}</Suspense>
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
        <Inside key={me.data.id} name={me.data.display_name} user={me.data.id} />
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
