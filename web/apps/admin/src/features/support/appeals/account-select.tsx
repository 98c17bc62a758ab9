/** An account found by its number, its subscriber or its address. */
import { useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { foundAccounts } from "./api/find-accounts";

export type AccountSelectProps = {
  id?: string;
  value?: number;
  onChange?: (value: number | undefined) => void;
};

export function AccountSelect({ id, value, onChange }: AccountSelectProps) {
  const { t } = useTranslation("appeals");
  const [search, setSearch] = useState("");
  const found = useQuery({ ...foundAccounts(search), enabled: search.trim().length > 1 });
  const accounts = found.data?.items ?? [];
  return (
    <Select<number>
      {...(id ? { id } : {})}
      {...(value ? { value } : {})}
      allowClear
      showSearch={{ filterOption: false, onSearch: setSearch }}
      placeholder={t("new.accountSearch")}
      notFoundContent={search.trim().length > 1 && !found.isFetching ? t("new.noAccount") : null}
      loading={found.isFetching}
      options={accounts.map(({ id: key, number, customer, address }) => ({
        value: key,
        label: [number, customer.name, address].filter(Boolean).join(", "),
      }))}
      onChange={(chosen) => onChange?.(chosen)}
    />
  );
}
