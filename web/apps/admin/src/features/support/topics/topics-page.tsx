/** «Поддержка / Темы»: what appeals may be about, and what else each topic asks. */
import type { StaffAppealTopicOut } from "@personal-cabinet/api/cabinet";
import { sectionWords } from "@personal-cabinet/i18n/setup";
import { PageHeader } from "@personal-cabinet/ui/page/page-header";
import { Empty } from "@personal-cabinet/ui/state/empty";
import { Mark } from "@personal-cabinet/ui/state/mark";
import type { Column } from "@personal-cabinet/ui/table/column";
import { DataTable } from "@personal-cabinet/ui/table/data-table";
import { RecordDrawer } from "@personal-cabinet/ui/table/record-drawer";
import { useAddressRecord } from "@personal-cabinet/ui/table/use-address-record";
import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { useMay } from "../../../shared/use-may";
import { topicsQuery } from "../shared/api/list-topics";
import { TopicForm } from "./topic-form";
import russian from "./words/ru";

export const words = sectionWords("topics", russian, () => import("./words/en"));

/** The name under which the address keeps the opened topic; `new` is one that is not there yet. */
const TOPIC = "topic";
const NEW = "new";
/** All of them stand on one page. */
const WHOLE = { limit: 200, offset: 0, sort: "", search: "" };

function topicColumns(
  t: TFunction,
  addressOf: ((id: string) => string) | null,
): Column<StaffAppealTopicOut>[] {
  return [
    {
      key: "title",
      title: t("topics:column.title"),
      phone: "title",
      fit: "long",
      render: ({ id, title }) =>
        addressOf ? <Link to={{ search: addressOf(String(id)) }}>{title}</Link> : title,
    },
    {
      key: "kinds",
      title: t("topics:column.kinds"),
      render: ({ kinds }) => kinds.map((kind) => t(`topics:kind.${kind}`)).join(", "),
    },
    {
      key: "fields",
      title: t("topics:column.fields"),
      fit: "long",
      render: ({ fields }) => fields.map(({ title }) => title).join(", ") || "—",
    },
    {
      key: "appeals",
      title: t("topics:column.appeals"),
      align: "right",
      render: ({ appeals }) => appeals,
    },
    {
      key: "in_use",
      title: t("topics:column.in_use"),
      phone: "mark",
      render: ({ in_use }) => (
        <Mark tone={in_use ? "done" : "plain"}>{t(in_use ? "topics:used" : "topics:unused")}</Mark>
      ),
    },
  ];
}

export function Component() {
  const { t } = useTranslation("topics");
  const navigate = useNavigate();
  const { opened, addressOf, close } = useAddressRecord(TOPIC);
  const operates = useMay("operate");
  const topics = useQuery(topicsQuery());
  const { data } = topics;
  const found = data?.items.find(({ id }) => String(id) === opened);
  const record: StaffAppealTopicOut | typeof NEW | null = opened === NEW ? NEW : (found ?? null);
  return (
    <>
      <PageHeader
        title={t("title")}
        crumbs={[{ label: t("admin:menu.group.support") }]}
        about={t("about")}
        actions={
          operates && (
            <Button type="primary" onClick={() => void navigate({ search: addressOf(NEW) })}>
              {t("add")}
            </Button>
          )
        }
      />
      <DataTable
        caption={t("title")}
        columns={topicColumns(t, operates ? addressOf : null)}
        rowKey={({ id }) => id}
        rowLabel={({ title }) => title}
        state={WHOLE}
        onChange={() => undefined}
        query={{ ...topics, data: data && { items: data.items, total: data.items.length } }}
        empty={<Empty title={t("empty")} text={t("emptyText")} />}
      />
      <RecordDrawer
        record={operates ? record : null}
        title={t("one")}
        close={t("close")}
        onClose={close}
      >
        {(shown) =>
          shown === NEW ? (
            <TopicForm key={NEW} onDone={close} />
          ) : (
            <TopicForm key={shown.id} topic={shown} onDone={close} />
          )
        }
      </RecordDrawer>
    </>
  );
}
