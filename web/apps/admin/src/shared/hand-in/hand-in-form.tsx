/** The counters of a consumer's meter as he has read them out, with the checks of his own form. */
import type { FormMeterOut } from "@personal-cabinet/api/cabinet";
import { formatDate } from "@personal-cabinet/i18n/dates";
import { formatCounter } from "@personal-cabinet/i18n/numbers";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { showFieldErrors } from "@personal-cabinet/ui/form/field-errors";
import { FormAlert } from "@personal-cabinet/ui/form/form-alert";
import { Failure } from "@personal-cabinet/ui/state/failure";
import { Loading } from "@personal-cabinet/ui/state/loading";
import { problemLike } from "@personal-cabinet/ui/state/problem-like";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Alert, Button, Checkbox, Form, Input } from "antd";
import { useTranslation } from "react-i18next";
import { formQuery, handIn } from "./api/hand-in";
import { Asked, doubtsOf } from "./asked";

type Values = Record<string, string | undefined> & { taken_on?: string; reason?: string };
/** What the form begins with: figures by zone, as they were told, on which day, and why now. */
export type Given = { values: Record<string, string>; day: string; reason: string };
type FormProps = { item: FormMeterOut; given: Given | undefined; onDone: () => void };

const LONGEST_REASON = 500;

/** Whose meter it is, and whether its readings are taken now. */
function About({ item }: { item: FormMeterOut }) {
  const { t } = useTranslation("hand-in");
  const language = useLanguage();
  const { window, submitted } = item;
  const known = {
    account: item.account_number,
    address: item.address,
    serial: item.serial_number,
    day: formatDate(window.closes_on),
    opens: formatDate(window.opens_on),
    closes: formatDate(window.closes_on),
    values: (submitted?.values ?? [])
      .map(({ value_wh, decimals }) => formatCounter(value_wh, decimals, language))
      .join(", "),
  };
  const live = submitted?.state === "on_its_way" || submitted?.state === "accepted";
  return (
    <>
      <p>{t("about")}</p>
      <p>{t("whose", known)}</p>
      <p>{t(window.open ? "taken" : "late", known)}</p>
      {window.open && live && <p>{t("present", known)}</p>}
    </>
  );
}

function Counters({ item, given, onDone }: FormProps) {
  const { t } = useTranslation("hand-in");
  const language = useLanguage();
  const [form] = Form.useForm<Values & { confirm?: boolean }>();
  const { zones, window } = item;
  const fields = Object.fromEntries(zones.map(({ zone }) => [`values.${zone}`, zone]));
  const send = useMutation({
    mutationFn: ({ taken_on, reason, confirm, ...values }: Values & { confirm?: boolean }) =>
      handIn(item.meter_id, {
        values: Object.fromEntries(zones.map(({ zone }) => [zone, values[zone] ?? ""])),
        taken_on: taken_on || null,
        reason: reason?.trim() || null,
        confirm: confirm ?? false,
      }),
    onSuccess: onDone,
    onError: (error) =>
      showFieldErrors(form, error, t, { ...fields, taken_on: "taken_on", reason: "reason" }),
  });
  const doubts = doubtsOf(send.error);
  const filled = { required: true, whitespace: true, message: t("common:form.required") };
  const refused = (problemLike(send.error).errors ?? []).length > 0;
  return (
    <Form
      form={form}
      name="hand-in"
      layout="vertical"
      initialValues={{
        ...given?.values,
        taken_on: given?.day ?? window.today,
        reason: given?.reason,
      }}
      onFinish={(values) => send.mutate(values)}
      // What was confirmed were other figures.
      onValuesChange={(changed) => !("confirm" in changed) && form.setFieldValue("confirm", false)}
    >
      {doubts.length === 0 && !refused && <FormAlert error={send.error} />}
      {zones.map(({ zone, title, decimals, previous }) => (
        <Form.Item
          key={zone}
          name={zone}
          label={t("field", { zone, title })}
          rules={[filled]}
          extra={
            previous
              ? t("before", {
                  value: formatCounter(previous.value_wh, decimals, language),
                  day: formatDate(previous.taken_on),
                })
              : t("first")
          }
        >
          <Input inputMode="decimal" autoComplete="off" maxLength={24} />
        </Form.Item>
      ))}
      <Form.Item name="taken_on" label={t("day")}>
        <Input type="date" max={window.today} />
      </Form.Item>
      {!window.open && (
        <Form.Item name="reason" label={t("reason")} extra={t("reasonHint")} rules={[filled]}>
          <Input.TextArea rows={3} maxLength={LONGEST_REASON} />
        </Form.Item>
      )}
      {doubts.length > 0 && (
        <>
          <Asked doubts={doubts} />
          <Form.Item name="confirm" valuePropName="checked" rules={[{ required: true }]}>
            <Checkbox>{t("ask.confirm")}</Checkbox>
          </Form.Item>
        </>
      )}
      <Button type="primary" htmlType="submit" loading={send.isPending}>
        {t("send")}
      </Button>
    </Form>
  );
}

type HandInProps = { meterId: number; given?: Given; onDone: () => void };

export function HandInForm({ meterId, given, onDone }: HandInProps) {
  const { t } = useTranslation("hand-in");
  const form = useQuery(formQuery(meterId, useLanguage()));
  if (form.error && problemLike(form.error).type === "not-found") {
    return <Alert type="info" showIcon title={t("nobody")} />;
  }
  if (form.error) return <Failure error={form.error} onRetry={() => void form.refetch()} />;
  if (!form.data) return <Loading lines={6} />;
  const { blocked } = form.data;
  if (blocked) {
    const day = blocked.since ? formatDate(blocked.since) : "";
    return <Alert type="info" showIcon title={t(`blocked.${blocked.reason}`, { day })} />;
  }
  return (
    <>
      <About item={form.data} />
      <Counters item={form.data} given={given} onDone={onDone} />
    </>
  );
}
