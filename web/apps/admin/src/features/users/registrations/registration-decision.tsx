/** The decision on a request: approved, with or without its phone, or declined with a reason. */
import type { RegistrationOut } from "@personal-cabinet/api/auth";
import { FormAlert } from "@personal-cabinet/ui/form/form-alert";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button, Checkbox, Form, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import styles from "../shared/users.module.css";
import { approveRegistration, declineRegistration } from "./api/decide-registration";
import { REGISTRATIONS } from "./api/list-registrations";

const LONGEST_REASON = 500;

export type DecisionProps = { request: RegistrationOut; onDone: () => void };

export function Decision({ request, onDone }: DecisionProps) {
  const { t } = useTranslation("registrations");
  const queries = useQueryClient();
  const [declining, setDeclining] = useState(false);
  const [confirmPhone, setConfirmPhone] = useState(false);
  const decide = useMutation({
    mutationFn: (reason: string | null) =>
      reason === null
        ? approveRegistration(request.id, confirmPhone)
        : declineRegistration(request.id, reason),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: REGISTRATIONS });
      onDone();
    },
  });
  return (
    <div className={styles.decision}>
      <FormAlert error={decide.error} />
      {declining ? (
        <Form<{ reason: string }>
          name="decline"
          layout="vertical"
          onFinish={({ reason }) => decide.mutate(reason.trim())}
        >
          <Form.Item
            name="reason"
            label={t("reason")}
            extra={t("reasonHint")}
            rules={[{ required: true, whitespace: true, message: t("common:form.required") }]}
          >
            <Input.TextArea autoFocus rows={3} maxLength={LONGEST_REASON} />
          </Form.Item>
          <div className={styles.actions}>
            <Button danger htmlType="submit" loading={decide.isPending}>
              {t("decline")}
            </Button>
            <Button onClick={() => setDeclining(false)}>{t("common:password.cancel")}</Button>
          </div>
        </Form>
      ) : (
        <>
          {!request.phone_known && (
            <Checkbox
              className={styles.confirm}
              checked={confirmPhone}
              onChange={(event) => setConfirmPhone(event.target.checked)}
            >
              {t("confirmPhone")}
            </Checkbox>
          )}
          <div className={styles.actions}>
            <Button type="primary" loading={decide.isPending} onClick={() => decide.mutate(null)}>
              {t("approve")}
            </Button>
            <Button danger onClick={() => setDeclining(true)}>
              {t("decline")}
            </Button>
          </div>
        </>
      )}
    </div>
  );
}
