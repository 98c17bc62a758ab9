/** The passport of a type of meters, to be filled in. */
import type { MeterModelOut, PassportIn } from "@personal-cabinet/api/cabinet";
import { showFieldErrors } from "@personal-cabinet/ui/form/field-errors";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button, Form, Input, InputNumber } from "antd";
import { useTranslation } from "react-i18next";
import { StaleAlert } from "../../../shared/stale-alert";
import { MODELS } from "../shared/api/list-models";
import { TYPE_FIELDS, VERSION_FIELDS } from "../shared/passport/passport";
import { addModel, changeModel } from "./api/change-model";
import styles from "./models.module.css";

type Name = keyof PassportIn;

/** Whole numbers and between what they lie; everything else is as the nameplate says it. */
const NUMBERS: Partial<Record<Name, [number, number]>> = {
  phases: [1, 3],
  register_digits: [1, 12],
  register_decimals: [0, 3],
  verification_interval_years: [0, 100],
  service_life_years: [0, 100],
};
const NEEDED: Name[] = ["name", "manufacturer"];
const FIELDS: Name[] = [...TYPE_FIELDS, ...VERSION_FIELDS];
const NAMES = Object.fromEntries(FIELDS.map((name) => [name, name])) as Record<string, Name>;

function Field({ name }: { name: Name }) {
  const { t } = useTranslation("passport");
  const [min, max] = NUMBERS[name] ?? [];
  const needed = NEEDED.includes(name);
  return (
    <Form.Item
      name={name}
      label={t(`field.${name}`)}
      rules={
        needed ? [{ required: true, whitespace: true, message: t("common:form.required") }] : []
      }
    >
      {max === undefined ? (
        <Input autoComplete="off" maxLength={400} />
      ) : (
        <InputNumber min={min} max={max} precision={0} />
      )}
    </Form.Item>
  );
}

export type ModelFormProps = {
  model?: MeterModelOut;
  tag?: string;
  onDone: () => void;
  onReload: () => void;
};

export function ModelForm({ model, tag = "", onDone, onReload }: ModelFormProps) {
  const { t } = useTranslation("models");
  const [form] = Form.useForm<PassportIn>();
  const queries = useQueryClient();
  const save = useMutation({
    mutationFn: (values: PassportIn) => {
      const told = FIELDS.map((name) => {
        const value = values[name];
        return [name, typeof value === "string" ? value.trim() || null : (value ?? null)];
      });
      const body = Object.fromEntries(told) as PassportIn;
      return model ? changeModel(model.id, tag, body) : addModel(body);
    },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: MODELS });
      onDone();
    },
    onError: (error) => showFieldErrors<PassportIn>(form, error, t, NAMES),
  });
  return (
    <Form<PassportIn>
      form={form}
      name="passport"
      layout="vertical"
      initialValues={model}
      onFinish={(values) => save.mutate(values)}
    >
      <StaleAlert error={save.error} onReload={onReload} />
      <h2 className={styles.heading}>{t("passport:type")}</h2>
      <div className={styles.pair}>
        {TYPE_FIELDS.map((name) => (
          <Field key={name} name={name} />
        ))}
      </div>
      <h2 className={styles.heading}>{t("passport:version")}</h2>
      <div className={styles.pair}>
        {VERSION_FIELDS.map((name) => (
          <Field key={name} name={name} />
        ))}
      </div>
      <Button type="primary" htmlType="submit" loading={save.isPending}>
        {t(model ? "models:apply" : "models:add")}
      </Button>
    </Form>
  );
}
