/** A place's time zone, by its name and by how far it is from UTC. */
import { offsetAt, offsetWords } from "@personal-cabinet/i18n/zones";
import { Form, Select } from "antd";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";

type ZoneFieldProps = { name: string; label: string; clock: string };

export function ZoneField({ name, label, clock }: ZoneFieldProps) {
  const { t } = useTranslation("meters");
  const options = useMemo(() => {
    const now = new Date();
    const names = new Set([...Intl.supportedValuesOf("timeZone"), clock]);
    return [...names].sort().map((value) => ({
      value,
      label: `${value} (${offsetWords(offsetAt(now, value))})`,
    }));
  }, [clock]);
  return (
    <Form.Item name={name} label={label} extra={t("card.zoneHint")}>
      <Select allowClear showSearch={{ optionFilterProp: "label" }} options={options} />
    </Form.Item>
  );
}
