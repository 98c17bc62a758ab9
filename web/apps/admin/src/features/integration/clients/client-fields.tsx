/** What an outside system may do, and until which day. */
import type { ClientIn } from "@personal-cabinet/api/auth";
import { Checkbox, Form, Input } from "antd";
import { useTranslation } from "react-i18next";
import { scopeWord } from "./scope-word";

export const OF_BATCHES: ClientIn["scopes"] = ["batches:write", "batches:read"];
const SCOPES: ClientIn["scopes"] = [
  ...OF_BATCHES,
  "batches:outages",
  "batches:organizations",
  "feeds:submissions",
  "feeds:appeals",
  "feeds:outages",
];

export function ClientFields() {
  const { t } = useTranslation("clients");
  return (
    <>
      <Form.Item
        name="scopes"
        label={t("column.scopes")}
        // `required` would mark the group with an attribute that groups do not have.
        rules={[
          {
            validator: (_, chosen?: string[]) =>
              chosen?.length
                ? Promise.resolve()
                : Promise.reject(new Error(t("common:form.required"))),
          },
        ]}
      >
        <Checkbox.Group options={SCOPES.map((value) => ({ value, label: scopeWord(t, value) }))} />
      </Form.Item>
      <Form.Item name="last_day" label={t("lastDay")} extra={t("lastDayHint")}>
        <Input type="date" max="2099-12-31" />
      </Form.Item>
    </>
  );
}
