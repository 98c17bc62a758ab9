/** Houses found by their address, and the list of those that are chosen. */
import { useQuery } from "@tanstack/react-query";
import { Button, Select } from "antd";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { foundBuildings } from "./api/list-buildings";
import styles from "./outages.module.css";
import type { Chosen } from "./scope-values";

export type BuildingChoiceProps = { chosen: Chosen[]; onChange: (chosen: Chosen[]) => void };

const LEAST = 2;

function Finder({ chosen, onChange }: BuildingChoiceProps) {
  const { t } = useTranslation("outages");
  const id = useId();
  const [search, setSearch] = useState("");
  const text = search.trim();
  const found = useQuery({ ...foundBuildings(text), enabled: text.length >= LEAST });
  const known = new Set(chosen.map((one) => one.id));
  const offered = (found.data ?? []).filter((one) => !known.has(one.id));
  return (
    <div>
      <label htmlFor={id} className={styles.label}>
        {t("houses.find")}
      </label>
      <Select<number>
        id={id}
        className={styles.wide ?? ""}
        value={null}
        showSearch={{ filterOption: false, onSearch: setSearch, searchValue: search }}
        placeholder={t("houses.findHint")}
        loading={found.isFetching}
        notFoundContent={text.length >= LEAST && !found.isFetching ? t("houses.none") : null}
        options={offered.map((one) => ({
          value: one.id,
          label: t("houseLabel", { address: one.address, count: one.accounts }),
        }))}
        onChange={(key) => {
          const one = offered.find((building) => building.id === key);
          if (one) onChange([...chosen, { id: one.id, address: one.address, point: one.point }]);
        }}
      />
    </div>
  );
}

export function BuildingChoice(props: BuildingChoiceProps) {
  const { t } = useTranslation("outages");
  const { chosen, onChange } = props;
  return (
    <div className={styles.fields}>
      <Finder {...props} />
      <p role="status" className={styles.soft}>
        {t("houses.chosen", { count: chosen.length })}
      </p>
      {chosen.length > 0 && (
        // A long list scrolls, and holds nothing else that would take the focus into view.
        <ul className={styles.chosen} aria-label={t("houses.list")}>
          {chosen.map((one) => (
            <li key={one.id}>
              <span>{one.address}</span>
              <Button
                type="text"
                size="small"
                aria-label={`${t("houses.remove")}: ${one.address}`}
                onClick={() => onChange(chosen.filter(({ id }) => id !== one.id))}
              >
                {t("houses.remove")}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
