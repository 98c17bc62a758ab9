/** Who the supplier is for people: its name, how it is reached, its colour. */
import { formatNumber } from "@personal-cabinet/i18n/numbers";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { brandOf, contrastOf, DEFAULT_COLOR } from "@personal-cabinet/ui/theme/brand";
import { Form, Input } from "antd";
import { useTranslation } from "react-i18next";
import type { Values } from "./groups";
import styles from "./settings.module.css";

const WHITE = "#ffffff";

/** The colour as it will be seen, and what was done to it so that it can be read. */
function Colour({ color }: { color: string }) {
  const { t } = useTranslation("settings");
  const language = useLanguage();
  const ratio = (one: string) => formatNumber(contrastOf(one, WHITE), language, 1);
  const shown = brandOf(color).main;
  const corrected = shown.toLowerCase() !== color.toLowerCase();
  return (
    <div className={styles.colour} role="status">
      <span className={styles.sample} style={{ background: shown }}>
        {t("colour.sample")}
      </span>
      <span>
        {corrected
          ? t("colour.corrected", { chosen: ratio(color), shown, ratio: ratio(shown) })
          : t("colour.good", { ratio: ratio(shown) })}
      </span>
    </div>
  );
}

export function SupplierFields({ values }: { values: Values }) {
  const { t } = useTranslation("settings");
  const needed = { required: true, whitespace: true, message: t("problems:fields.required") };
  return (
    <>
      <Form.Item<Values> name="name" label={t("field.name")} rules={[needed]}>
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
      <Form.Item<Values> name="inn" label={t("field.inn")} extra={t("hint.inn")}>
        <Input
          maxLength={12}
          inputMode="numeric"
          autoComplete="off"
          className={styles.short ?? ""}
        />
      </Form.Item>
      <div className={styles.row}>
        <Form.Item<Values>
          name="legal_address"
          label={t("field.legal_address")}
          className={styles.wide ?? ""}
        >
          <Input maxLength={300} autoComplete="off" />
        </Form.Item>
        <Form.Item<Values>
          name="postal_address"
          label={t("field.postal_address")}
          className={styles.wide ?? ""}
          extra={t("hint.postal_address")}
        >
          <Input maxLength={300} autoComplete="off" />
        </Form.Item>
      </div>
      <Form.Item<Values> name="phone" label={t("field.phone")} extra={t("hint.phone")}>
        <Input maxLength={40} autoComplete="off" className={styles.short ?? ""} />
      </Form.Item>
      <div className={styles.row}>
        <Form.Item<Values> name="hours" label={t("field.hours")} className={styles.wide ?? ""}>
          <Input maxLength={120} autoComplete="off" />
        </Form.Item>
        <Form.Item<Values>
          name="hours_en"
          label={t("field.hours_en")}
          className={styles.wide ?? ""}
          extra={t("hint.hours_en")}
        >
          <Input maxLength={120} autoComplete="off" />
        </Form.Item>
      </div>
      <Form.Item<Values> name="color" label={t("field.color")}>
        <Input type="color" className={styles.well ?? ""} />
      </Form.Item>
      <Colour color={values.color ?? DEFAULT_COLOR} />
    </>
  );
}
