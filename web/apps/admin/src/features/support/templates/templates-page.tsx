/** «Поддержка / Готовые ответы»: what staff put into their answers, placeholders filled. */
import type { AppealTemplateOut } from "@personal-cabinet/api/cabinet";
import { titleIn } from "@personal-cabinet/i18n/in-language";
import { sectionWords } from "@personal-cabinet/i18n/setup";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import type { Column } from "@personal-cabinet/ui/table/column";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { topicsQuery } from "../shared/api/list-topics";
import { RecordList } from "../shared/record-list";
import { templatesQuery } from "./api/change-template";
import { TemplateForm } from "./template-form";
import styles from "./templates.module.css";
import russian from "./words/ru";

export const words = sectionWords("templates", russian, () => import("./words/en"));

function useColumns(): Column<AppealTemplateOut>[] {
  const { t } = useTranslation("templates");
  const language = useLanguage();
  const topics = useQuery(topicsQuery()).data?.items ?? [];
  const topicOf = (id: number | null) => {
    const topic = topics.find((one) => one.id === id);
    return topic ? titleIn(language, topic) : t("anyTopic");
  };
  return [
    { key: "topic", title: t("field.topic"), render: ({ topic_id }) => topicOf(topic_id) },
    {
      key: "text",
      title: t("field.text"),
      fit: "long",
      render: ({ text }) => <span className={styles.text}>{text}</span>,
    },
  ];
}

export function Component() {
  const { t } = useTranslation("templates");
  return (
    <RecordList
      words="templates"
      name="template"
      query={useQuery(templatesQuery())}
      nameColumn={{ key: "name", title: t("field.name") }}
      nameOf={({ name }) => name}
      columns={useColumns()}
      form={(template, onDone) => (
        <TemplateForm key={template?.id} template={template} onDone={onDone} />
      )}
    />
  );
}
