/** The menu of a phone; a chunk of its own, since desktops never need it. */
import { useTranslation } from "react-i18next";
import { SideDrawer } from "../page/side-drawer";
import { type NavItem, NavList } from "./nav-list";
import styles from "./shell.module.css";

export type NavDrawerProps = { items: NavItem[]; open: boolean; onClose: () => void };

export default function NavDrawer({ items, open, onClose }: NavDrawerProps) {
  const { t } = useTranslation("common");
  return (
    <SideDrawer
      title={t("shell.menu")}
      placement="left"
      width={288}
      open={open}
      onClose={onClose}
      close={t("shell.closeMenu")}
    >
      <nav className={styles.drawer} aria-label={t("shell.main")}>
        <NavList items={items} onChoose={onClose} />
      </nav>
    </SideDrawer>
  );
}
