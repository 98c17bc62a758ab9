/** «Поддержка / Темы»: what appeals may be about, and what else each topic asks. */
import type { StaffAppealTopicOut } from "@personal-cabinet/api/cabinet";
import { sectionWords } from "@personal-cabinet/i18n/setup";
import { Mark } from "@personal-cabinet/ui/state/mark";
import type { Column } from "@personal-cabinet/ui/table/column";
import { useQuery } from "@tanstack/react-query";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { topicsQuery } from "../shared/api/list-topics";
import { RecordList } from "../shared/record-list";
import { TopicForm } from "./topic-form";
import russian from "./words/ru";

export const words = sectionWords("topics", russian, () => import("./words/en"));

const topicColumns = (t: TFunction): Column<StaffAppealTopicOut>[] => [
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

export function Component() {
  const { t } = useTranslation("topics");
  return (
    <RecordList
      words="topics"
      name="topic"
      query={useQuery(topicsQuery())}
      nameColumn={{ key: "title", title: t("column.title") }}
      nameOf={({ title }) => title}
      columns={topicColumns(t)}
      form={(topic, onDone) => <TopicForm key={topic?.id} topic={topic} onDone={onDone} />}
    />
  );
}
