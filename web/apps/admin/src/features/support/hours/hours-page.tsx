/** «Поддержка / Часы работы»: when the desk works, and by when it answers. */
import type { DeskHoursOut } from "@personal-cabinet/api/cabinet";
import { formatMinute } from "@personal-cabinet/i18n/dates";
import { sectionWords } from "@personal-cabinet/i18n/setup";
import { useTell } from "@personal-cabinet/session/inner/told";
import { FormAlert } from "@personal-cabinet/ui/form/form-alert";
import { PageHeader } from "@personal-cabinet/ui/page/page-header";
import { Fetched } from "@personal-cabinet/ui/state/fetched";
import { Loading } from "@personal-cabinet/ui/state/loading";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, Checkbox, Form, Input, InputNumber } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../../shared/use-may";
import { useTimesNote } from "../../../shared/use-times-note";
import { HOURS, hoursQuery, previewQuery, setHours } from "./api/desk-hours";
import styles from "./hours.module.css";
import { DAYS, hoursOf, type Values, valuesOf, wrongOf } from "./hours-values";
import { SpecialDays } from "./special-days";
import russian from "./words/ru";

export const words = sectionWords("hours", russian, () => import("./words/en"));

/** Until when an appeal of this moment would be answered, with what the form says. */
function Preview({ values }: { values: Values }) {
  const { t } = useTranslation("hours");
  const body = wrongOf(values) ? null : hoursOf(values);
  const { data } = useQuery(previewQuery(body));
  return (
    <p role="status" className={styles.preview}>
      {body && data ? t("preview", { due: formatMinute(data.due_at) }) : t("previewNone")}{" "}
      <span className={styles.soft}>{t("kept")}</span>
    </p>
  );
}

function HoursForm({ hours }: { hours: DeskHoursOut }) {
  const { t } = useTranslation("hours");
  const [form] = Form.useForm<Values>();
  const queries = useQueryClient();
  const tell = useTell();
  const locked = !useMay("settings:change");
  const [wrong, setWrong] = useState("");
  const first = valuesOf(hours);
  const [values, setValues] = useState(first);
  const save = useMutation({
    mutationFn: (given: Values) => setHours(hoursOf(given)),
    onSuccess: (kept) => {
      queries.setQueryData(HOURS, kept);
      tell(t("saved"));
    },
  });
  return (
    <Form<Values>
      form={form}
      name="hours"
      layout="vertical"
      className={styles.form ?? ""}
      initialValues={first}
      onValuesChange={(_, all: Values) => {
        setWrong("");
        setValues({ ...all, exceptions: (all.exceptions ?? []).map((one) => one ?? {}) });
      }}
      onFinish={() => {
        const why = wrongOf(values);
        setWrong(why ? t(`wrong.${why}`) : "");
        if (!why && !save.isPending) save.mutate(values);
      }}
    >
      <FormAlert error={save.error} />
      {locked && <p className={styles.soft}>{t("viewed")}</p>}
      <Form.Item name="days" label={t("week")}>
        <Checkbox.Group
          disabled={locked}
          options={DAYS.map((value) => ({ value, label: t(`day.${value}`) }))}
        />
      </Form.Item>
      <div className={styles.row}>
        <Form.Item name="begins_at" label={t("from")} className={styles.time ?? ""}>
          <Input type="time" disabled={locked} />
        </Form.Item>
        <Form.Item name="ends_at" label={t("to")} className={styles.time ?? ""}>
          <Input type="time" disabled={locked} />
        </Form.Item>
      </div>
      <fieldset className={styles.set}>
        <legend>{t("term")}</legend>
        <div className={styles.row}>
          <Form.Item name="hours" label={t("hours")}>
            <InputNumber min={0} max={333} precision={0} disabled={locked} />
          </Form.Item>
          <Form.Item name="minutes" label={t("minutes")}>
            <InputNumber min={0} max={59} precision={0} disabled={locked} />
          </Form.Item>
        </div>
      </fieldset>
      <SpecialDays locked={locked} />
      <Preview values={values} />
      <p role="alert" className={styles.wrong}>
        {wrong}
      </p>
      {!locked && (
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {t("save")}
        </Button>
      )}
    </Form>
  );
}

export function Component() {
  const { t } = useTranslation("hours");
  const hours = useQuery(hoursQuery());
  const times = useTimesNote();
  return (
    <>
      <PageHeader
        title={t("title")}
        crumbs={[{ label: t("admin:menu.group.support") }]}
        about={`${t("about")} ${times}`}
      />
      <Fetched query={hours} loading={<Loading lines={10} />}>
        {(known) => <HoursForm hours={known} />}
      </Fetched>
    </>
  );
}
