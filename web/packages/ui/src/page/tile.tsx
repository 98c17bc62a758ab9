import { type ReactNode, useId } from "react";
import { Link } from "react-router";
import styles from "./page.module.css";

export type TileProps = {
  title: string;
  icon: ReactNode;
  children: ReactNode;
  /** Where the whole story is. */
  more?: { to: string; label: string };
};

/** One tile of a main page: the essence of a section; keeps its height while loading. */
export function Tile({ title, icon, children, more }: TileProps) {
  const id = useId();
  return (
    <section className={styles.tile} aria-labelledby={id}>
      <div className={styles.tileHead}>
        <span className={styles.tileIcon} aria-hidden="true">
          {icon}
        </span>
        <h2 id={id}>{title}</h2>
      </div>
      <div className={styles.tileBody}>{children}</div>
      {more && (
        <div className={styles.tileFoot}>
          <Link className={styles.more} to={more.to}>
            {more.label}
          </Link>
        </div>
      )}
    </section>
  );
}
