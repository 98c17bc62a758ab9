/** The address, chosen from the registry's while the town or the street is typed. */
import { problemWords } from "@personal-cabinet/i18n/problem-words";
import { problemLike } from "@personal-cabinet/ui/state/problem-like";
import { useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { findAddresses } from "./api/find-addresses";

/** As the service wants it. */
const SHORTEST = 3;
const LONGEST = 100;
/** A house with flats has no reference of its own: it is chosen to go on to its flats. */
const HOUSE = "house:";
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

export function AddressSelect({ onChange, ...props }: AddressSelectProps) {
  const { t } = useTranslation("entry");
  const [typed, setTyped] = useState("");
  const [open, setOpen] = useState(false);
  const goingOn = useRef(false);
  // The end of a long address tells more than its region.
  const words = useSettled(typed).trim().slice(-LONGEST);
  const found = useQuery({
    queryKey: ["addresses", words],
    queryFn: ({ signal }) => findAddresses(words, signal),
    enabled: words.length >= SHORTEST,
  });
  const searching = found.isFetching || typed.trim().slice(-LONGEST) !== words;
  const nothing = () => {
    if (typed.trim().length < SHORTEST) return t("registration.addressMore");
    if (searching) return t("common:state.loading");
    if (found.error) return problemWords(t, problemLike(found.error)).title;
    return t("registration.addressNone");
  };
  const unlessGoingOn =
    <Value,>(set: (value: Value) => void) =>
    (value: Value) => {
      if (!goingOn.current) set(value);
    };
  const choose = (chosen: ChosenAddress | undefined) => {
    const house = chosen?.value.startsWith(HOUSE) ? chosen.value.slice(HOUSE.length) : null;
    if (house !== null) {
      const flats = t("registration.addressFlat", { house });
      setTyped(flats);
      // A choice empties the field and closes the list, some of it a moment later; this one goes
      // on with the house's flats.
      goingOn.current = true;
      window.setTimeout(() => {
        goingOn.current = false;
        setTyped(flats);
        setOpen(true);
      }, PAUSE_MS);
    }
    onChange?.(house === null ? chosen : undefined);
  };
  return (
    <Select<ChosenAddress>
      {...props}
      labelInValue
      allowClear={{ clearIcon: undefined }}
      showSearch={{ filterOption: false, searchValue: typed, onSearch: unlessGoingOn(setTyped) }}
      open={open}
      onOpenChange={unlessGoingOn(setOpen)}
      onChange={choose}
      options={(found.data ?? []).map(({ id, text }) =>
        id === null
          ? { value: HOUSE + text, label: t("registration.addressHouse", { house: text }) }
          : { value: id, label: text },
      )}
      notFoundContent={<span role="status">{nothing()}</span>}
      suffixIcon={null}
      virtual={false}
    />
  );
}
