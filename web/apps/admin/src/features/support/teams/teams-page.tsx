/** «Поддержка / Команды»: who deals with appeals together. */
import type { DeskTeamOut } from "@personal-cabinet/api/cabinet";
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
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useMay } from "../../../shared/use-may";
import { teamsQuery } from "../shared/api/list-teams";
import { TeamForm } from "./team-form";
import styles from "./teams.module.css";
import russian from "./words/ru";

export const words = sectionWords("teams", russian, () => import("./words/en"));

/** The name under which the address keeps the opened team; `new` is one that is not there yet. */
const TEAM = "team";
const NEW = "new";
/** All of them stand on one page. */
const WHOLE = { limit: 200, offset: 0, sort: "", search: "" };

function useColumns(addressOf: ((id: string) => string) | null): Column<DeskTeamOut>[] {
  const { t } = useTranslation("teams");
  return [
    {
      key: "name",
      title: t("column.name"),
      phone: "title",
      fit: "long",
      render: ({ id, name }) =>
        addressOf ? <Link to={{ search: addressOf(String(id)) }}>{name}</Link> : name,
    },
    {
      key: "members",
      title: t("column.members"),
      fit: "long",
      render: ({ members, mine }) => (
        <span className={styles.members}>
          {members.map(({ name, id }) => name || id).join(", ") || t("nobody")}{" "}
          {mine && <Mark tone="info">{t("mine")}</Mark>}
        </span>
      ),
    },
    {
      key: "appeals",
      title: t("column.appeals"),
      render: ({ id, appeals }) => <Link to={`/appeals?team=${id}`}>{appeals}</Link>,
    },
    { key: "topics", title: t("column.topics"), render: ({ topics }) => topics },
  ];
}

export function Component() {
  const { t } = useTranslation("teams");
  const { opened, addressOf, open, close } = useAddressRecord(TEAM);
  const operates = useMay("operate");
  const teams = useQuery(teamsQuery());
  const columns = useColumns(operates ? addressOf : null);
  const { data } = teams;
  const found = data?.items.find(({ id }) => String(id) === opened);
  const record: DeskTeamOut | typeof NEW | null = opened === NEW ? NEW : (found ?? null);
  return (
    <>
      <PageHeader
        title={t("title")}
        crumbs={[{ label: t("admin:menu.group.support") }]}
        about={t("about")}
        actions={
          operates && (
            <Button type="primary" onClick={() => open(NEW)}>
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
        query={{ ...teams, data: data && { items: data.items, total: data.items.length } }}
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
            <TeamForm key={NEW} onDone={close} />
          ) : (
            <TeamForm key={shown.id} team={shown} onDone={close} />
          )
        }
      </RecordDrawer>
    </>
  );
}
