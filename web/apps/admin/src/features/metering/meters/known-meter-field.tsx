/** A meter that is known and stands nowhere, chosen by its number. */
import { usePause } from "@personal-cabinet/ui/form/use-pause";
import { useQuery } from "@tanstack/react-query";
import { Form, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { unusedQuery } from "./api/list-meters";
import { useFilled } from "./fields";

export function KnownMeterField() {
  const { t } = useTranslation("meters");
  const [typed, setTyped] = useState("");
  const meters = useQuery(unusedQuery(usePause(typed))).data?.items ?? [];
  const filled = useFilled();
  return (
    <Form.Item
      name="meter_id"
      label={t("replace.unused")}
      rules={[{ ...filled, whitespace: undefined } as typeof filled]}
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
