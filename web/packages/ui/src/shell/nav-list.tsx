/** The entries of a menu, wherever it stands: icon, words, and the number of new things. */
import { type ReactNode, useId } from "react";
import { useTranslation } from "react-i18next";
import { Link, NavLink, useLocation } from "react-router";
import styles from "./shell.module.css";

export type NavItem = {
  to: string;
  label: string;
  icon: ReactNode;
  /** How many new things wait there; 0 shows nothing. */
  count?: number;
  /** The entry of the main page: marked only on exactly this address. */
  end?: boolean;
  /** Other addresses on which it is marked: pages beside the one that it leads to. */
  also?: string[];
  /** The heading that it stands below, with the entries next to it that have the same one. */
  group?: string;
};

type NavListProps = {
  items: NavItem[];
  onChoose?: (() => void) | undefined;
  /** Only icons are seen: the words are told by hovering, and to screen readers. */
  iconsOnly?: boolean;
};

type EntryProps = {
  to: string;
  end: boolean;
  /** Whatever the address is. */
  marked: boolean;
  onClick: (() => void) | undefined;
  title: string | undefined;
  children: ReactNode;
};

function Entry({ marked, end, ...link }: EntryProps) {
  if (marked) return <Link className={styles.item} aria-current="page" {...link} />;
  return <NavLink className={styles.item} end={end} {...link} />;
}

function Entries({
  items,
  onChoose,
  iconsOnly = false,
  labelledBy,
}: NavListProps & {
  labelledBy?: string;
}) {
  const { t } = useTranslation("common");
  const { pathname } = useLocation();
  return (
    <ul aria-labelledby={labelledBy}>
      {items.map(({ to, label, icon, count = 0, end = false, also = [] }) => (
        <li key={to}>
          <Entry
            to={to}
            end={end}
            marked={also.includes(pathname)}
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
          </Entry>
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
