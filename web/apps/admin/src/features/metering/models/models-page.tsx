/** «Справочники / Модели приборов учёта»: the passports of all types of meters. */
import DeleteOutlined from "@ant-design/icons/DeleteOutlined";
import EditOutlined from "@ant-design/icons/EditOutlined";
import MergeCellsOutlined from "@ant-design/icons/MergeCellsOutlined";
import type { MeterModelOut } from "@personal-cabinet/api/cabinet";
import { sectionWords } from "@personal-cabinet/i18n/setup";
import { PageHeader } from "@personal-cabinet/ui/page/page-header";
import { Empty } from "@personal-cabinet/ui/state/empty";
import { DataTable } from "@personal-cabinet/ui/table/data-table";
import type { RowAction } from "@personal-cabinet/ui/table/row-actions";
import { useTableState } from "@personal-cabinet/ui/table/table-state";
import { useAddressRecord } from "@personal-cabinet/ui/table/use-address-record";
import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { useMay } from "../../../shared/use-may";
import { useRowsPerPage } from "../../../shared/use-panel-settings";
import { MODEL_SORTS, modelsQuery } from "../shared/api/list-models";
import { passportWords } from "../shared/passport/passport-words";
import { modelColumns } from "./model-columns";
import { type Asked, ModelDialog } from "./model-dialog";
import { ModelDrawer } from "./model-drawer";
import russian from "./words/ru";

export const words = [sectionWords("models", russian, () => import("./words/en")), passportWords];

/** The name under which the address keeps the opened model; `new` is one that is not there yet. */
const MODEL = "model";

export function Component() {
  const { t } = useTranslation("models");
  const navigate = useNavigate();
  const [state, setState] = useTableState(useRowsPerPage());
  const { opened, addressOf, close } = useAddressRecord(MODEL);
  const [asked, setAsked] = useState<Asked | null>(null);
  const operates = useMay("models:change");
  const { search, limit, offset } = state;
  const sort = MODEL_SORTS.find((known) => known === state.sort) ?? MODEL_SORTS[0];
  const models = useQuery(modelsQuery({ search, manufacturer: "", sort, limit, offset }));
  const open = (key: string) => void navigate({ search: addressOf(key) });
  const actions = (model: MeterModelOut): RowAction[] => [
    {
      key: "edit",
      label: t("act.edit"),
      icon: <EditOutlined />,
      onChoose: () => open(String(model.id)),
    },
    {
      key: "merge",
      label: t("act.merge"),
      icon: <MergeCellsOutlined />,
      onChoose: () => setAsked({ model, act: "merge" }),
    },
    ...(model.meters === 0
      ? [
          {
            key: "delete",
            label: t("act.delete"),
            icon: <DeleteOutlined />,
            danger: true,
            onChoose: () => setAsked({ model, act: "delete" }),
          },
        ]
      : []),
  ];
  return (
    <>
      <PageHeader
        title={t("title")}
        crumbs={[{ label: t("admin:menu.group.dictionaries") }]}
        about={t("about")}
        actions={
          operates && (
            <Button type="primary" onClick={() => open("new")}>
              {t("add")}
            </Button>
          )
        }
      />
      <DataTable
        caption={t("title")}
        columns={modelColumns(t, addressOf)}
        actions={operates ? actions : undefined}
        rowKey={(model) => model.id}
        rowLabel={(model) => model.name}
        searchLabel={t("search")}
        searchHint={t("searchHint")}
        state={{ ...state, sort }}
        onChange={(next) =>
          setState({ ...next, sort: next.sort === MODEL_SORTS[0] ? "" : next.sort })
        }
        query={models}
        empty={<Empty title={t("empty")} text={t("emptyText")} />}
      />
      <ModelDrawer id={opened} onClose={close} />
      {asked && <ModelDialog asked={asked} onClose={() => setAsked(null)} />}
    </>
  );
}
