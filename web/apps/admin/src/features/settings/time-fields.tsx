/** The supplier's clock, and when its billing periods begin. */
import { formatDate, todayAt } from "@personal-cabinet/i18n/dates";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { Form, InputNumber, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Values } from "./groups";
import { type Days, periodsOf } from "./preview";
import styles from "./settings.module.css";
import { zoneOption, zonesOf } from "./zones";

const SHOWN = 3;

export function DayList({ title, days }: { title: string; days: Days[] }) {
  const { t } = useTranslation("settings");
  return (
    <div className={styles.preview}>
      {title}
      <ul>
        {days.map(({ from, to }) => (
          <li key={from}>{t("days", { from: formatDate(from), to: formatDate(to) })}</li>
        ))}
      </ul>
    </div>
  );
}

export function TimeFields({ values }: { values: Values }) {
  const { t } = useTranslation("settings");
  const language = useLanguage();
  const [asked, setAsked] = useState(false);
  const zone = values.time_zone ?? "UTC";
  // Four hundred names are worked out when somebody looks for one.
  const options = asked ? zonesOf(zone, language) : [zoneOption(zone, language)];
  return (
    <>
      <Form.Item<Values> name="time_zone" label={t("field.time_zone")} extra={t("hint.time_zone")}>
        <Select
          showSearch={{ optionFilterProp: "label" }}
          options={options}
          onOpenChange={(open) => open && setAsked(true)}
          notFoundContent={t("noZone")}
        />
      </Form.Item>
      <Form.Item<Values>
        name="billing_day"
        label={t("field.billing_day")}
        extra={t("hint.billing_day")}
        rules={[{ required: true, message: t("problems:fields.required") }]}
      >
        <InputNumber min={1} max={31} precision={0} />
      </Form.Item>
      <DayList
        title={t("periods")}
        days={periodsOf(todayAt(zone), values.billing_day ?? 1, SHOWN)}
      />
    </>
  );
}
