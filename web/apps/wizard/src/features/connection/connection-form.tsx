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
  pathAfterConnection,
  pathBefore,
  pathBetween,
  type Service,
} from "../../shared/steps";
import { CheckResult } from "./check-result";
import styles from "./connection.module.css";
import { ConnectionFields } from "./connection-fields";
import { type ConnectionValues, connectionOf, isChanged, valuesOf } from "./connection-values";
import { useCheck } from "./use-check";

export type ConnectionFormProps = { service: Service; saved: ConnectionOut; done: boolean };

const FIELDS = {
  host: "host",
  port: "port",
  user: "user",
  password: "password",
  database: "database",
  panel_database: "panelDatabase",
} as const;

export function ConnectionForm({ service, saved, done }: ConnectionFormProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [form] = Form.useForm<ConnectionValues>();
  const [applying, setApplying] = useState(false);
  const before = pathBefore(service);
  const looking = useCheck(service, (error) =>
    showFieldErrors<ConnectionValues>(form, error, t, FIELDS),
  );

  const ask = async (act: typeof looking.check) => {
    const values = await form.validateFields().catch(() => null);
    if (values) await act(connectionOf(values));
  };

  const apply = async (values: ConnectionValues) => {
    // Leafing through a finished step changes and restarts nothing.
    if (done && !isChanged(values, saved)) return void navigate(pathAfterConnection(service));
    const connection = connectionOf(values);
    setApplying(true);
    try {
      // What is wrong is told here, where it can be mended, and not by a set-up that fails.
      if (!(await looking.check(connection))) return;
      rememberDraft(service, connection);
      // The check comes after what stands between, with what was typed here.
      if (pathBetween(service)) return void navigate(pathAfterConnection(service));
      const job = await applyConnection(service, connection);
      rememberJob(service, job.id);
      queries.setQueryData(jobQuery(job.id).queryKey, job);
      await navigate(checkPath(service, job.id));
    } catch (error) {
      looking.refuse(error);
    } finally {
      setApplying(false);
    }
  };

  return (
    <Form
      form={form}
      name="connection"
      layout="vertical"
      initialValues={valuesOf(service, saved, draftOf(service))}
      onValuesChange={looking.clear}
      onFinish={apply}
    >
      <div className={styles.form}>
        <ConnectionFields service={service} saved={saved} />
        <CheckResult checked={looking.checked} onMake={() => void ask(looking.make)} />
      </div>
      <StepActions
        back={before ? () => void navigate(before) : undefined}
        next={
          <Button type="primary" htmlType="submit" loading={applying}>
            {t("actions.next")}
          </Button>
        }
      >
        <Button
          loading={looking.checked.kind === "running" && !applying}
          onClick={() => void ask(looking.check)}
        >
          {t("actions.check")}
        </Button>
      </StepActions>
    </Form>
  );
}
