/** The entries of a menu, wherever it stands: icon, words, and the number of new things. */
import { type ReactNode, useId } from "react";
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
  /** The heading that it stands below, with the entries next to it that have the same one. */
  group?: string;
};

type NavListProps = {
  items: NavItem[];
  onChoose?: (() => void) | undefined;
  /** Only icons are seen: the words are told by hovering, and to screen readers. */
  iconsOnly?: boolean;
};

function Entries({
  items,
  onChoose,
  iconsOnly = false,
  labelledBy,
}: NavListProps & {
  labelledBy?: string;
}) {
  const { t } = useTranslation("common");
  return (
    <ul aria-labelledby={labelledBy}>
      {items.map(({ to, label, icon, count = 0, end = false }) => (
        <li key={to}>
          <NavLink
            className={styles.item}
            to={to}
            end={end}
            onClick={onChoose}
            title={iconsOnly ? label : undefined}
          >
            <span className={styles.itemIcon} aria-hidden="true">
              {icon}
            </span>
            <span className={iconsOnly ? "visually-hidden" : styles.itemLabel}>{label}</span>
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

function Group({ name, ...list }: NavListProps & { name: string }) {
  const id = useId();
  return (
    <div className={styles.group}>
      <p id={id} className={list.iconsOnly ? "visually-hidden" : styles.groupName}>
        {name}
      </p>
      <Entries {...list} labelledBy={id} />
    </div>
  );
}

export function NavList({ items, ...list }: NavListProps) {
  const groups = [...new Set(items.map(({ group }) => group))];
  return groups.map((group) => {
    const own = items.filter((item) => item.group === group);
    if (group === undefined) return <Entries key="" items={own} {...list} />;
    return <Group key={group} name={group} items={own} {...list} />;
  });
}
