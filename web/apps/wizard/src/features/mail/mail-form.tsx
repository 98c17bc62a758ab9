/** The form of the mail server: try it with a letter, save it and go on, or put it off. */
import type { MailOut } from "@personal-cabinet/api/wizard";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { showFieldErrors } from "@personal-cabinet/ui/form/field-errors";
import { useQueryClient } from "@tanstack/react-query";
import { Button, Form } from "antd";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { mailQuery } from "../../shared/api/get-mail";
import { forgetMail, rememberMail, typedMail } from "../../shared/memory";
import { StepActions } from "../../shared/step-actions";
import { connectionPath, MAIL_STEP } from "../../shared/steps";
import { saveMail } from "./api/save-mail";
import { testMail } from "./api/test-mail";
import styles from "./mail.module.css";
import { MailFields, suggestions } from "./mail-fields";
import { isChanged, type MailValues, mailOf, valuesOf } from "./mail-values";
import { PutOff } from "./put-off";
import { TestLetter, TestResult, type Tried } from "./test-letter";

/** The service's fields and the form's. */
const FIELDS = {
  host: "host",
  port: "port",
  login: "login",
  password: "password",
  sender: "sender",
  "proxy.host": "proxy_host",
  "proxy.port": "proxy_port",
  "proxy.login": "proxy_login",
  "proxy.password": "proxy_password",
} as const;

export type MailFormProps = { saved: MailOut; onDone: () => Promise<void> };

export function MailForm({ saved, onDone }: MailFormProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [form] = Form.useForm<MailValues>();
  const [tried, setTried] = useState<Tried>({ kind: "none" });
  const [asking, setAsking] = useState(false);
  const [to, setTo] = useState("");
  const [saving, setSaving] = useState(false);
  // As the fields were before the present change: suggestions go from there.
  const before = useRef(valuesOf(saved, typedMail()));

  const refuse = (error: unknown) => {
    const shown = showFieldErrors<MailValues>(form, error, t, FIELDS);
    setTried(shown ? { kind: "none" } : { kind: "refused", error });
  };
  const change = (changed: Partial<MailValues>) => {
    form.setFieldsValue(suggestions(before.current, changed));
    // Also what stands in fields that are not shown at the moment.
    before.current = form.getFieldsValue(true);
    rememberMail(mailOf(before.current));
    setTried({ kind: "none" });
  };
  const ask = async () => {
    const values = await form.validateFields().catch(() => null);
    if (values) setAsking(true);
  };
  const send = async (address: string) => {
    setAsking(false);
    setTo(address);
    setTried({ kind: "running" });
    try {
      const answer = await testMail(mailOf(form.getFieldsValue(true)), address, language);
      setTried({ kind: "answer", answer, to: address });
    } catch (error) {
      refuse(error);
    }
  };
  const save = async () => {
    const values: MailValues = form.getFieldsValue(true);
    setSaving(true);
    try {
      // Leafing through what is saved changes nothing and restarts nobody.
      if (saved.state !== "saved" || isChanged(values, saved)) await saveMail(mailOf(values));
      forgetMail();
      await queries.invalidateQueries(mailQuery());
      await onDone();
    } catch (error) {
      refuse(error);
    } finally {
      setSaving(false);
    }
  };

  return (
    <>
      <Form
        form={form}
        name="mail"
        layout="vertical"
        initialValues={before.current}
        onValuesChange={change}
        onFinish={() => void save()}
      >
        <div className={styles.form}>
          <MailFields saved={saved} />
          <TestResult tried={tried} />
        </div>
        <StepActions
          back={() => void navigate(connectionPath(MAIL_STEP))}
          next={
            <Button type="primary" htmlType="submit" loading={saving}>
              {t("actions.next")}
            </Button>
          }
        >
          {saved.host === null && <PutOff onDone={onDone} />}
          <Button loading={tried.kind === "running"} onClick={() => void ask()}>
            {t("actions.check")}
          </Button>
        </StepActions>
      </Form>
      <TestLetter
        open={asking}
        to={to}
        onSend={(address) => void send(address)}
        onClose={() => setAsking(false)}
      />
    </>
  );
}
