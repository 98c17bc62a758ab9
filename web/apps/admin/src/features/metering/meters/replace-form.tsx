/** A replacement as it was done on the spot: the day, both readings, the meter that came. */
import { fieldWords } from "@personal-cabinet/i18n/problem-words";
import { Segments } from "@personal-cabinet/ui/form/segments";
import { problemLike } from "@personal-cabinet/ui/state/problem-like";
import { useMutation } from "@tanstack/react-query";
import { Button, Checkbox, Form } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { StaleAlert } from "../../../shared/stale-alert";
import { replaceMeter } from "./api/replace-meter";
import { DayField, ModelField, TextField, useFilled } from "./fields";
import { KnownMeterField } from "./known-meter-field";
import { LastReadings } from "./last-readings";
import styles from "./meters.module.css";
import { useRefusedWords } from "./refused-words";
import {
  counterKey,
  countersOf,
  formField,
  type ReplaceValues,
  replacementOf,
} from "./replacement-values";
import type { ReplacingProps } from "./replacing";

export function ReplaceForm(props: ReplacingProps & { removing: boolean }) {
  const { card, tag, removing, onDone, onReload } = props;
  const { t } = useTranslation("meters");
  const [form] = Form.useForm<ReplaceValues>();
  const [origin, setOrigin] = useState<ReplaceValues["origin"]>("new");
  const [lower, setLower] = useState(false);
  const filled = useFilled();
  const words = useRefusedWords();
  const counters = countersOf(card);
  const replace = useMutation({
    mutationFn: (values: ReplaceValues) =>
      replaceMeter(card.id, tag, replacementOf({ ...values, origin }, counters, removing)),
    onSuccess: () => onDone(t(removing ? "remove.done" : "replace.done")),
    onError: (error) => {
      const refused = problemLike(error).errors ?? [];
      setLower(refused.some(({ code }) => code === "reading-lower"));
      // biome-ignore lint/suspicious/noExplicitAny: antd's NamePath has no plain type
      const name = (field: string) => formField(field) as any;
      form.setFields(
        refused.map(({ field, code }) => ({
          name: name(field),
          errors: [words(code) ?? fieldWords(t, code)],
        })),
      );
      if (refused[0]) form.scrollToField(name(refused[0].field), { focus: true });
    },
  });
  return (
    <Form<ReplaceValues>
      className={styles.form}
      form={form}
      name="replace"
      layout="vertical"
      initialValues={{ replaced_on: card.today, last: {}, first: {} }}
      onFinish={(values) => replace.mutate(values)}
    >
      <StaleAlert error={replace.error} onReload={onReload} />
      <DayField
        name="replaced_on"
        label={t(removing ? "remove.day" : "replace.day")}
        max={card.today}
        rules={[filled]}
      />
      <h2>{t("replace.last")}</h2>
      <LastReadings card={card} counters={counters} />
      {lower && (
        <Form.Item name="confirm" valuePropName="checked">
          <Checkbox>{t("replace.confirm")}</Checkbox>
        </Form.Item>
      )}
      {!removing && (
        <>
          <h2>{t("replace.new")}</h2>
          <div className={styles.head}>
            <Segments<ReplaceValues["origin"]>
              label={t("replace.new")}
              value={origin}
              onChange={setOrigin}
              options={[
                { value: "new", label: t("replace.fresh") },
                { value: "known", label: t("replace.known") },
              ]}
            />
          </div>
          {origin === "known" ? (
            <KnownMeterField />
          ) : (
            <>
              <TextField
                name="serial_number"
                label={t("field.serial_number")}
                max={64}
                rules={[filled]}
              />
              <ModelField name="model_id" label={t("field.model_id")} />
              <DayField
                name="manufactured_on"
                label={t("field.manufactured_on")}
                max={card.today}
              />
              <TextField
                name="key"
                label={t("replace.key")}
                extra={t("replace.keyHint")}
                max={64}
              />
            </>
          )}
          <h2>{t("replace.first")}</h2>
          <p className={styles.hint}>{t("replace.firstHint")}</p>
          <div className={styles.pair}>
            {counters.map((counter) => (
              <TextField
                key={counterKey(counter)}
                name={["first", counterKey(counter)]}
                label={t("replace.reading", { ...counter, zone: t(`zone.${counter.zone}`) })}
                max={32}
              />
            ))}
          </div>
        </>
      )}
      <Button type="primary" htmlType="submit" loading={replace.isPending}>
        {t(removing ? "remove.send" : "replace.send")}
      </Button>
    </Form>
  );
}
