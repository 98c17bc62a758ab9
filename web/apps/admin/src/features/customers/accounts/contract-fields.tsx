/** First and last day of an account's contract. */
import { Form, Input } from "antd";
import { useTranslation } from "react-i18next";
import styles from "./accounts.module.css";

const FIRST = "1900-01-01";
const LAST = "2200-12-31";

export function ContractFields({ disabled }: { disabled: boolean }) {
  const { t } = useTranslation("accounts");
  return (
    <div className={styles.two}>
      <Form.Item name="contract_start" label={t("card.start")}>
        <Input type="date" min={FIRST} max={LAST} disabled={disabled} />
      </Form.Item>
      <Form.Item
        name="contract_end"
        label={t("card.end")}
        dependencies={["contract_start"]}
        rules={[
          ({ getFieldValue }) => ({
            validator: (_, end: string) =>
              end && end < String(getFieldValue("contract_start") ?? "")
                ? Promise.reject(new Error(t("card.beforeStart")))
                : Promise.resolve(),
          }),
        ]}
      >
        <Input type="date" min={FIRST} max={LAST} disabled={disabled} />
      </Form.Item>
    </div>
  );
}
