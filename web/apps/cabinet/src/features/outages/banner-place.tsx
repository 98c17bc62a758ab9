/**
 * Where the banner of an outage stands on every page: above all, and only when it touches the
 * reader's own place. What follows waits until that is known, instead of being moved by it.
 */
import { lazyPage } from "@personal-cabinet/ui/page/lazy-page";
import { PageBoundary } from "@personal-cabinet/ui/page/page-boundary";
import { useQuery } from "@tanstack/react-query";
import { Suspense, useRef } from "react";
import { useLocation } from "react-router";
import { sectionCountersQuery } from "../../shared/api/get-section-counters";
import { BannerAwaited } from "../../shared/banner-awaited";

const Banner = lazyPage(() => import("./banner"));

export function OutageBannerPlace() {
  const { data: counters, failureCount } = useQuery({ ...sectionCountersQuery, enabled: false });
  const some = (counters?.outages ?? 0) > 0;
  const { pathname } = useLocation();
  // Whether it was there from the first: a later one must not push the page down.
  const first = useRef<boolean | null>(null);
  if (first.current === null && (counters || failureCount > 0)) first.current = some;
  // Without a network the page does not wait for what cannot come.
  if (!counters) return failureCount > 0 ? null : <BannerAwaited />;
  // Their own page says all of it.
  if ((!some && !first.current) || pathname === "/outages") return null;
  return (
    <PageBoundary page="outage-banner" without={null}>
      <Suspense fallback={first.current ? <BannerAwaited /> : null}>
        <Banner early={first.current === true} />
      </Suspense>
    </PageBoundary>
  );
}
