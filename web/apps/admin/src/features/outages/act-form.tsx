/** The words and the time that go with an act, and who hears of it. */
import type { StaffOutageCardOut } from "@personal-cabinet/api/cabinet";
import { formatNumber } from "@personal-cabinet/i18n/numbers";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { Button, Form, Input } from "antd";
import { useTranslation } from "react-i18next";
import { useSupplierZone } from "../../shared/use-panel-settings";
import type { Act, ActValues } from "./outage-acts";
import styles from "./outages.module.css";
import { civilOf, isoOf } from "./times";

const LONGEST = 2000;
const TIMED: Act[] = ["update", "end"];
const WORDED: Act[] = ["update", "end", "cancel"];

type Values = { text?: string; at?: string };
type ActFormProps = {
  act: Act;
  outage: StaffOutageCardOut;
  busy: boolean;
  onSend: (given: ActValues) => void;
  onClose: () => void;
};

export function ActForm({ act, outage, busy, onSend, onClose }: ActFormProps) {
  const { t } = useTranslation("outages");
  const language = useLanguage();
  const zone = useSupplierZone();
  const [form] = Form.useForm<Values>();
  const before = act === "update" ? civilOf(outage.expected_end_at, zone) : "";
  const send = ({ text = "", at = "" }: Values) => {
    if (act === "update" && !text.trim() && at === before) {
      form.setFields([{ name: "text", errors: [t("acts.update.empty")] }]);
      return;
    }
    // An expected end that stayed is not told as a new one.
    onSend({ text: text.trim(), at: at === before ? null : isoOf(at, zone) });
  };
  return (
    <Form<Values>
      form={form}
      name="outage-act"
      layout="vertical"
      initialValues={{ text: "", at: before }}
      onFinish={send}
    >
      <p className={styles.ask}>
        {t(`acts.${act}.ask`, { number: formatNumber(outage.accounts, language) })}
      </p>
      {TIMED.includes(act) && (
        <Form.Item name="at" label={t(`acts.${act}.at`)} extra={t(`acts.${act}.atHint`)}>
          <Input type="datetime-local" className={styles.time ?? ""} />
        </Form.Item>
      )}
      {WORDED.includes(act) && (
        <Form.Item name="text" label={t("acts.text")}>
          <Input.TextArea rows={3} maxLength={LONGEST} showCount />
        </Form.Item>
      )}
      <div className={styles.actions}>
        <Button type="primary" htmlType="submit" danger={act === "delete"} loading={busy}>
          {t(`acts.${act}.send`)}
        </Button>
        <Button onClick={onClose}>{t("acts.back")}</Button>
      </div>
    </Form>
  );
}
