import type { MeterOut } from "@personal-cabinet/api/cabinet";
import { Select } from "antd";
import { useTranslation } from "react-i18next";

export type MeterSelectProps = {
  meters: MeterOut[];
  value: MeterOut["id"];
  onChange: (meterId: MeterOut["id"]) => void;
};

/** Which meter is meant; names it with its address when there are several. */
export function MeterSelect({ meters, value, onChange }: MeterSelectProps) {
  const { t } = useTranslation();
  return (
    <Select
      aria-label={t("meter.one")}
      style={{ width: "100%" }}
      value={value}
      onChange={onChange}
      options={meters.map((meter) => ({
        value: meter.id,
        label: meter.address ? `${meter.name} · ${meter.address}` : meter.name,
      }))}
    />
  );
}

/** The meter that an address names, else the first one. */
export function chosenMeter(meters: MeterOut[], id: string | null): MeterOut | undefined {
  return meters.find((meter) => String(meter.id) === id) ?? meters[0];
}
