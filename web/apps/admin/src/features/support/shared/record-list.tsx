/** A short list of the desk, whole on one page: its table, and the record that is being changed. */
import { PageHeader } from "@personal-cabinet/ui/page/page-header";
import { Empty } from "@personal-cabinet/ui/state/empty";
import type { Column } from "@personal-cabinet/ui/table/column";
import { DataTable } from "@personal-cabinet/ui/table/data-table";
import { RecordDrawer } from "@personal-cabinet/ui/table/record-drawer";
import { useAddressRecord } from "@personal-cabinet/ui/table/use-address-record";
import type { UseQueryResult } from "@tanstack/react-query";
import { Button } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useMay } from "../../../shared/use-may";
import { type RecordWords, useRecordWords } from "./record-words";

/** What the address says of a record that is not there yet. */
const NEW = "new";
const WHOLE = { limit: 200, offset: 0, sort: "", search: "" };

export type RecordListProps<Row> = {
  words: RecordWords;
  /** The name under which the address keeps the opened record. */
  name: string;
  query: UseQueryResult<{ items: Row[] }>;
  nameColumn: { key: string; title: string };
  nameOf: (row: Row) => string;
  /** What else a row shows. */
  columns: Column<Row>[];
  /** The form of a record, or of a new one. */
  form: (record: Row | undefined, onDone: () => void) => ReactNode;
};

export function RecordList<Row extends { id: number }>(props: RecordListProps<Row>) {
  const { words, name, query, nameColumn, nameOf, columns, form } = props;
  const { t } = useTranslation();
  const say = useRecordWords(words);
  const { opened, addressOf, open, close } = useAddressRecord(name);
  const operates = useMay("desk:change");
  const { data } = query;
  const found = data?.items.find(({ id }) => String(id) === opened);
  const record: Row | typeof NEW | null = opened === NEW ? NEW : (found ?? null);
  const named: Column<Row> = {
    ...nameColumn,
    phone: "title",
    fit: "long",
    render: (row) =>
      operates ? (
        <Link to={{ search: addressOf(String(row.id)) }}>{nameOf(row)}</Link>
      ) : (
        nameOf(row)
      ),
  };
  return (
    <>
      <PageHeader
        title={say("title")}
        crumbs={[{ label: t("admin:menu.group.support") }]}
        about={say("about")}
        actions={
          operates && (
            <Button type="primary" onClick={() => open(NEW)}>
              {say("add")}
            </Button>
          )
        }
      />
      <DataTable
        caption={say("title")}
        columns={[named, ...columns]}
        rowKey={({ id }) => id}
        rowLabel={nameOf}
        state={WHOLE}
        onChange={() => undefined}
        query={{ ...query, data: data && { items: data.items, total: data.items.length } }}
        empty={<Empty title={say("empty")} text={say("emptyText")} />}
      />
      <RecordDrawer
        record={operates ? record : null}
        title={say("one")}
        close={say("close")}
        onClose={close}
      >
        {(shown) => form(shown === NEW ? undefined : shown, close)}
      </RecordDrawer>
    </>
  );
}
