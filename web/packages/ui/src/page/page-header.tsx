/** Title of a page, the way that led to it, and what can be done on it. */
import { type ReactNode, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import styles from "./page.module.css";

export type Crumb = { label: string; to?: string };

export type PageHeaderProps = {
  title: string;
  /** What the heading says when it is not the page's name. */
  heading?: ReactNode;
  /** The way from the main page, without this page itself. */
  crumbs?: Crumb[];
  about?: ReactNode;
  actions?: ReactNode;
};

export function PageHeader({ title, heading, crumbs = [], about, actions }: PageHeaderProps) {
  const { t } = useTranslation();
  const suite = t("title");
  useEffect(() => {
    document.title = `${title} · ${suite}`;
  }, [title, suite]);
  return (
    <div className={styles.header}>
      {crumbs.length > 0 && (
        <nav aria-label={t("common:shell.path")}>
          <ol className={styles.crumbs}>
            {crumbs.map((crumb) => (
              <li key={crumb.label}>
                {crumb.to ? <Link to={crumb.to}>{crumb.label}</Link> : crumb.label}
              </li>
            ))}
            <li aria-current="page">{title}</li>
          </ol>
        </nav>
      )}
      <div className={styles.line}>
        <h1>{heading ?? title}</h1>
        {actions}
      </div>
      {about && <p className={styles.about}>{about}</p>}
    </div>
  );
}
