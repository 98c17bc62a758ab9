/** What the organisation's walks have brought beside readings: no access, notes, what was not taken. */
import type { WalkRecordOut } from "@personal-cabinet/api/cabinet";
import { formatMinute } from "@personal-cabinet/i18n/dates";
import { Button } from "@personal-cabinet/session/form/button";
import { Panel } from "@personal-cabinet/ui/page/panel";
import { Fetched } from "@personal-cabinet/ui/state/fetched";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { recordPhoto, walkRecords } from "./api/list-records";
import styles from "./walk.module.css";
import { typedValues } from "./walk-words";

const FIRST = 10;
const MOST = 200;

function Row({ record }: { record: WalkRecordOut }) {
  const { t } = useTranslation("servicing-walk");
  const { flat, address, outcome, state, note, by, serial_number: serial } = record;
  const place = flat ? t("unsettled.flat", { flat }) : t("unsettled.common");
  const values = typedValues({ values: record.values }, t);
  const what = [t(`records.${outcome}`), values, state !== "taken" && t(`records.${state}`)];
  return (
    <li>
      <h3>
        {serial ? `${place}, ${t("unsettled.serial", { serial })}` : t("unsettled.gone.title")}
      </h3>
      {address && <p className={styles.soft}>{address}</p>}
      <p>{what.filter(Boolean).join(", ")}</p>
      {note && <p>{note}</p>}
      <p className={styles.soft}>
        {formatMinute(record.taken_at)}, {by}{" "}
        {record.photo && (
          <a href={recordPhoto(record.key)} target="_blank" rel="noreferrer">
            {t("records.photo")}
          </a>
        )}
      </p>
    </li>
  );
}

export function Records() {
  const { t } = useTranslation("servicing-walk");
  const [limit, setLimit] = useState(FIRST);
  const query = useQuery(walkRecords(limit));
  return (
    <Panel title={t("records.title")}>
      <Fetched query={query}>
        {({ items, total }) => (
          <>
            {total === 0 && <p className={styles.soft}>{t("records.none")}</p>}
            <ul className={styles.list}>
              {items.map((record) => (
                <Row key={record.key} record={record} />
              ))}
            </ul>
            {items.length < total && limit < MOST && (
              <Button onClick={() => setLimit(Math.min(limit * 4, MOST))}>
                {t("records.more")}
              </Button>
            )}
          </>
        )}
      </Fetched>
    </Panel>
  );
}
