/** A file of schedules taken in: first what it would change, then the change. */
import type { ScheduleImportOut, TariffFileIn } from "@personal-cabinet/api/cabinet";
import { formatDate } from "@personal-cabinet/i18n/dates";
import { useTell } from "@personal-cabinet/session/inner/told";
import { FormDrawer } from "@personal-cabinet/ui/form/form-drawer";
import { Mark } from "@personal-cabinet/ui/state/mark";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { importFile, previewFile } from "./api/import-file";
import { TARIFFS } from "./api/list-schedules";
import { FaultList } from "./fault-list";
import styles from "./tariffs.module.css";

async function fileOf(chosen: File): Promise<TariffFileIn> {
  const format = /\.csv$/i.test(chosen.name) ? "csv" : "json";
  return { format, content: await chosen.text() };
}

function Change({ item }: { item: ScheduleImportOut }) {
  const { t } = useTranslation("tariffs");
  const price = (value: string | null) => value?.replace(".", t("import.point")) ?? "—";
  return (
    <li className={styles.change}>
      <strong>{item.name}</strong>{" "}
      <Mark tone={item.change === "same" ? "plain" : "info"}>{t(`import.${item.change}`)}</Mark>
      {item.fields.length > 0 && (
        <div>
          {t("import.fields", { names: item.fields.map((one) => t(`column.${one}`)).join(", ") })}
        </div>
      )}
      <ul>
        {item.versions
          .filter(({ change }) => change !== "same")
          .map((version) => (
            <li key={version.valid_from}>
              {t(`import.version.${version.change}`, { day: formatDate(version.valid_from) })}
              {version.hours_changed && ` ${t("import.hours")}`}
              {version.prices.map(({ zone, band, before, after }) => (
                <div key={`${zone}.${band}`} className={styles.soft}>
                  {t("import.price", { zone, band, before: price(before), after: price(after) })}
                </div>
              ))}
            </li>
          ))}
      </ul>
    </li>
  );
}

function ImportForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation("tariffs");
  const queries = useQueryClient();
  const tell = useTell();
  const input = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<{ name: string; given: TariffFileIn } | null>(null);
  const preview = useMutation({ mutationFn: previewFile });
  const apply = useMutation({
    mutationFn: importFile,
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: TARIFFS });
      tell(t("import.done"));
      onDone();
    },
  });
  const choose = async (chosen: File | undefined) => {
    if (!chosen) return;
    const given = await fileOf(chosen);
    setFile({ name: chosen.name, given });
    apply.reset();
    preview.mutate(given);
  };
  const items = preview.data?.items;
  const something = items?.some(({ change }) => change !== "same");
  return (
    <>
      <p>{t("import.about")}</p>
      <div className={styles.row}>
        <input
          ref={input}
          type="file"
          className="visually-hidden"
          aria-label={t("import.file")}
          accept=".json,.csv"
          tabIndex={-1}
          onChange={(event) => {
            void choose(event.target.files?.[0]);
            // The same file again is another choice.
            event.target.value = "";
          }}
        />
        <Button onClick={() => input.current?.click()} loading={preview.isPending}>
          {t("import.choose")}
        </Button>
        {file && <span>{file.name}</span>}
      </div>
      <FaultList error={preview.error ?? apply.error} />
      {items && (
        <>
          <p>
            <strong>{t("import.changes")}</strong>
          </p>
          <ul>
            {items.map((item) => (
              <Change key={item.name} item={item} />
            ))}
          </ul>
          {!something && <p>{t("import.nothing")}</p>}
          {something && file && (
            <Button
              type="primary"
              loading={apply.isPending}
              onClick={() => apply.mutate(file.given)}
            >
              {t("import.apply")}
            </Button>
          )}
        </>
      )}
    </>
  );
}

export function ImportDrawer({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation("tariffs");
  return (
    <FormDrawer title={t("import.title")} close={t("close")} open={open} onClose={onClose}>
      <ImportForm onDone={onClose} />
    </FormDrawer>
  );
}
