/** «Пользователи / Роли»: what a member of staff may do, by the role that he has. */
import type { ListedRoleOut } from "@personal-cabinet/api/auth";
import { sectionWords } from "@personal-cabinet/i18n/setup";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { PageHeader } from "@personal-cabinet/ui/page/page-header";
import { Empty } from "@personal-cabinet/ui/state/empty";
import { Mark } from "@personal-cabinet/ui/state/mark";
import type { Column } from "@personal-cabinet/ui/table/column";
import { DataTable } from "@personal-cabinet/ui/table/data-table";
import { useAddressRecord } from "@personal-cabinet/ui/table/use-address-record";
import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useMay } from "../../../shared/use-may";
import { rolesQuery } from "../shared/api/list-roles";
import { nameIn } from "../shared/use-role-name";
import { NEW, RoleDrawer } from "./role-drawer";
import { ALWAYS, SECTIONS, type Section } from "./sections";
import russian from "./words/ru";

export const words = sectionWords("roles", russian, () => import("./words/en"));

const ROLE = "role";
/** All of them stand on one page. */
const WHOLE = { limit: 200, offset: 0, sort: "", search: "" };

function useColumns(addressOf: (key: string) => string): Column<ListedRoleOut>[] {
  const { t } = useTranslation("roles");
  const language = useLanguage();
  const seen = ({ rights }: ListedRoleOut) =>
    (SECTIONS as readonly Section[])
      .filter(({ see, change, more = [] }) =>
        [see, change, ...more].some((right) => right && rights.includes(right)),
      )
      .map(({ name }) => t(`section.${name}`));
  return [
    {
      key: "name",
      title: t("column.name"),
      phone: "title",
      fit: "long",
      render: (role) => <Link to={{ search: addressOf(role.key) }}>{nameIn(language, role)}</Link>,
    },
    {
      key: "kind",
      title: t("column.kind"),
      phone: "mark",
      render: ({ built_in }) => built_in && <Mark>{t("builtIn")}</Mark>,
    },
    {
      key: "opens",
      title: t("column.opens"),
      fit: "long",
      render: (role) => {
        const names = seen(role);
        return names.length === SECTIONS.length ? t("everything") : names.join(", ");
      },
    },
    {
      key: "rights",
      title: t("column.rights"),
      render: ({ rights }) => rights.filter((right) => right !== ALWAYS).length,
    },
    { key: "holders", title: t("column.holders"), render: ({ holders }) => holders },
  ];
}

export function Component() {
  const { t } = useTranslation("roles");
  const { opened, addressOf, open, close } = useAddressRecord(ROLE);
  const changes = useMay("roles:change");
  const roles = useQuery(rolesQuery);
  const { data } = roles;
  return (
    <>
      <PageHeader
        title={t("title")}
        crumbs={[{ label: t("admin:menu.group.users") }]}
        about={t("about")}
        actions={
          changes && (
            <Button type="primary" onClick={() => open(NEW)}>
              {t("add")}
            </Button>
          )
        }
      />
      <DataTable
        caption={t("title")}
        columns={useColumns(addressOf)}
        rowKey={({ key }) => key}
        rowLabel={({ name_ru }) => name_ru}
        state={WHOLE}
        onChange={() => undefined}
        query={{ ...roles, data: data && { items: data.items, total: data.items.length } }}
        empty={<Empty title={t("title")} />}
      />
      <RoleDrawer opened={opened} onOpen={open} onClose={close} />
    </>
  );
}
