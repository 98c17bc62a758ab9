/** A person or a thing of the log by its present name, with the way to it in the panel. */
import type { NamedOut } from "@personal-cabinet/api/admin";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import styles from "./audit.module.css";
import { linkOf } from "./object-link";

/** In a sentence; a thing without name and key says nothing. */
export function useName(): (named: NamedOut) => string {
  const { t } = useTranslation("audit");
  return ({ kind, name, login, id, gone }) => {
    // Which list it was the act says.
    if (kind === "list") return "";
    if (kind === "service") return t(`service.${id}`, { defaultValue: id });
    if (name) return login ? `${name} (${login})` : name;
    if (gone) return id ? t("goneWith", { id }) : t("gone");
    return id;
  };
}

export function Named({ named }: { named: NamedOut }) {
  const say = useName();
  const text = say(named);
  if (!text) return null;
  const to = linkOf(named);
  return to ? (
    <Link className={styles.named} to={to}>
      {text}
    </Link>
  ) : (
    <span className={styles.named}>{text}</span>
  );
}
