/** Days that are not as in other weeks: off, or worked at other times. */
import { Button, Form, Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import styles from "./hours.module.css";
import type { DayValues } from "./hours-values";

type DayProps = { at: number; locked: boolean; onRemove: () => void };

function Day({ at, locked, onRemove }: DayProps) {
  const { t } = useTranslation("hours");
  const open = Form.useWatch(["exceptions", at, "open"]);
  const field = (name: keyof DayValues) => [at, name];
  return (
    <fieldset className={styles.day} aria-label={t("one", { number: at + 1 })}>
      <Form.Item name={field("day")} label={t("date")} className={styles.date ?? ""}>
        <Input type="date" disabled={locked} />
      </Form.Item>
      <Form.Item name={field("open")} label={t("what")} className={styles.date ?? ""}>
        <Select
          disabled={locked}
          options={[
            { value: false, label: t("open.no") },
            { value: true, label: t("open.yes") },
          ]}
        />
      </Form.Item>
      {open && (
        <>
          <Form.Item name={field("begins_at")} label={t("from")} className={styles.time ?? ""}>
            <Input type="time" disabled={locked} />
          </Form.Item>
          <Form.Item name={field("ends_at")} label={t("to")} className={styles.time ?? ""}>
            <Input type="time" disabled={locked} />
          </Form.Item>
        </>
      )}
      <Form.Item name={field("name")} label={t("name")} className={styles.name ?? ""}>
        <Input maxLength={100} placeholder={t("namePlace")} disabled={locked} />
      </Form.Item>
      {!locked && (
        <Button className={styles.remove ?? ""} onClick={onRemove}>
          {t("remove")}
        </Button>
      )}
    </fieldset>
  );
}

export function SpecialDays({ locked }: { locked: boolean }) {
  const { t } = useTranslation("hours");
  return (
    <fieldset className={styles.set}>
      <legend>{t("exceptions")}</legend>
      <Form.List name="exceptions">
        {(fields, { add, remove }) => (
          <>
            {fields.length === 0 && <p className={styles.soft}>{t("none")}</p>}
            {fields.map(({ key, name }) => (
              <Day key={key} at={name} locked={locked} onRemove={() => remove(name)} />
            ))}
            {!locked && <Button onClick={() => add({ open: false })}>{t("add")}</Button>}
          </>
        )}
      </Form.List>
    </fieldset>
  );
}
