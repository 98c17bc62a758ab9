/** When an announcement goes out, and until when it stands. */
import { Form, Input, Radio } from "antd";
import { useTranslation } from "react-i18next";
import styles from "./announcements.module.css";
import type { Values } from "./form-values";

const YEAR_MS = 366 * 24 * 3600 * 1000;

export function TimeFields() {
  const { t } = useTranslation("announcements");
  const form = Form.useFormInstance<Values>();
  const kind = Form.useWatch("kind", form) ?? "bell";
  const when = Form.useWatch("when", form);
  const required = t("common:form.required");
  const refuse = (words: string) => Promise.reject(new Error(words));
  const startCheck = (_rule: unknown, value: string | undefined) => {
    if (!value) return refuse(required);
    const at = new Date(value).getTime();
    if (at <= Date.now()) return refuse(t("form.past"));
    return at > Date.now() + YEAR_MS ? refuse(t("form.tooFar")) : Promise.resolve();
  };
  const endCheck = (_rule: unknown, value: string | undefined) => {
    if (!value) return kind === "banner" ? refuse(required) : Promise.resolve();
    const end = new Date(value).getTime();
    if (end <= Date.now()) return refuse(t("form.past"));
    const { when: chosen, publishAt } = form.getFieldsValue();
    const start = chosen === "later" && publishAt ? new Date(publishAt).getTime() : 0;
    return end <= start ? refuse(t("form.beforeStart")) : Promise.resolve();
  };
  return (
    <>
      <Form.Item<Values> name="when">
        <Radio.Group
          className={styles.choices}
          aria-label={t("form.when")}
          options={(["now", "later"] as const).map((value) => ({
            value,
            label: t(`form.whenChoice.${value}`),
          }))}
        />
      </Form.Item>
      <div className={styles.pair}>
        {when === "later" && (
          <Form.Item<Values>
            name="publishAt"
            label={t("form.publishAt")}
            extra={t("form.zone")}
            rules={[{ validator: startCheck }]}
          >
            <Input type="datetime-local" />
          </Form.Item>
        )}
        <Form.Item<Values>
          name="expiresAt"
          label={t("form.expiresAt")}
          extra={`${t(`form.expiresHelp.${kind}`)} ${t("form.zone")}`}
          dependencies={["kind", "when", "publishAt"]}
          rules={[{ validator: endCheck }]}
        >
          <Input type="datetime-local" />
        </Form.Item>
      </div>
    </>
  );
}
