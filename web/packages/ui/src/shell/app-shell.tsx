/** The frame of every signed-in page: supplier, menu with counters, user, content. */
import MenuOutlined from "@ant-design/icons/MenuOutlined";
import { lazy, type ReactNode, Suspense, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "react-router";
import { useNarrowerThan } from "../theme/use-phone";
import { type NavItem, NavList } from "./nav-list";
import styles from "./shell.module.css";
import { SupplierMark } from "./supplier-mark";

const NavDrawer = lazy(() => import("./nav-drawer"));

export type AppShellProps = {
  supplier: string;
  application: string;
  items: NavItem[];
  /** Where the menu stands on a desktop: a few entries on top, many at the side. */
  menu: "top" | "side";
  /** On a phone: entries of a bar at the bottom (at most five) instead of a drawer. */
  phoneItems?: NavItem[];
  /** Language switch, bell, user menu. */
  tools: ReactNode;
  /** Below every page. */
  footer?: ReactNode;
  children: ReactNode;
};

/** Brings a reader to the top of a new page; the very first page keeps the browser's own focus. */
function useFreshPage(pathname: string) {
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

export function AppShell(props: AppShellProps) {
  const { supplier, application, items, menu, phoneItems, tools, footer, children } = props;
  const { t } = useTranslation("common");
  // A menu on top needs more room than one at the side.
  const phone = useNarrowerThan(menu === "top" ? 1120 : 768);
  // Between a phone and a desktop a menu at the side leaves the room to what is read: beside its words
  // the tables of a tablet held sideways (1024 px) would lose their last columns.
  const iconsOnly = useNarrowerThan(1200);
  const [open, setOpen] = useState<boolean | null>(null);
  const main = useFreshPage(useLocation().pathname);
  const look = [
    styles.shell,
    menu === "side" && styles.wide,
    phone && phoneItems && styles.withPhoneBar,
  ];
  return (
    <div className={look.filter(Boolean).join(" ")}>
      <a className={styles.skip} href="#content">
        {t("shell.skip")}
      </a>
      <header className={styles.header}>
        <div className={styles.bar}>
          {phone && !phoneItems && (
            <button
              type="button"
              className={styles.opener}
              aria-label={t("shell.openMenu")}
              aria-expanded={open === true}
              onClick={() => setOpen(true)}
            >
              <MenuOutlined aria-hidden="true" />
            </button>
          )}
          <SupplierMark supplier={supplier} application={application} />
          {!phone && menu === "top" && (
            <nav className={styles.top} aria-label={t("shell.main")}>
              <NavList items={items} />
            </nav>
          )}
          <div className={styles.tools}>{tools}</div>
        </div>
      </header>
      <div className={styles.body}>
        {!phone && menu === "side" && (
          <nav
            className={iconsOnly ? `${styles.side} ${styles.icons}` : styles.side}
            aria-label={t("shell.main")}
          >
            <NavList items={items} iconsOnly={iconsOnly} />
          </nav>
        )}
        <div className={styles.column}>
          <main className={styles.main} id="content" ref={main} tabIndex={-1}>
            {children}
          </main>
          {footer}
        </div>
      </div>
      {phone && phoneItems && (
        <nav className={styles.phoneBar} aria-label={t("shell.main")}>
          <NavList items={phoneItems} />
        </nav>
      )}
      {phone && open !== null && (
        <Suspense fallback={null}>
          <NavDrawer items={items} open={open} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </div>
  );
}
