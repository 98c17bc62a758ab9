/** The way to write to the supplier about the shown period, which goes along as a card. */
import { formatDate } from "@personal-cabinet/i18n/dates";
import { knownWords } from "@personal-cabinet/ui/known/known-words";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { appealAddress } from "../../../shared/appeal-card";
import styles from "../downloads.module.css";
import type { KnownOnProps } from "./known-on";

export const words = knownWords;

export function Component({ meter, first, last }: KnownOnProps) {
  const { t } = useTranslation("known");
  const title = t("moment", { first: formatDate(first), last: formatDate(last) });
  return (
    <p className={styles.ask}>
      <Link to={appealAddress({ kind: "moment", id: `${meter.id}/${first}`, at: null, title })}>
        {t("write")}
      </Link>
    </p>
  );
}
