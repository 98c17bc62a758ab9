/** What kind of outage it is, and from when to when. */
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { offsetAt, offsetWords, zoneName } from "@personal-cabinet/i18n/zones";
import { Form, Input, Radio } from "antd";
import { useTranslation } from "react-i18next";
import { useSupplierZone } from "../../shared/use-panel-settings";
import { KINDS } from "./api/list-outages";
import type { Values } from "./form-values";
import styles from "./outages.module.css";
import { isoOf } from "./times";

const refuse = (words: string) => Promise.reject(new Error(words));

export function TimeFields() {
  const { t } = useTranslation("outages");
  const language = useLanguage();
  const form = Form.useFormInstance<Values>();
  const kind = Form.useWatch("kind", form);
  const zone = useSupplierZone();
  const now = new Date();
  const note = t("form.zone", {
    zone: zoneName(zone, language, now),
    offset: offsetWords(offsetAt(now, zone)),
  });
  const checkEnd = (_rule: unknown, ends: string | undefined) => {
    if (!ends) {
      return form.getFieldValue("kind") === "planned"
        ? refuse(t("form.endNeeded"))
        : Promise.resolve();
    }
    const start = isoOf(form.getFieldValue("starts"), zone);
    const end = isoOf(ends, zone);
    if (!end) return refuse(t("form.noSuchTime"));
    return start && end <= start ? refuse(t("form.endsBefore")) : Promise.resolve();
  };
  const checkStart = (_rule: unknown, starts: string | undefined) => {
    if (!starts) return refuse(t("common:form.required"));
    return isoOf(starts, zone) ? Promise.resolve() : refuse(t("form.noSuchTime"));
  };
  return (
    <>
      <Form.Item<Values> name="kind" label={t("column.kind")}>
        <Radio.Group options={KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))} />
      </Form.Item>
      <div className={styles.pair}>
        <Form.Item<Values>
          name="starts"
          label={t("column.starts_at")}
          extra={note}
          rules={[{ validator: checkStart }]}
        >
          <Input type="datetime-local" />
        </Form.Item>
        <Form.Item<Values>
          name="ends"
          label={t("column.expected_end_at")}
          extra={kind === "emergency" ? t("form.endUnknown") : undefined}
          dependencies={["kind", "starts"]}
          rules={[{ validator: checkEnd }]}
        >
          <Input type="datetime-local" />
        </Form.Item>
      </div>
    </>
  );
}
