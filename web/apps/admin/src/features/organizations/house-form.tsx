/** Finds a house by its address and gives it to the organisation from a day on. */
import type { FoundHouseOut } from "@personal-cabinet/api/cabinet";
import { todayAt } from "@personal-cabinet/i18n/dates";
import { useTell } from "@personal-cabinet/session/inner/told";
import { FormAlert } from "@personal-cabinet/ui/form/form-alert";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Alert, Button, Input, Select } from "antd";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { useSupplierZone } from "../../shared/use-panel-settings";
import { addHouse, foundHousesQuery, ORGANIZATIONS } from "./api/organizations";
import styles from "./organizations.module.css";

const LEAST = 3;

type Offer = { value: number; label: string; house: FoundHouseOut };
type FinderProps = { house: FoundHouseOut | null; onFound: (house: FoundHouseOut) => void };

function Finder({ house, onFound }: FinderProps) {
  const { t } = useTranslation("organizations");
  const id = useId();
  const [search, setSearch] = useState("");
  const text = search.trim();
  const found = useQuery({ ...foundHousesQuery(text), enabled: text.length >= LEAST });
  const offered = found.data ?? [];
  const labelOf = (one: FoundHouseOut) =>
    t("houses.found", {
      address: one.address,
      units: one.unit_meters,
      common: one.common_meters,
    });
  return (
    <div>
      <label htmlFor={id} className={styles.label}>
        {t("houses.find")}
      </label>
      <Select<number, Offer>
        id={id}
        className={styles.wide ?? ""}
        value={house?.id ?? null}
        showSearch={{ filterOption: false, onSearch: setSearch, searchValue: search }}
        placeholder={t("houses.findHint")}
        loading={found.isFetching}
        notFoundContent={text.length >= LEAST && !found.isFetching ? t("houses.notFound") : null}
        options={offered.map((one) => ({ value: one.id, label: labelOf(one), house: one }))}
        // What is chosen is what was shown, whatever is being looked for meanwhile.
        onSelect={(_, offer) => onFound(offer.house)}
      />
    </div>
  );
}

export function HouseForm({ id, onClose }: { id: number; onClose: () => void }) {
  const { t } = useTranslation("organizations");
  const field = useId();
  const zone = useSupplierZone();
  const queries = useQueryClient();
  const tell = useTell();
  const [house, setHouse] = useState<FoundHouseOut | null>(null);
  const [day, setDay] = useState(() => todayAt(zone));
  const add = useMutation({
    mutationFn: (building: number) => addHouse(id, building, day),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ORGANIZATIONS });
      tell(t("houses.added"));
      onClose();
    },
  });
  const server = house?.served_by;
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (house) add.mutate(house.id);
      }}
    >
      <FormAlert error={add.error} />
      <Finder house={house} onFound={setHouse} />
      {server && server.id !== id && (
        <Alert
          type="warning"
          showIcon
          role="status"
          title={t("houses.takenFrom", { name: server.short_name })}
          style={{ marginTop: 12 }}
        />
      )}
      <label htmlFor={field} className={styles.label} style={{ marginTop: 12 }}>
        {t("houses.firstDay")}
      </label>
      <Input
        id={field}
        type="date"
        value={day}
        max="2099-12-31"
        className={styles.search ?? ""}
        onChange={(event) => setDay(event.target.value)}
      />
      <div className={styles.actions}>
        <Button type="primary" htmlType="submit" disabled={!house} loading={add.isPending}>
          {t("houses.send")}
        </Button>
        <Button onClick={onClose}>{t("houses.cancel")}</Button>
      </div>
    </form>
  );
}
