/** The form of the servers around: ask them, save them, or put one off. */
import type { ServersOut } from "@personal-cabinet/api/wizard";
import { showFieldErrors } from "@personal-cabinet/ui/form/field-errors";
import { FormAlert } from "@personal-cabinet/ui/form/form-alert";
import { problemLike } from "@personal-cabinet/ui/state/problem-like";
import { useQueryClient } from "@tanstack/react-query";
import { Button, Form, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { serversQuery } from "../../shared/api/get-servers";
import { stepsQuery } from "../../shared/api/get-state";
import { forgetTyped, rememberTyped, typed } from "../../shared/memory";
import { StepActions } from "../../shared/step-actions";
import { connectionPath, LAST_STEP, organisationPath } from "../../shared/steps";
import { checkSource } from "./api/check-source";
import { checkSystems } from "./api/check-systems";
import { saveServers } from "./api/save-servers";
import { ServerFields } from "./server-fields";
import { type Asked, ServerResult } from "./server-result";
import styles from "./servers.module.css";
import {
  isChanged,
  keyHint,
  type ServersValues,
  serverOf,
  serversOf,
  sourceOf,
  valuesOf,
} from "./servers-values";

const LONGEST_KEY = 500;
const NOBODY: Asked = { kind: "none" };
const KEY = "key-needed";

export function ServersForm({ saved }: { saved: ServersOut }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [form] = Form.useForm<ServersValues>();
  const [source, setSource] = useState(NOBODY);
  const [systems, setSystems] = useState(NOBODY);
  const [saving, setSaving] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const place = Form.useWatch("source", form);
  const hint = place?.host === undefined ? null : keyHint(saved, place);
  const busy = source.kind === "running" || systems.kind === "running";

  /** Puts a refused key under its field; says whether it did. */
  const showKey = (refusal: unknown) => {
    const fields = {
      "source.key": "source",
      "source.host": "source",
      "systems.host": "systems",
    } as const;
    if (problemLike(refusal).type !== KEY)
      return showFieldErrors<ServersValues>(form, refusal, t, fields);
    form.setFields([{ name: ["source", "key"], errors: [t("servers:keyNeeded")] }]);
    form.scrollToField(["source", "key"], { focus: true });
    return true;
  };
  const change = () => {
    rememberTyped("servers", form.getFieldsValue(true));
    setSource(NOBODY);
    setSystems(NOBODY);
    setError(null);
  };
  const ask = async () => {
    if (!(await form.validateFields().catch(() => null))) return;
    const values: ServersValues = form.getFieldsValue(true);
    const where = ({ host, port }: ServersValues["systems"]) => `${host.trim()}:${port}`;
    const tell = async (
      which: "source" | "systems",
      set: (asked: Asked) => void,
      asking: () => ReturnType<typeof checkSource>,
    ) => {
      if (values[which].later) return;
      set({ kind: "running" });
      try {
        set({ kind: "answer", answer: await asking(), place: where(values[which]) });
      } catch (refusal) {
        set(which === "source" && showKey(refusal) ? NOBODY : { kind: "refused", error: refusal });
      }
    };
    await Promise.all([
      tell("source", setSource, () => checkSource(sourceOf(values.source))),
      tell("systems", setSystems, () => checkSystems(serverOf(values.systems))),
    ]);
  };
  const save = async () => {
    const values: ServersValues = form.getFieldsValue(true);
    setSaving(true);
    setError(null);
    try {
      // Leafing through what is saved changes nothing and restarts nobody.
      if (saved.state !== "saved" || isChanged(values, saved)) await saveServers(serversOf(values));
      forgetTyped("servers");
      await Promise.all([
        queries.invalidateQueries(serversQuery()),
        queries.invalidateQueries(stepsQuery()),
      ]);
      await navigate(organisationPath());
    } catch (refusal) {
      if (!showKey(refusal)) setError(refusal);
    } finally {
      setSaving(false);
    }
  };

  return (
    <Form
      form={form}
      name="servers"
      layout="vertical"
      initialValues={valuesOf(saved, typed<ServersValues>("servers"))}
      onValuesChange={change}
      onFinish={() => void save()}
    >
      <div className={styles.form}>
        <ServerFields which="source" result={<ServerResult asked={source} which="source" />}>
          <Form.Item<ServersValues>
            name={["source", "key"]}
            label={t("servers:key")}
            extra={t(hint ?? "servers:keyHint")}
            rules={
              saved.source?.has_key
                ? []
                : [{ required: true, whitespace: true, message: t("common:form.required") }]
            }
          >
            <Input.Password autoComplete="new-password" maxLength={LONGEST_KEY} />
          </Form.Item>
        </ServerFields>
        <ServerFields which="systems" result={<ServerResult asked={systems} which="systems" />} />
        <FormAlert error={error} />
      </div>
      <StepActions
        back={() => void navigate(connectionPath(LAST_STEP))}
        next={
          <Button type="primary" htmlType="submit" loading={saving}>
            {t("actions.next")}
          </Button>
        }
      >
        <Button loading={busy} onClick={() => void ask()}>
          {t("actions.check")}
        </Button>
      </StepActions>
    </Form>
  );
}
