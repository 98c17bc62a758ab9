/** The columns of what staff have written. */
import type { ContentEntryOut, ContentRowOut } from "@personal-cabinet/api/cabinet";
import { formatMoment } from "@personal-cabinet/i18n/dates";
import { Mark, type Tone } from "@personal-cabinet/ui/state/mark";
import type { Column } from "@personal-cabinet/ui/table/column";
import type { TFunction } from "i18next";
import { Link } from "react-router";

export const TONES: Record<ContentEntryOut["state"], Tone> = {
  draft: "plain",
  published: "done",
  changed: "warning",
};

export function entryColumns(
  t: TFunction,
  addressOf: (key: string) => string,
): Column<ContentRowOut>[] {
  return [
    {
      key: "title",
      title: t("entries:column.title"),
      phone: "title",
      fit: "long",
      render: (row) => <Link to={{ search: addressOf(String(row.id)) }}>{row.title}</Link>,
    },
    {
      key: "state",
      title: t("entries:column.state"),
      render: (row) => <Mark tone={TONES[row.state]}>{t(`entries:state.${row.state}`)}</Mark>,
    },
    {
      key: "english",
      title: t("entries:column.english"),
      render: (row) => t(row.title_en ? "entries:english.yes" : "entries:english.no"),
    },
    {
      key: "changed",
      title: t("entries:column.changed"),
      render: (row) => `${formatMoment(row.changed_at)} ${row.changed_by}`,
    },
  ];
}
