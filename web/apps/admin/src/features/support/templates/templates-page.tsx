/** «Поддержка / Готовые ответы»: what staff put into their answers, placeholders filled. */
import type { AppealTemplateOut } from "@personal-cabinet/api/cabinet";
import { titleIn } from "@personal-cabinet/i18n/in-language";
import { sectionWords } from "@personal-cabinet/i18n/setup";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { PageHeader } from "@personal-cabinet/ui/page/page-header";
import { Empty } from "@personal-cabinet/ui/state/empty";
import type { Column } from "@personal-cabinet/ui/table/column";
import { DataTable } from "@personal-cabinet/ui/table/data-table";
import { RecordDrawer } from "@personal-cabinet/ui/table/record-drawer";
import { useAddressRecord } from "@personal-cabinet/ui/table/use-address-record";
import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { useMay } from "../../../shared/use-may";
import { topicsQuery } from "../shared/api/list-topics";
import { templatesQuery } from "./api/change-template";
import { TemplateForm } from "./template-form";
import styles from "./templates.module.css";
import russian from "./words/ru";

export const words = sectionWords("templates", russian, () => import("./words/en"));

/** The name under which the address keeps the opened answer; `new` is one that is not there yet. */
const TEMPLATE = "template";
const NEW = "new";
/** All of them stand on one page. */
const WHOLE = { limit: 200, offset: 0, sort: "", search: "" };

function useColumns(addressOf: ((id: string) => string) | null): Column<AppealTemplateOut>[] {
  const { t } = useTranslation("templates");
  const language = useLanguage();
  const topics = useQuery(topicsQuery()).data?.items ?? [];
  const topicOf = (id: number | null) => {
    const topic = topics.find((one) => one.id === id);
    return topic ? titleIn(language, topic) : t("anyTopic");
  };
  return [
    {
      key: "name",
      title: t("field.name"),
      phone: "title",
      fit: "long",
      render: ({ id, name }) =>
        addressOf ? <Link to={{ search: addressOf(String(id)) }}>{name}</Link> : name,
    },
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
  const navigate = useNavigate();
  const { opened, addressOf, close } = useAddressRecord(TEMPLATE);
  const operates = useMay("operate");
  const templates = useQuery(templatesQuery());
  const columns = useColumns(operates ? addressOf : null);
  const { data } = templates;
  const found = data?.items.find(({ id }) => String(id) === opened);
  const record: AppealTemplateOut | typeof NEW | null = opened === NEW ? NEW : (found ?? null);
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
        columns={columns}
        rowKey={({ id }) => id}
        rowLabel={({ name }) => name}
        state={WHOLE}
        onChange={() => undefined}
        query={{ ...templates, data: data && { items: data.items, total: data.items.length } }}
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
            <TemplateForm key={NEW} onDone={close} />
          ) : (
            <TemplateForm key={shown.id} template={shown} onDone={close} />
          )
        }
      </RecordDrawer>
    </>
  );
}
