/** A searched list of users or staff, with blocking and removing for who may. */
import type { AdminUserOut } from "@personal-cabinet/api/admin";
import { FormAlert } from "@personal-cabinet/ui/form/form-alert";
import { Empty } from "@personal-cabinet/ui/state/empty";
import { DataTable } from "@personal-cabinet/ui/table/data-table";
import { useTableState } from "@personal-cabinet/ui/table/table-state";
import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "../../shared/use-me";
import { useRowsPerPage } from "../../shared/use-panel-settings";
import { changeUser } from "./api/change-user";
import { listPeople } from "./api/list-people";
import styles from "./people.module.css";
import { userColumns } from "./user-columns";

type Act = "block" | "unblock" | "remove";
type Asked = { user: AdminUserOut; act: Act };

export function UserList({ group }: { group: "users" | "staff" }) {
  const { t } = useTranslation("people");
  const [state, setState] = useTableState(useRowsPerPage());
  const [asked, setAsked] = useState<Asked | null>(null);
  const queries = useQueryClient();
  const me = useMe().data;
  const { search, limit, offset } = state;
  const query = { search, limit, offset };
  const people = useQuery({
    queryKey: ["people", group, query],
    queryFn: () => listPeople(group, query),
    placeholderData: keepPreviousData,
  });
  const change = useMutation({
    mutationFn: ({ user, act }: Asked) => changeUser(user.id, act),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ["people", group] });
      setAsked(null);
    },
  });
  const may =
    group === "users"
      ? me?.role === "administrator" || me?.role === "operator"
      : me?.role === "administrator";
  const ask = (user: AdminUserOut, act: Act) => {
    change.reset();
    setAsked({ user, act });
  };
  const actions = (user: AdminUserOut) => {
    if (user.id === me?.id) return null;
    const acts: Act[] = [user.active ? "block" : "unblock", "remove"];
    return (
      <span className={styles.actions}>
        {acts.map((act) => (
          <Button
            key={act}
            size="small"
            danger={act === "remove"}
            aria-label={`${t(`act.${act}`)}: ${user.display_name}`}
            onClick={() => ask(user, act)}
          >
            {t(`act.${act}`)}
          </Button>
        ))}
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
        empty={<Empty title={t(`${group}.empty`)} />}
      />
      {asked && (
        <Modal
          open
          title={t(`ask.${asked.act}`, { name: asked.user.display_name })}
          okText={t(`act.${asked.act}`)}
          okButtonProps={{ danger: asked.act === "remove", loading: change.isPending }}
          cancelText={t("common:password.cancel")}
          closable={false}
          onOk={() => change.mutate(asked)}
          onCancel={() => setAsked(null)}
        >
          <FormAlert error={change.error} />
          <p>{t(`what.${asked.act}`)}</p>
        </Modal>
      )}
    </>
  );
}
