/** The columns of the dictionary of models. */
import type { MeterModelOut } from "@personal-cabinet/api/cabinet";
import type { Column } from "@personal-cabinet/ui/table/column";
import type { TFunction } from "i18next";
import { Link } from "react-router";

export function modelColumns(
  t: TFunction,
  addressOf: (key: string) => string,
): Column<MeterModelOut>[] {
  return [
    {
      key: "name",
      title: t("passport:field.name"),
      sortable: true,
      phone: "title",
      fit: "long",
      render: (model) => <Link to={{ search: addressOf(String(model.id)) }}>{model.name}</Link>,
    },
    {
      key: "version_code",
      title: t("passport:field.version_code"),
      phone: "plain",
      fit: "long",
      render: (model) => model.version_code,
    },
    {
      key: "manufacturer",
      title: t("passport:field.manufacturer"),
      sortable: true,
      phone: "plain",
      fit: "long",
      render: (model) => model.manufacturer,
    },
    {
      key: "interval",
      title: t("models:column.interval"),
      align: "right",
      render: (model) => model.verification_interval_years,
    },
    {
      key: "meters",
      title: t("models:column.meters"),
      align: "right",
      render: (model) => model.meters,
    },
  ];
}
