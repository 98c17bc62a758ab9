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
import { useTableState } from "@personal-cabinet/ui/table/table-state";
import { usePhone } from "@personal-cabinet/ui/theme/use-phone";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { useRowsPerPage } from "../../shared/use-panel-settings";
import { ActDialog, type Asked } from "./act-dialog";
import { listPeople } from "./api/list-people";
import styles from "./people.module.css";
import { userColumns } from "./user-columns";
import { UserDrawer } from "./user-drawer";

const ICONS = {
  edit: <EditOutlined aria-hidden="true" />,
  block: <StopOutlined aria-hidden="true" />,
  unblock: <UnlockOutlined aria-hidden="true" />,
  remove: <DeleteOutlined aria-hidden="true" />,
};
const FILTERS = ["all", "active", "blocked"] as const;
type Filter = (typeof FILTERS)[number];
const FILTER_WORDS = {
  all: "everybody",
  active: "onlyActive",
  blocked: "onlyBlocked",
} as const;

function useFilter(): [Filter, (next: Filter) => void] {
  const [params, setParams] = useSearchParams();
  const filter = FILTERS.find((known) => known === params.get("state")) ?? "all";
  const choose = (next: Filter) =>
    setParams((now) => {
      const kept = new URLSearchParams(now);
      kept.delete("page");
      if (next === "all") kept.delete("state");
      else kept.set("state", next);
      return kept;
    });
  return [filter, choose];
}

export function UserList({ group }: { group: "users" | "staff" }) {
  const { t } = useTranslation("people");
  const [state, setState] = useTableState(useRowsPerPage());
  const [filter, setFilter] = useFilter();
  const [asked, setAsked] = useState<Asked | null>(null);
  const [edited, setEdited] = useState<ListedUserOut | null>(null);
  const me = useMe().data;
  const phone = usePhone();
  const { search, limit, offset } = state;
  const query = {
    search,
    limit,
    offset,
    ...(filter === "all" ? {} : { active: filter === "active" }),
  };
  const people = useQuery({
    queryKey: ["people", group, query],
    queryFn: () => listPeople(group, query),
    placeholderData: keepPreviousData,
  });
  const may =
    group === "users"
      ? me?.role === "administrator" || me?.role === "operator"
      : me?.role === "administrator";
  const button = (user: ListedUserOut, act: keyof typeof ICONS, onClick: () => void) => (
    <Button
      key={act}
      size={phone ? "small" : "middle"}
      type={phone ? "default" : "text"}
      danger={act === "remove"}
      // Beside seven columns there is no room for words.
      icon={phone ? null : ICONS[act]}
      title={phone ? undefined : t(`act.${act}`)}
      aria-label={`${t(`act.${act}`)}: ${user.display_name}`}
      onClick={onClick}
    >
      {phone && t(`act.${act}`)}
    </Button>
  );
  const actions = (user: ListedUserOut) => {
    const acts: Exclude<keyof typeof ICONS, "edit">[] =
      user.id === me?.id ? [] : [user.active ? "block" : "unblock", "remove"];
    return (
      <span className={phone ? styles.actions : styles.compact}>
        {button(user, "edit", () => setEdited(user))}
        {acts.map((act) => button(user, act, () => setAsked({ user, act })))}
      </span>
    );
  };
  return (
    <>
      <DataTable
        caption={t(`${group}.title`)}
        columns={userColumns(t, group, may ? actions : null)}
        rowKey={(user) => user.id}
        rowLabel={(user) => user.display_name}
        searchLabel={t("search")}
        state={state}
        onChange={setState}
        query={people}
        tools={
          <FilterChoice<Filter>
            label={t("filter")}
            value={filter}
            onChange={setFilter}
            options={FILTERS.map((value) => ({ value, label: t(FILTER_WORDS[value]) }))}
          />
        }
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
