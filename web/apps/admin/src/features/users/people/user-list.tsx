/** A searched list of users or staff, with what who may can do to them. */
import DeleteOutlined from "@ant-design/icons/DeleteOutlined";
import EditOutlined from "@ant-design/icons/EditOutlined";
import StopOutlined from "@ant-design/icons/StopOutlined";
import UnlockOutlined from "@ant-design/icons/UnlockOutlined";
import type { ListedUserOut } from "@personal-cabinet/api/auth";
import { useMe } from "@personal-cabinet/session/inner/use-me";
import { Empty } from "@personal-cabinet/ui/state/empty";
import { DataTable } from "@personal-cabinet/ui/table/data-table";
import { FilterChoice } from "@personal-cabinet/ui/table/filter-choice";
import type { RowAction } from "@personal-cabinet/ui/table/row-actions";
import { useTableState } from "@personal-cabinet/ui/table/table-state";
import { useAddressChoice } from "@personal-cabinet/ui/table/use-address-choice";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../../shared/use-may";
import { useRowsPerPage } from "../../../shared/use-panel-settings";
import { useRoleName } from "../shared/use-role-name";
import { ActDialog, type Asked } from "./act-dialog";
import { type Group, peopleQuery } from "./api/list-people";
import { userColumns } from "./user-columns";
import { UserDrawer } from "./user-drawer";

const ICONS = {
  edit: <EditOutlined />,
  block: <StopOutlined />,
  unblock: <UnlockOutlined />,
  remove: <DeleteOutlined />,
};
const FILTERS = ["all", "active", "blocked"] as const;
type Filter = (typeof FILTERS)[number];
const FILTER_WORDS = {
  all: "everybody",
  active: "onlyActive",
  blocked: "onlyBlocked",
} as const;

export function UserList({ group }: { group: Group }) {
  const { t } = useTranslation("people");
  const [state, setState] = useTableState(useRowsPerPage());
  const [filter, setFilter] = useAddressChoice<Filter>("state", FILTERS);
  const [asked, setAsked] = useState<Asked | null>(null);
  const [edited, setEdited] = useState<ListedUserOut | null>(null);
  const me = useMe().data;
  const may = useMay(group === "users" ? "users:change" : "users:grant");
  const { search, limit, offset } = state;
  const active = filter === "all" ? {} : { active: filter === "active" };
  const people = useQuery(peopleQuery(group, { search, limit, offset, ...active }));
  const roleName = useRoleName(group === "staff");
  const actions = (user: ListedUserOut): RowAction[] => {
    const acts: Exclude<keyof typeof ICONS, "edit">[] =
      user.id === me?.id ? [] : [user.active ? "block" : "unblock", "remove"];
    const edit = {
      key: "edit",
      label: t("act.edit"),
      icon: ICONS.edit,
      onChoose: () => setEdited(user),
    };
    const others = acts.map((act) => ({
      key: act,
      label: t(`act.${act}`),
      icon: ICONS[act],
      danger: act === "remove",
      onChoose: () => setAsked({ user, act }),
    }));
    return [edit, ...others];
  };
  return (
    <>
      <DataTable
        caption={t(`${group}.title`)}
        columns={userColumns(t, group, (key) => roleName?.(key) ?? "")}
        actions={may ? actions : undefined}
        rowKey={(user) => user.id}
        rowLabel={(user) => user.display_name}
        searchLabel={t("search")}
        state={state}
        onChange={setState}
        // Names of roles that came later would move all columns.
        query={roleName ? people : { ...people, data: undefined, isFetching: true }}
        tools={
          <FilterChoice<Filter>
            label={t("filter")}
            value={filter}
            onChange={setFilter}
            options={FILTERS.map((value) => ({ value, label: t(FILTER_WORDS[value]) }))}
          />
        }
        toolsOn={filter === "all" ? 0 : 1}
        empty={<Empty title={t(filter === "all" ? `${group}.empty` : "nobody")} />}
      />
      <UserDrawer
        user={edited}
        own={edited?.id === me?.id}
        onClose={() => setEdited(null)}
        onSaved={setEdited}
      />
      {asked && <ActDialog asked={asked} onClose={() => setAsked(null)} />}
    </>
  );
}
