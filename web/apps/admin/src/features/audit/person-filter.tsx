/** Whose acts, and acts on whom: a colleague or a consumer, found by name, login or contact. */

import { useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { useEffect, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Person, peopleFoundQuery } from "./api/find-people";
import styles from "./audit.module.css";

const PAUSE_MS = 350;

export type PersonFilterProps = {
  person: string;
  /** What is known of him by the entries that are shown. */
  name: string | undefined;
  onChange: (person: string | undefined) => void;
};

const nameOf = ({ name, login }: Person) => (login ? `${name} (${login})` : name);

export function PersonFilter({ person, name, onChange }: PersonFilterProps) {
  const { t } = useTranslation("audit");
  const id = useId();
  const [typed, setTyped] = useState("");
  const [search, setSearch] = useState("");
  useEffect(() => {
    const timer = window.setTimeout(() => setSearch(typed.trim()), PAUSE_MS);
    return () => window.clearTimeout(timer);
  }, [typed]);
  const found = useQuery(peopleFoundQuery(search));
  const options = (search ? (found.data ?? []) : []).map((one) => ({
    value: one.id,
    label: nameOf(one),
  }));
  const known = options.some((one) => one.value === person);
  return (
    <div className={styles.person}>
      <label htmlFor={id}>{t("filter.person")}</label>
      <Select
        id={id}
        allowClear
        showSearch={{ filterOption: false, onSearch: setTyped }}
        placeholder={t("filter.personHint")}
        loading={found.isFetching}
        value={person || null}
        options={
          person && !known ? [{ value: person, label: name ?? person }, ...options] : options
        }
        notFoundContent={t(typed.trim().length > 1 ? "filter.personNobody" : "filter.personMore")}
        onChange={(chosen) => onChange(chosen ?? undefined)}
      />
    </div>
  );
}
