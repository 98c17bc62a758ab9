/** The tariff schedule of a meter's place; another one counts from the day that is named. */
import { useQuery } from "@tanstack/react-query";
import { Form, Select } from "antd";
import { useTranslation } from "react-i18next";
import { tariffChoices } from "./api/list-tariffs";
import { DayField } from "./fields";

type TariffFieldProps = {
  name: string;
  label: string;
  known: number | null;
  knownName: string | null;
};

export function TariffField({ name, label, known, knownName }: TariffFieldProps) {
  const { t } = useTranslation("meters");
  const chosen = Form.useWatch(name);
  const options = useQuery(tariffChoices()).data ?? [];
  const lacking = known !== null && !options.some(({ value }) => value === known);
  return (
    <div>
      <Form.Item name={name} label={label}>
        <Select
          allowClear
          showSearch={{ optionFilterProp: "label" }}
          options={lacking ? [{ value: known, label: knownName ?? "" }, ...options] : options}
        />
      </Form.Item>
      {chosen !== undefined && (chosen ?? null) !== known && (
        <DayField name="tariff_from" label={t("card.tariffFrom")} extra={t("card.tariffHint")} />
      )}
    </div>
  );
}
