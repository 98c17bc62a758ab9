/** The frame of every step: what is set up, the steps at the side, the step at hand. */
import SettingOutlined from "@ant-design/icons/SettingOutlined";
import type { StateOut } from "@personal-cabinet/api/wizard";
import { LanguageSwitch } from "@personal-cabinet/ui/shell/language-switch";
import { Failure } from "@personal-cabinet/ui/state/failure";
import { Loading } from "@personal-cabinet/ui/state/loading";
import { usePhone } from "@personal-cabinet/ui/theme/use-phone";
import { useQuery } from "@tanstack/react-query";
import { Suspense, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Link, Outlet, useLocation } from "react-router";
import { stepsQuery } from "../shared/api/get-state";
import styles from "./frame.module.css";
import { PhoneSteps } from "./phone-steps";
import { SideSteps } from "./side-steps";

/** Brings a reader to the top of a new step; the very first one keeps the browser's own focus. */
function useFreshStep(pathname: string) {
  const main = useRef<HTMLElement>(null);
  const shown = useRef(pathname);
  useEffect(() => {
    if (shown.current === pathname) return;
    shown.current = pathname;
    window.scrollTo(0, 0);
    main.current?.focus({ preventScroll: true });
  }, [pathname]);
  return main;
}

export function Component() {
  const { t } = useTranslation();
  const phone = usePhone();
  const { pathname } = useLocation();
  const main = useFreshStep(pathname);
  const steps = useQuery(stepsQuery());
  const stepList = (state: StateOut) =>
    phone ? <PhoneSteps state={state} /> : <SideSteps state={state} />;
  const content = () => {
    if (steps.data) {
      return (
        <Suspense fallback={<Loading />}>
          <Outlet />
        </Suspense>
      );
    }
    // With 401 the session's end has already led to the page of the key.
    if (steps.error && steps.error.status !== 401) {
      return <Failure error={steps.error} onRetry={() => void steps.refetch()} />;
    }
    return <Loading />;
  };
  return (
    <div className={styles.frame}>
      <a className={styles.skip} href="#content">
        {t("common:shell.skip")}
      </a>
      <header className={styles.header}>
        <Link className={styles.mark} to="/">
          <span className={styles.sign} aria-hidden="true">
            <SettingOutlined />
          </span>
          <span>
            <span className={styles.title}>{t("title")}</span>
            <span className={styles.suite}>{t("suite")}</span>
          </span>
        </Link>
        <LanguageSwitch />
      </header>
      <div className={styles.body}>
        {/* Its place is kept while it is asked for: nothing moves when it comes. */}
        {steps.data ? (
          stepList(steps.data)
        ) : (
          <div className={phone ? styles.compact : styles.side} />
        )}
        <main className={styles.main} id="content" ref={main} tabIndex={-1}>
          {content()}
        </main>
      </div>
    </div>
  );
}
