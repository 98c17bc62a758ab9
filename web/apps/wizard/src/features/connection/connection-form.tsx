/** The form of a service's connection: check it, or go on and set the service up with it. */
import type { ConnectionOut } from "@personal-cabinet/api/wizard";
import { showFieldErrors } from "@personal-cabinet/ui/form/field-errors";
import { useQueryClient } from "@tanstack/react-query";
import { Button, Form } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { applyConnection } from "../../shared/api/apply-connection";
import { jobQuery } from "../../shared/api/get-job";
import { draftOf, rememberDraft, rememberJob } from "../../shared/memory";
import { StepActions } from "../../shared/step-actions";
import {
  checkPath,
  MAIL_STEP,
  pathAfterConnection,
  pathBefore,
  type Service,
} from "../../shared/steps";
import { checkConnection } from "./api/check-connection";
import { type Checked, CheckResult } from "./check-result";
import styles from "./connection.module.css";
import { ConnectionFields } from "./connection-fields";
import { type ConnectionValues, connectionOf, isChanged, valuesOf } from "./connection-values";

export type ConnectionFormProps = { service: Service; saved: ConnectionOut; done: boolean };

const FIELDS = {
  host: "host",
  port: "port",
  user: "user",
  password: "password",
  database: "database",
} as const;

export function ConnectionForm({ service, saved, done }: ConnectionFormProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [form] = Form.useForm<ConnectionValues>();
  const [checked, setChecked] = useState<Checked>({ kind: "none" });
  const [applying, setApplying] = useState(false);
  const before = pathBefore(service);

  const refuse = (error: unknown) => {
    const shown = showFieldErrors<ConnectionValues>(form, error, t, FIELDS);
    setChecked(shown ? { kind: "none" } : { kind: "refused", error });
  };

  const check = async () => {
    const values = await form.validateFields().catch(() => null);
    if (!values) return;
    const connection = connectionOf(values);
    setChecked({ kind: "running" });
    try {
      const answer = await checkConnection(service, connection);
      const place = `${connection.host}:${connection.port}`;
      setChecked({ kind: "answer", answer, place });
    } catch (error) {
      refuse(error);
    }
  };

  const apply = async (values: ConnectionValues) => {
    // Leafing through a finished step changes and restarts nothing.
    if (done && !isChanged(values, saved)) return void navigate(pathAfterConnection(service));
    const connection = connectionOf(values);
    if (service === MAIL_STEP) {
      // The check comes after the mail client, with what was typed here.
      rememberDraft(service, connection);
      return void navigate(pathAfterConnection(service));
    }
    setApplying(true);
    try {
      const job = await applyConnection(service, connection);
      rememberDraft(service, connection);
      rememberJob(service, job.id);
      queries.setQueryData(jobQuery(job.id).queryKey, job);
      await navigate(checkPath(service, job.id));
    } catch (error) {
      refuse(error);
    } finally {
      setApplying(false);
    }
  };

  return (
    <Form
      form={form}
      name="connection"
      layout="vertical"
      initialValues={valuesOf(saved, draftOf(service))}
      onValuesChange={() => setChecked({ kind: "none" })}
      onFinish={apply}
    >
      <div className={styles.form}>
        <ConnectionFields saved={saved} />
        <CheckResult checked={checked} />
      </div>
      <StepActions
        back={before ? () => void navigate(before) : undefined}
        next={
          <Button type="primary" htmlType="submit" loading={applying}>
            {t("actions.next")}
          </Button>
        }
      >
        <Button loading={checked.kind === "running"} onClick={() => void check()}>
          {t("actions.check")}
        </Button>
      </StepActions>
    </Form>
  );
}
