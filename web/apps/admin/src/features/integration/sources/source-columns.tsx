/** The columns of the sources. */
import type { SourceOut } from "@personal-cabinet/api/integration";
import { formatMinute } from "@personal-cabinet/i18n/dates";
import { formatNumber } from "@personal-cabinet/i18n/numbers";
import type { Language } from "@personal-cabinet/i18n/setup";
import type { Column } from "@personal-cabinet/ui/table/column";
import type { TFunction } from "i18next";
import { Link } from "react-router";
import { SourceMark } from "./source-mark";
import styles from "./sources.module.css";

export function sourceColumns(
  t: TFunction,
  language: Language,
  addressOf: (key: string) => string,
): Column<SourceOut>[] {
  const count = (key: "staged" | "refused" | "rejected_rows"): Column<SourceOut> => ({
    key,
    title: t(`sources:column.${key}`),
    align: "right",
    render: (source) => formatNumber(source[key], language),
  });
  const time = (key: "caught_up_at" | "delivered_at"): Column<SourceOut> => ({
    key,
    title: t(`sources:column.${key}`),
    fit: "line",
    render: ({ [key]: at }) => at && formatMinute(at),
  });
  return [
    {
      key: "name",
      title: t("sources:column.name"),
      phone: "title",
      fit: "long",
      render: ({ id, name }) => (
        <Link className={styles.open} to={{ search: addressOf(String(id)) }}>
          {name}
        </Link>
      ),
    },
    {
      key: "state",
      title: t("sources:column.state"),
      phone: "mark",
      render: (source) => <SourceMark source={source} />,
    },
    time("caught_up_at"),
    time("delivered_at"),
    count("staged"),
    count("refused"),
    count("rejected_rows"),
  ];
}
