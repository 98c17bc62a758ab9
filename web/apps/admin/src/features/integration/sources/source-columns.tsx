/** The columns of the sources. */
import type { SourceOut } from "@personal-cabinet/api/integration";
import { formatMinute } from "@personal-cabinet/i18n/dates";
import { formatNumber } from "@personal-cabinet/i18n/numbers";
import type { Language } from "@personal-cabinet/i18n/setup";
import type { Column } from "@personal-cabinet/ui/table/column";
import type { TFunction } from "i18next";
import { Link } from "react-router";
import { ageWords } from "./age-words";
import { SourceMark } from "./source-mark";
import styles from "./sources.module.css";

/** How old the newest data are, of the kind that is oldest. */
function ageOf({ cursors }: SourceOut): number | null {
  const ages = cursors.flatMap(({ age_seconds: age }) => (age === null ? [] : [age]));
  return ages.length ? Math.max(...ages) : null;
}

export function sourceColumns(t: TFunction, language: Language): Column<SourceOut>[] {
  const count = (key: "staged" | "refused" | "rejected_rows"): Column<SourceOut> => ({
    key,
    title: t(`sources:column.${key}`),
    align: "right",
    render: (source) => formatNumber(source[key], language),
  });
  return [
    {
      key: "name",
      title: t("sources:column.name"),
      phone: "title",
      fit: "long",
      render: ({ id, name }) => (
        <Link className={styles.open} to={`/sources/${id}`}>
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
    {
      key: "age",
      title: t("sources:column.age"),
      render: (source) => {
        const age = ageOf(source);
        return age === null ? "—" : ageWords(t, age);
      },
    },
    {
      key: "delivered_at",
      title: t("sources:column.delivered_at"),
      fit: "line",
      render: ({ delivered_at: at }) => at && formatMinute(at),
    },
    count("staged"),
    count("refused"),
    count("rejected_rows"),
  ];
}
