/** The refusal of a reading: a reason of one's own or a ready one, and how the consumer reads it. */
import { useTell } from "@personal-cabinet/session/inner/told";
import { FormAlert } from "@personal-cabinet/ui/form/form-alert";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button, Form, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { SUBMISSIONS } from "./api/list-submissions";
import { refuseSubmission } from "./api/refuse-submission";
import styles from "./submissions.module.css";

const LONGEST_REASON = 500;
const TEMPLATES = ["photo", "unreadable", "mistake", "control"] as const;

type Values = { reason: string };

function Reason({ id, onLeave }: { id: string; onLeave: () => void }) {
  const { t } = useTranslation("submissions");
  const queries = useQueryClient();
  const tell = useTell();
  const [form] = Form.useForm<Values>();
  const reason = (Form.useWatch("reason", form) ?? "").trim();
  const refuse = useMutation({
    mutationFn: (values: Values) => refuseSubmission(id, values.reason.trim()),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: SUBMISSIONS });
      tell(t("refuse.done"));
      onLeave();
    },
    // Billing or the consumer may have been quicker.
    onError: () => void queries.invalidateQueries({ queryKey: SUBMISSIONS }),
  });
  return (
    <section className={styles.refuse} aria-label={t("refuse.title")}>
      <FormAlert error={refuse.error} />
      <fieldset className={styles.templates}>
        <legend>{t("refuse.templates")}</legend>
        {TEMPLATES.map((name) => (
          <Button
            key={name}
            className={styles.template}
            onClick={() => form.setFieldsValue({ reason: t(`refuse.template.${name}`) })}
          >
            {t(`refuse.template.${name}`)}
          </Button>
        ))}
      </fieldset>
      <Form<Values>
        form={form}
        name="refuse"
        layout="vertical"
        onFinish={(values) => refuse.mutate(values)}
      >
        <Form.Item
          name="reason"
          label={t("refuse.reason")}
          extra={t("refuse.reasonHint")}
          rules={[{ required: true, whitespace: true, message: t("common:form.required") }]}
        >
          <Input.TextArea autoFocus rows={3} maxLength={LONGEST_REASON} />
        </Form.Item>
        <div className={styles.preview} aria-live="polite">
          <p className={styles.soft}>{t("refuse.preview")}</p>
          <p>{t("refuse.told", { reason: reason || "…" })}</p>
        </div>
        <div className={styles.actions}>
          <Button danger htmlType="submit" loading={refuse.isPending}>
            {t("refuse.send")}
          </Button>
          <Button onClick={onLeave}>{t("refuse.cancel")}</Button>
        </div>
      </Form>
    </section>
  );
}

export function RefuseForm({ id }: { id: string }) {
  const { t } = useTranslation("submissions");
  const [open, setOpen] = useState(false);
  if (open) return <Reason id={id} onLeave={() => setOpen(false)} />;
  return (
    <div className={styles.refuse}>
      <Button danger onClick={() => setOpen(true)}>
        {t("refuse.start")}
      </Button>
    </div>
  );
}
