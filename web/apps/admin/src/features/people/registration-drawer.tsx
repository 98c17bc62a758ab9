/** One registration request, and the decision on it. */
import type { RegistrationOut } from "@personal-cabinet/api/admin";
import { formatMoment } from "@personal-cabinet/i18n/dates";
import { FormAlert } from "@personal-cabinet/ui/form/form-alert";
import { Facts } from "@personal-cabinet/ui/page/facts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button, Drawer, Form, Input } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "../../shared/use-me";
import { decideRegistration } from "./api/decide-registration";
import styles from "./people.module.css";
import { StateMark } from "./state-mark";

const LONGEST_REASON = 500;

function Decision({ request, onDone }: { request: RegistrationOut; onDone: () => void }) {
  const { t } = useTranslation("people");
  const queries = useQueryClient();
  const [declining, setDeclining] = useState(false);
  const decide = useMutation({
    mutationFn: (reason: string | null) => decideRegistration(request.id, reason),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ["registrations"] });
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
        <div className={styles.actions}>
          <Button type="primary" loading={decide.isPending} onClick={() => decide.mutate(null)}>
            {t("approve")}
          </Button>
          <Button danger onClick={() => setDeclining(true)}>
            {t("decline")}
          </Button>
        </div>
      )}
    </div>
  );
}

export type RegistrationDrawerProps = { request: RegistrationOut | null; onClose: () => void };

export function RegistrationDrawer({ request, onClose }: RegistrationDrawerProps) {
  const { t } = useTranslation("people");
  const role = useMe().data?.role;
  // The last request stays while the drawer slides away.
  const [shown, setShown] = useState(request);
  useEffect(() => {
    if (request) setShown(request);
  }, [request]);
  const decided = shown?.decided_at;
  return (
    <Drawer
      title={t("registrations.one")}
      open={request !== null}
      onClose={onClose}
      size="min(640px, 100vw)"
      closable={{ "aria-label": t("close"), placement: "end" }}
    >
      {shown && (
        <>
          <Facts
            facts={[
              { label: t("column.account"), value: shown.account_number },
              {
                label: t("column.state"),
                value: <StateMark kind={shown.state}>{t(`state.${shown.state}`)}</StateMark>,
              },
              { label: t("column.address"), value: shown.address },
              { label: t("column.name"), value: shown.name || null },
              { label: t("column.email"), value: shown.email },
              { label: t("column.phone"), value: shown.phone },
              { label: t("column.received"), value: formatMoment(shown.created_at).slice(0, 16) },
              ...(shown.waiting_because
                ? [
                    {
                      label: t("why"),
                      value: t(`because.${shown.waiting_because}`, {
                        defaultValue: shown.waiting_because,
                      }),
                    },
                  ]
                : []),
              ...(decided
                ? [
                    { label: t("decidedAt"), value: formatMoment(decided).slice(0, 16) },
                    { label: t("decidedBy"), value: shown.decided_by || t("byRegistry") },
                  ]
                : []),
              ...(shown.reason ? [{ label: t("reason"), value: shown.reason }] : []),
            ]}
          />
          {shown.state === "waiting" && role !== "viewer" && (
            <Decision key={shown.id} request={shown} onDone={onClose} />
          )}
        </>
      )}
    </Drawer>
  );
}
