/** «Справка» (manual 000, 3.6) and «Контент»: what staff write for the cabinets, kind by kind. */
import ArrowDownOutlined from "@ant-design/icons/ArrowDownOutlined";
import ArrowUpOutlined from "@ant-design/icons/ArrowUpOutlined";
import type { ContentRowOut } from "@personal-cabinet/api/cabinet";
import { PageHeader } from "@personal-cabinet/ui/page/page-header";
import { Empty } from "@personal-cabinet/ui/state/empty";
import { DataTable } from "@personal-cabinet/ui/table/data-table";
import { FilterChoice } from "@personal-cabinet/ui/table/filter-choice";
import type { RowAction } from "@personal-cabinet/ui/table/row-actions";
import { useTableState } from "@personal-cabinet/ui/table/table-state";
import { useAddressChoice } from "@personal-cabinet/ui/table/use-address-choice";
import { useAddressRecord } from "@personal-cabinet/ui/table/use-address-record";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { StaleAlert } from "../../../shared/stale-alert";
import { useMay } from "../../../shared/use-may";
import { useRowsPerPage } from "../../../shared/use-panel-settings";
import { CONTENT, entriesQuery, type Kind, moveEntry } from "./api/entries";
import { entryColumns } from "./entry-columns";
import { EntryDrawer } from "./entry-drawer";

/** The name under which the address keeps the opened entry; `new` is one that is not there yet. */
const ENTRY = "entry";

export type EntriesProps = { page: "help" | "content"; kinds: readonly [Kind, ...Kind[]] };

export function Entries({ page, kinds }: EntriesProps) {
  const { t } = useTranslation("entries");
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [state, setState] = useTableState(useRowsPerPage());
  const [kind, setKind] = useAddressChoice("kind", kinds);
  const { opened, addressOf, close } = useAddressRecord(ENTRY);
  const operates = useMay("content:change");
  const { search, limit, offset } = state;
  const entries = useQuery(entriesQuery({ kind, search, limit, offset }));
  const open = (key: string) => void navigate({ search: addressOf(key) });
  const move = useMutation({
    mutationFn: ([id, before]: [number, number | null]) => moveEntry(id, before),
    onSettled: () => queries.invalidateQueries({ queryKey: CONTENT }),
  });
  const rows = entries.data?.items ?? [];
  // Among those that are looked at: what a search leaves out has no place to be seen.
  const actions = (row: ContentRowOut): RowAction[] => {
    const at = rows.findIndex(({ id }) => id === row.id);
    const [above, below, after] = [rows[at - 1], rows[at + 1], rows[at + 2]];
    return [
      ...(above
        ? [
            {
              key: "up",
              label: t("act.up"),
              icon: <ArrowUpOutlined />,
              onChoose: () => move.mutate([row.id, above.id]),
            },
          ]
        : []),
      ...(below && (after || offset + rows.length >= (entries.data?.total ?? 0))
        ? [
            {
              key: "down",
              label: t("act.down"),
              icon: <ArrowDownOutlined />,
              onChoose: () => move.mutate([row.id, after?.id ?? null]),
            },
          ]
        : []),
    ];
  };
  return (
    <>
      <PageHeader
        title={t(`title.${page}`)}
        crumbs={[{ label: t("admin:menu.group.content") }]}
        about={t(`about.${page}`)}
        actions={
          operates && (
            <Button type="primary" onClick={() => open("new")}>
              {t("add")}
            </Button>
          )
        }
      />
      <StaleAlert error={move.error} onReload={() => void entries.refetch()} />
      <DataTable
        caption={t(`kind.${kind}`)}
        columns={entryColumns(t, addressOf)}
        actions={operates && !search ? actions : undefined}
        rowKey={(row) => row.id}
        rowLabel={(row) => row.title}
        searchLabel={t("search")}
        state={state}
        onChange={setState}
        query={entries}
        tools={
          <FilterChoice
            label={t("what")}
            value={kind}
            options={kinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
            onChange={setKind}
          />
        }
        empty={<Empty title={t("empty")} text={t("emptyText")} />}
      />
      <EntryDrawer
        key={kind}
        kind={kind}
        id={opened}
        onOpen={(id) => open(String(id))}
        onClose={close}
      />
    </>
  );
}
