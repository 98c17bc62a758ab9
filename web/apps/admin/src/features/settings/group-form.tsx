/** One group of settings: its fields, saved together; what a colleague changed meanwhile beside mine. */
import type { SupplierSettings } from "@personal-cabinet/api/cabinet";
import { useTell } from "@personal-cabinet/session/inner/told";
import { showFieldErrors } from "@personal-cabinet/ui/form/field-errors";
import { FormAlert } from "@personal-cabinet/ui/form/form-alert";
import { Panel } from "@personal-cabinet/ui/page/panel";
import { problemLike } from "@personal-cabinet/ui/state/problem-like";
import { Button, Form } from "antd";
import { type ReactNode, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../shared/use-may";
import { Conflict } from "./conflict";
import { differing, GROUPS, type GroupName, partOf, type Values } from "./groups";
import styles from "./settings.module.css";
import { useSaving } from "./use-saving";

export type GroupProps = {
  group: GroupName;
  settings: SupplierSettings;
  tag: string;
  /** Whether the group holds what is not saved. */
  onTouched: (group: GroupName, touched: boolean) => void;
  children: (values: Values, locked: boolean) => ReactNode;
};

export function GroupForm({ group, settings, tag, onTouched, children }: GroupProps) {
  const { t } = useTranslation("settings");
  const [form] = Form.useForm<Values>();
  const tell = useTell();
  const locked = !useMay("settings:change");
  const [before, setBefore] = useState(() => partOf(group, settings));
  const [values, setValues] = useState(before);
  const touched = differing(group, before, values).length > 0;
  useEffect(() => onTouched(group, touched), [group, touched, onTouched]);
  const put = (now: Values) => {
    setBefore(now);
    setValues(now);
    form.setFieldsValue(now);
  };
  const saving = useSaving(group, tag, (kept) => {
    put(partOf(group, kept));
    tell(t("saved", { group: t(`group.${group}.title`) }));
  });
  const refused = saving.error;
  useEffect(() => {
    const names = Object.fromEntries(GROUPS[group].map((name) => [name, name]));
    const words = (code: string) => t(`wrong.${code}`, { defaultValue: "" }) || undefined;
    if (refused) showFieldErrors<Values>(form, refused, t, names, words);
  }, [refused, form, group, t]);
  const { conflict } = saving;
  return (
    <Panel title={t(`group.${group}.title`)}>
      <p className={styles.about}>{t(`group.${group}.about`)}</p>
      <Form<Values>
        form={form}
        name={group}
        layout="vertical"
        initialValues={before}
        disabled={locked}
        onValuesChange={(_, all) => setValues({ ...before, ...all })}
        onFinish={() => saving.save(before, values)}
      >
        {refused !== null && problemLike(refused).status !== 422 && <FormAlert error={refused} />}
        {conflict && (
          <Conflict
            fields={differing(group, before, partOf(group, conflict.now))}
            mine={values}
            now={partOf(group, conflict.now)}
            onKeep={() => saving.save(partOf(group, conflict.now), values, conflict.tag)}
            onTake={() => {
              put(partOf(group, conflict.now));
              saving.settle(conflict);
            }}
          />
        )}
        {children(values, locked)}
        {!locked && (
          <div className={styles.acts}>
            <Button type="primary" htmlType="submit" loading={saving.busy} disabled={!touched}>
              {t("save")}
            </Button>
            {touched && <Button onClick={() => put(before)}>{t("undo")}</Button>}
          </div>
        )}
      </Form>
    </Panel>
  );
}
