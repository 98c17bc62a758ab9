/** The entries of a menu, wherever it stands: icon, words, and the number of new things. */
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { NavLink } from "react-router";
import styles from "./shell.module.css";

export type NavItem = {
  to: string;
  label: string;
  icon: ReactNode;
  /** How many new things wait there; 0 shows nothing. */
  count?: number;
  /** The entry of the main page: marked only on exactly this address. */
  end?: boolean;
};

export function NavList({ items, onChoose }: { items: NavItem[]; onChoose?: () => void }) {
  const { t } = useTranslation("common");
  return (
    <ul>
      {items.map(({ to, label, icon, count = 0, end = false }) => (
        <li key={to}>
          <NavLink className={styles.item} to={to} end={end} onClick={onChoose}>
            <span className={styles.itemIcon} aria-hidden="true">
              {icon}
            </span>
            <span className={styles.itemLabel}>{label}</span>
            {count > 0 && (
              <span className={styles.count}>
                <span aria-hidden="true">{count > 99 ? "99+" : count}</span>
                <span className="visually-hidden">{t("shell.newItems", { count })}</span>
              </span>
            )}
          </NavLink>
        </li>
      ))}
    </ul>
  );
}
