/** A meter that is known and stands nowhere, chosen by its number. */
import { useQuery } from "@tanstack/react-query";
import { Form, Select } from "antd";
import { useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import { unusedQuery } from "./api/list-meters";

export function KnownMeterField() {
  const { t } = useTranslation("meters");
  const [typed, setTyped] = useState("");
  const meters = useQuery(unusedQuery(useDeferredValue(typed))).data?.items ?? [];
  return (
    <Form.Item
      name="meter_id"
      label={t("replace.unused")}
      rules={[{ required: true, message: t("common:form.required") }]}
    >
      <Select
        showSearch={{ filterOption: false, onSearch: setTyped }}
        notFoundContent={t("replace.noneUnused")}
        options={meters.map((meter) => ({
          value: meter.id,
          label: [meter.serial_number, meter.model].filter(Boolean).join(", "),
        }))}
      />
    </Form.Item>
  );
}
