/** The address, chosen from the registry's while the town or the street is typed. */
import { useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { findAddresses } from "./api/find-addresses";

/** As the service wants it. */
const SHORTEST = 3;
const PAUSE_MS = 250;

export type ChosenAddress = { value: string; label: string };

/** The text once nobody has typed for a moment. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = window.setTimeout(() => setSettled(text), PAUSE_MS);
    return () => window.clearTimeout(timer);
  }, [text]);
  return settled;
}

export type AddressSelectProps = {
  id?: string;
  value?: ChosenAddress;
  onChange?: (chosen: ChosenAddress | undefined) => void;
};

export function AddressSelect(props: AddressSelectProps) {
  const { t } = useTranslation("entry");
  const [typed, setTyped] = useState("");
  const words = useSettled(typed).trim();
  const found = useQuery({
    queryKey: ["addresses", words],
    queryFn: ({ signal }) => findAddresses(words, signal),
    enabled: words.length >= SHORTEST,
  });
  const searching = found.isFetching || typed.trim() !== words;
  const nothing = () => {
    if (typed.trim().length < SHORTEST) return t("registration.addressMore");
    if (searching) return t("common:state.loading");
    return t(found.error ? "problems:service-unavailable.title" : "registration.addressNone");
  };
  return (
    <Select<ChosenAddress>
      {...props}
      labelInValue
      allowClear={{ clearIcon: undefined }}
      showSearch={{ filterOption: false, searchValue: typed, onSearch: setTyped }}
      options={(found.data ?? []).map(({ id, text }) => ({ value: id, label: text }))}
      notFoundContent={<span role="status">{nothing()}</span>}
      suffixIcon={null}
      virtual={false}
    />
  );
}
