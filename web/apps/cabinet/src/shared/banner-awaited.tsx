import styles from "./banner-awaited.module.css";

/** Stands for banners until it is known whether any are up; what follows appears after it. */
export function BannerAwaited() {
  return <div className={styles.awaited} />;
}
