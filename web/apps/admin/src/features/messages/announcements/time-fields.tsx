/** When an announcement goes out, and until when it stands. */
import { Form, Radio } from "antd";
import { useTranslation } from "react-i18next";
import { useSupplierZone } from "../../../shared/use-panel-settings";
import styles from "./announcements.module.css";
import { momentOf, type Values } from "./form-values";
import { ZonedTime } from "./zoned-time";

const YEAR_MS = 366 * 24 * 3600 * 1000;

export function TimeFields() {
  const { t } = useTranslation("announcements");
  const form = Form.useFormInstance<Values>();
  const zone = useSupplierZone();
  const kind = Form.useWatch("kind", form) ?? "bell";
  const when = Form.useWatch("when", form);
  const startWrong = (at: Date) => {
    if (at.getTime() <= Date.now()) return t("form.past");
    return at.getTime() > Date.now() + YEAR_MS ? t("form.tooFar") : null;
  };
  const endWrong = (end: Date) => {
    if (end.getTime() <= Date.now()) return t("form.past");
    const { when: chosen, publishAt, publishTurn } = form.getFieldsValue();
    const start = chosen === "later" ? momentOf(publishAt, publishTurn, zone) : null;
    return start && end <= start ? t("form.beforeStart") : null;
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
          <ZonedTime
            name="publishAt"
            turnName="publishTurn"
            label={t("form.publishAt")}
            required
            wrong={startWrong}
          />
        )}
        <ZonedTime
          name="expiresAt"
          turnName="expiresTurn"
          label={t("form.expiresAt")}
          help={t(`form.expiresHelp.${kind}`)}
          required={kind === "banner"}
          wrong={endWrong}
          dependencies={["kind", "when", "publishAt", "publishTurn"]}
        />
      </div>
    </>
  );
}
