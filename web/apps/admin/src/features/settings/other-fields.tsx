/** The fields of the groups of few fields. */
import { todayAt } from "@personal-cabinet/i18n/dates";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { Alert, Checkbox, Form, InputNumber, Radio } from "antd";
import { useTranslation } from "react-i18next";
import { useSupplierZone } from "../../shared/use-panel-settings";
import type { FieldName, Values } from "./groups";
import { windowsOf } from "./preview";
import styles from "./settings.module.css";
import { DayList } from "./time-fields";

const SHOWN = 3;

type NumberProps = { name: FieldName; min: number; max: number; fraction?: boolean };

function NumberField({ name, min, max, fraction = false }: NumberProps) {
  const { t } = useTranslation("settings");
  const decimal = useLanguage() === "ru" ? "," : ".";
  return (
    <Form.Item<Values>
      name={name}
      label={t(`field.${name}`)}
      extra={t(`hint.${name}`, { defaultValue: "" })}
      rules={[{ required: true, message: t("problems:fields.required") }]}
    >
      <InputNumber
        min={min}
        max={max}
        precision={fraction ? 1 : 0}
        step={fraction ? 0.5 : 1}
        decimalSeparator={decimal}
      />
    </Form.Item>
  );
}

type ChoiceProps = { name: FieldName; choices: readonly string[] };

function ChoiceField({ name, choices }: ChoiceProps) {
  const { t } = useTranslation("settings");
  return (
    <Form.Item<Values> name={name} label={t(`field.${name}`)}>
      <Radio.Group
        vertical
        options={choices.map((value) => ({ value, label: t(`choice.${name}.${value}`) }))}
      />
    </Form.Item>
  );
}

export function ReadingFields({ values }: { values: Values }) {
  const { t } = useTranslation("settings");
  const zone = useSupplierZone();
  const [from, to] = [values.reading_from ?? 1, values.reading_to ?? 31];
  return (
    <>
      <div className={styles.row}>
        <NumberField name="reading_from" min={1} max={31} />
        <NumberField name="reading_to" min={1} max={31} />
      </div>
      <DayList title={t("windows")} days={windowsOf(todayAt(zone), from, to, SHOWN)} />
      <ChoiceField name="overdue_verification" choices={["take", "refuse"]} />
      <NumberField name="unusual_factor" min={1} max={100} fraction />
    </>
  );
}

export function RegistrationFields({ values }: { values: Values }) {
  const { t } = useTranslation("settings");
  const proofs = ["serial", "reading", "code"] as const;
  return (
    <>
      <ChoiceField name="registration_policy" choices={["at_once", "staff"]} />
      <Form.Item<Values> name="second_proofs" label={t("field.second_proofs")}>
        <Checkbox.Group
          options={proofs.map((value) => ({ value, label: t(`choice.second_proofs.${value}`) }))}
        />
      </Form.Item>
      <p role="status" className={styles.soft}>
        {values.second_proofs?.length === 0 && t("noProofs")}
      </p>
    </>
  );
}

export function SecurityFields({ values }: { values: Values }) {
  const { t } = useTranslation("settings");
  const demanded = values.staff_second_factor === "any" || values.staff_second_factor === "own";
  return (
    <>
      <ChoiceField name="staff_second_factor" choices={["installed", "none", "any", "own"]} />
      {demanded && (
        <Alert type="info" showIcon title={t("demanded")} className={styles.conflict ?? ""} />
      )}
      <ChoiceField name="consumer_second_factor" choices={["quiet", "offered"]} />
    </>
  );
}

export function PersonalFields() {
  return (
    <>
      <NumberField name="former_access_months" min={0} max={120} />
      <NumberField name="erased_after_months" min={0} max={120} />
      <NumberField name="registrations_kept_days" min={1} max={3650} />
    </>
  );
}

export function PanelFields() {
  return <NumberField name="rows_per_page" min={5} max={200} />;
}
