/** Asks for the last day on which a house is served. */
import type { StaffServedHouseOut } from "@personal-cabinet/api/cabinet";
import { todayAt } from "@personal-cabinet/i18n/dates";
import { useTell } from "@personal-cabinet/session/inner/told";
import { useQueryClient } from "@tanstack/react-query";
import { Input } from "antd";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { useSupplierZone } from "../../shared/use-panel-settings";
import { endHouse, ORGANIZATIONS } from "./api/organizations";
import { Ask } from "./ask";
import styles from "./organizations.module.css";

type HouseEndProps = { id: number; house: StaffServedHouseOut; onClose: () => void };

export function HouseEnd({ id, house, onClose }: HouseEndProps) {
  const { t } = useTranslation("organizations");
  const field = useId();
  const queries = useQueryClient();
  const tell = useTell();
  const zone = useSupplierZone();
  const [day, setDay] = useState(() => todayAt(zone));
  return (
    <Ask
      title={t("houses.endTitle")}
      ok={t("houses.endSend")}
      danger
      act={() => endHouse(id, house.id, day)}
      onDone={async () => {
        await queries.invalidateQueries({ queryKey: ORGANIZATIONS });
        tell(t("houses.ended"));
      }}
      onClose={onClose}
    >
      <p>{t("houses.endText", { address: house.address })}</p>
      <label htmlFor={field} className={styles.label}>
        {t("houses.lastDay")}
      </label>
      <Input
        id={field}
        type="date"
        value={day}
        max={house.last_day ?? "2099-12-31"}
        onChange={(event) => setDay(event.target.value)}
      />
    </Ask>
  );
}
