/** «Кто работал с моими данными»: acts of staff and systems, and where data comes from. */
import type { ActOut } from "@personal-cabinet/api/cabinet";
import { formatMoment } from "@personal-cabinet/i18n/dates";
import { sectionWords } from "@personal-cabinet/i18n/setup";
import { Facts } from "@personal-cabinet/ui/page/facts";
import { PageHeader } from "@personal-cabinet/ui/page/page-header";
import { Panel } from "@personal-cabinet/ui/page/panel";
import { Empty } from "@personal-cabinet/ui/state/empty";
import { Fetched } from "@personal-cabinet/ui/state/fetched";
import type { Column } from "@personal-cabinet/ui/table/column";
import { DataTable } from "@personal-cabinet/ui/table/data-table";
import { useTableState } from "@personal-cabinet/ui/table/table-state";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import styles from "./acts.module.css";
import { actsQuery } from "./api/list-acts";
import { deliveriesQuery } from "./api/list-deliveries";
import russian from "./words/ru";

export const words = sectionWords("acts", russian, () => import("./words/en"));

function Acts() {
  const { t } = useTranslation("acts");
  const [table, setTable] = useTableState();
  const list = useQuery(actsQuery({ limit: table.limit, offset: table.offset }));
  const columns: Column<ActOut>[] = [
    { key: "at", title: t("column.at"), render: (done) => formatMoment(done.at) },
    {
      key: "act",
      title: t("column.act"),
      phone: "title",
      render: (done) => (
        <>
          {t(`act.${done.act}`, { defaultValue: t("act.other") })}
          {done.times > 1 && (
            <span className={styles.times}> · {t("times", { count: done.times })}</span>
          )}
          {done.reason && <p className={styles.times}>{t("reason", { reason: done.reason })}</p>}
        </>
      ),
    },
    { key: "by", title: t("column.by"), render: (done) => t(`by.${done.by}`) },
    {
      key: "account",
      title: t("column.account"),
      render: (done) => done.account_number,
    },
  ];
  return (
    <DataTable
      caption={t("own")}
      columns={columns}
      rowKey={(done) => `${done.at} ${done.act} ${done.account_number}`}
      rowLabel={(done) => t(`act.${done.act}`, { defaultValue: t("act.other") })}
      state={table}
      onChange={setTable}
      query={list}
      empty={<Empty title={t("none")} text={t("noneText")} />}
    />
  );
}

function Systems() {
  const { t } = useTranslation("acts");
  const deliveries = useQuery(deliveriesQuery());
  // What the suite itself collects goes by the name of its own client.
  const senderName = (sender: string) => (sender === "integration" ? t("collected") : sender);
  return (
    <Fetched query={deliveries}>
      {({ items }) =>
        items.length === 0 ? (
          <p>{t("noSystems")}</p>
        ) : (
          <Facts
            facts={items.map((item) => ({
              label: `${senderName(item.sender)} · ${t(`kind.${item.kind}`)}`,
              value: formatMoment(item.at),
            }))}
          />
        )
      }
    </Fetched>
  );
}

export function Component() {
  const { t } = useTranslation("acts");
  return (
    <>
      <PageHeader
        title={t("title")}
        crumbs={[{ label: t("settings"), to: "/profile" }]}
        about={t("about")}
      />
      <div className={styles.page}>
        <Acts />
        <p className={styles.doubt}>
          {t("doubt")} <Link to="/support">{t("support")}</Link>
        </p>
        <Panel title={t("systems")}>
          <p className={styles.about}>{t("systemsText")}</p>
          <Systems />
        </Panel>
      </div>
    </>
  );
}
