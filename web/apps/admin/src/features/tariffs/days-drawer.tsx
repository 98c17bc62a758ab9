/** Holidays and transferred days of a year: which hours of a schedule count on them. */
import type { TariffDay } from "@personal-cabinet/api/cabinet";
import { useTell } from "@personal-cabinet/session/inner/told";
import { FormDrawer } from "@personal-cabinet/ui/form/form-drawer";
import { NativeSelect } from "@personal-cabinet/ui/form/native-select";
import { Fetched } from "@personal-cabinet/ui/state/fetched";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../shared/use-may";
import { TARIFFS } from "./api/list-schedules";
import { daysQuery, setDays } from "./api/tariff-days";
import { FaultList } from "./fault-list";
import styles from "./tariffs.module.css";
import { TextField } from "./text-field";
import { KINDS } from "./week";

type Row = TariffDay & { key: number };

function DaysForm({ year, known }: { year: number; known: TariffDay[] }) {
  const { t } = useTranslation("tariffs");
  const tell = useTell();
  const queries = useQueryClient();
  const may = useMay("tariffs:change");
  const [rows, setRows] = useState<Row[]>(() => known.map((day, key) => ({ ...day, key })));
  const save = useMutation({
    mutationFn: () =>
      setDays(
        year,
        rows.map(({ key: _, ...day }) => day),
      ),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: TARIFFS });
      tell(t("days.done", { year }));
    },
  });
  const change = (key: number, fields: Partial<TariffDay>) =>
    setRows((now) => now.map((row) => (row.key === key ? { ...row, ...fields } : row)));
  const add = () =>
    setRows((now) => [
      ...now,
      {
        key: Math.max(-1, ...now.map(({ key }) => key)) + 1,
        day: `${year}-01-01`,
        kind: 8,
        title: "",
      },
    ]);
  return (
    <>
      <FaultList error={save.error} />
      {rows.length === 0 && <p className={styles.hint}>{t("days.none", { year })}</p>}
      {rows.map((row, at) => (
        <fieldset key={row.key} className={styles.row} disabled={!may}>
          <legend className="visually-hidden">{t("days.number", { number: at + 1 })}</legend>
          <TextField
            label={t("days.day")}
            type="date"
            className={styles.title}
            value={row.day}
            min={`${year}-01-01`}
            max={`${year}-12-31`}
            onType={(text) => change(row.key, { day: text })}
          />
          <div className={styles.field}>
            <span aria-hidden="true">{t("days.as")}</span>
            <NativeSelect
              label={t("days.as")}
              value={String(row.kind)}
              options={[...KINDS]
                .reverse()
                .map((kind) => ({ value: String(kind), label: t(`longKind.${kind}`) }))}
              onChange={(kind) => change(row.key, { kind: Number(kind) })}
            />
          </div>
          <TextField
            label={t("days.title")}
            className={styles.title}
            maxLength={120}
            value={row.title}
            onType={(text) => change(row.key, { title: text })}
          />
          {may && (
            <Button
              aria-label={t("days.drop", { number: at + 1 })}
              onClick={() => setRows((now) => now.filter(({ key }) => key !== row.key))}
            >
              {t("drop")}
            </Button>
          )}
        </fieldset>
      ))}
      {may && (
        <div className={styles.actions}>
          <Button onClick={add}>{t("days.add")}</Button>
          <Button type="primary" loading={save.isPending} onClick={() => save.mutate()}>
            {t("days.save")}
          </Button>
        </div>
      )}
    </>
  );
}

export function DaysDrawer({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation("tariffs");
  const [typed, setTyped] = useState(() => String(new Date().getFullYear()));
  const year = Math.min(2100, Math.max(2000, Number(typed) || 2000));
  const whole = /^2[01]\d\d$/.test(typed) && Number(typed) === year;
  const days = useQuery({ ...daysQuery(year), enabled: open && whole });
  return (
    <FormDrawer title={t("days.open")} close={t("close")} open={open} onClose={onClose}>
      <p className={styles.hint}>{t("days.about")}</p>
      <div className={styles.row}>
        <TextField
          label={t("days.year")}
          type="number"
          className={styles.short}
          min={2000}
          max={2100}
          value={typed}
          onType={setTyped}
        />
      </div>
      {whole && (
        <Fetched query={days}>
          {({ items }) => (
            <DaysForm key={`${year}.${days.dataUpdatedAt}`} year={year} known={items} />
          )}
        </Fetched>
      )}
    </FormDrawer>
  );
}
