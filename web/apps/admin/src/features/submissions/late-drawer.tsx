/** One reading that came too late: why, what there is to judge it by, and the way to take it all the same. */
import type { LateReadingOut } from "@personal-cabinet/api/cabinet";
import { formatDate, formatMoment } from "@personal-cabinet/i18n/dates";
import { useTell } from "@personal-cabinet/session/inner/told";
import { Facts } from "@personal-cabinet/ui/page/facts";
import { lazyPage } from "@personal-cabinet/ui/page/lazy-page";
import { RecordDrawer } from "@personal-cabinet/ui/table/record-drawer";
import { useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../shared/use-may";
import { latePhoto } from "./api/list-late";
import { SUBMISSIONS } from "./api/list-submissions";
import { LateMark, lateKey, typedWords } from "./late-columns";
import styles from "./submissions.module.css";

const HandIn = lazyPage(() => import("../../shared/hand-in/hand-in-button"));

/** A look is written down: it is asked for, not taken. */
function Photo({ row }: { row: LateReadingOut }) {
  const { t } = useTranslation("submissions");
  const [shown, setShown] = useState(false);
  return (
    <section className={styles.section}>
      <h2>{t("photo")}</h2>
      {shown ? (
        <img className={styles.photo} src={latePhoto(row)} alt={t("late.photoAlt")} />
      ) : (
        <Button onClick={() => setShown(true)}>{t("photoShow")}</Button>
      )}
    </section>
  );
}

function Late({ row }: { row: LateReadingOut }) {
  const { t } = useTranslation("submissions");
  const operates = useMay("submissions:change");
  const tell = useTell();
  const queries = useQueryClient();
  const { short_name: name } = row.organization;
  const day = formatDate(row.closes_on);
  const opens = formatDate(row.opens_on);
  return (
    <>
      <Facts
        facts={[
          { label: t("column.state"), value: <LateMark row={row} /> },
          { label: t("refusal"), value: t(`late.reason.${row.reason}`, { day, opens }) },
          { label: t("column.meter"), value: row.serial_number },
          { label: t("column.account"), value: row.account_number },
          { label: t("column.customer"), value: row.customer_name },
          { label: t("column.address"), value: row.address },
          { label: t("column.values"), value: typedWords(row, t) },
          { label: t("column.taken"), value: formatMoment(row.taken_at) },
          { label: t("late.arrived"), value: formatMoment(row.arrived_at) },
          { label: t("column.organization"), value: name },
          { label: t("late.by"), value: row.by },
          ...(row.photo ? [] : [{ label: t("photo"), value: t("noPhoto") }]),
        ]}
      />
      {row.photo && <Photo row={row} />}
      {operates && !row.settled && (
        <Suspense fallback={null}>
          <div className={styles.section}>
            <HandIn
              meterId={row.meter_id}
              given={{
                values: row.values,
                day: row.taken_on,
                reason: t("late.told", { name, day }),
              }}
              onDone={(told) => {
                tell(told);
                void queries.invalidateQueries({ queryKey: SUBMISSIONS });
              }}
            />
          </div>
        </Suspense>
      )}
    </>
  );
}

type DrawerProps = { row: LateReadingOut | null; onClose: () => void };

export function LateDrawer({ row, onClose }: DrawerProps) {
  const { t } = useTranslation("submissions");
  return (
    <RecordDrawer record={row} title={t("late.one")} close={t("close")} onClose={onClose}>
      {(shown) => <Late key={lateKey(shown)} row={shown} />}
    </RecordDrawer>
  );
}
