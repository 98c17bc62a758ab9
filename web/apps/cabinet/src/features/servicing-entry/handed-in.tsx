/** «Переданные показания на …»: of this session, which can be deleted, and earlier (manual 004, 3.3.1). */
import type { HandedInOut } from "@personal-cabinet/api/cabinet";
import { asProblem, type Problem } from "@personal-cabinet/api/problem";
import { formatDate, formatDateTime } from "@personal-cabinet/i18n/dates";
import { formatNumber } from "@personal-cabinet/i18n/numbers";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { Button } from "@personal-cabinet/session/form/button";
import { Choice } from "@personal-cabinet/session/form/choice";
import { Refusal } from "@personal-cabinet/session/form/notice";
import { useTell } from "@personal-cabinet/session/inner/told";
import { PlainButton } from "@personal-cabinet/ui/form/plain-button";
import { Panel } from "@personal-cabinet/ui/page/panel";
import { Fetched } from "@personal-cabinet/ui/state/fetched";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { StateMark } from "../../shared/reading-entry/state-mark";
import { wheelText } from "../../shared/reading-entry/wheels";
import { SERVICING } from "../../shared/servicing/api/servicing";
import { FoldingTable } from "../../shared/servicing/folding-table";
import { Pages } from "../../shared/servicing/pages";
import { handedInQuery, receiptAddress, SHOWN, takeBack } from "./api/handed-in";
import type { Scope } from "./api/list-meters";
import styles from "./entry.module.css";

const ZONES = ["T1", "T2", "T3"] as const;

/** A meter of one counter shows it where others show the first of theirs. */
function figureOf({ values }: HandedInOut, zone: (typeof ZONES)[number]): string {
  const found = values.find((one) => one.zone === zone || (zone === "T1" && one.zone === "total"));
  return found ? wheelText(found.value_wh, found) : "–";
}

function Question({ row, onDone }: { row: HandedInOut; onDone: () => void }) {
  const { t } = useTranslation("servicing-entry");
  const queries = useQueryClient();
  const tell = useTell();
  const place = useRef<HTMLElement>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Problem | null>(null);
  useEffect(() => place.current?.focus(), []);
  const remove = async () => {
    setBusy(true);
    try {
      await takeBack(row.id);
      tell(t("removed"));
      await queries.invalidateQueries({ queryKey: SERVICING });
      onDone();
    } catch (failure) {
      setError(asProblem(failure));
      setBusy(false);
    }
  };
  return (
    <section className={styles.question} ref={place} tabIndex={-1} aria-label={t("sure")}>
      <p>
        <strong>{t("sure")}</strong>
      </p>
      <p>{t("sureOf", { address: row.address, number: row.serial_number })}</p>
      <Refusal error={error} />
      <div className={styles.answers}>
        <Button look="main" busy={busy} onClick={() => void remove()}>
          {t("yes")}
        </Button>
        <Button onClick={onDone}>{t("no")}</Button>
      </div>
    </section>
  );
}

type RowProps = {
  row: HandedInOut;
  /** Whether common meters are shown, and with them their ratios. */
  common: boolean;
};

function Row({ row, common }: RowProps) {
  const { t } = useTranslation("servicing-entry");
  const language = useLanguage();
  const [asked, setAsked] = useState(false);
  return (
    <>
      <tr>
        <th scope="row">
          {row.address}
          <small>
            {formatDateTime(row.submitted_at)}
            {row.by && `, ${row.by}`}
          </small>
        </th>
        <td data-label={t("serial")}>{row.serial_number}</td>
        {common && (
          <td data-label={t("ratioShort")}>
            {row.scope === "building" ? formatNumber(row.ratio, language) : "–"}
          </td>
        )}
        {ZONES.map((zone) => (
          <td key={zone} data-label={t("zoneOf", { zone })}>
            {figureOf(row, zone)}
          </td>
        ))}
        <td>
          <StateMark state={row.state} />
          {row.refusal && <small>{t("refused", { why: row.refusal.text })}</small>}
        </td>
        <td>
          <span className={styles.acts}>
            {row.receipt && (
              <a href={receiptAddress(row.id)} download>
                {t("receipt")}
              </a>
            )}
            {row.deletable && !asked && (
              <PlainButton
                aria-label={t("removeOf", { address: row.address, number: row.serial_number })}
                onClick={() => setAsked(true)}
              >
                {t("remove")}
              </PlainButton>
            )}
          </span>
        </td>
      </tr>
      {asked && (
        <tr>
          <td colSpan={common ? 8 : 7}>
            <Question row={row} onDone={() => setAsked(false)} />
          </td>
        </tr>
      )}
    </>
  );
}

function Readings({ items }: { items: HandedInOut[] }) {
  const { t } = useTranslation("servicing-entry");
  const common = items.some(({ scope }) => scope === "building");
  return (
    <div className={styles.table}>
      <FoldingTable below={900}>
        <thead>
          <tr>
            <th scope="col">{t("column.address")}</th>
            <th scope="col">{t("serial")}</th>
            {common && <th scope="col">{t("ratioShort")}</th>}
            {ZONES.map((zone) => (
              <th key={zone} scope="col">
                {t("zoneOf", { zone })}
              </th>
            ))}
            <th scope="col">{t("column.state")}</th>
            <th scope="col">
              <span className="visually-hidden">{t("column.acts")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {items.map((row) => (
            <Row key={row.id} row={row} common={common} />
          ))}
        </tbody>
      </FoldingTable>
    </div>
  );
}

export type HandedInProps = {
  which: Scope | "refused";
  onRefused: (only: boolean) => void;
};

export function HandedIn({ which, onRefused }: HandedInProps) {
  const { t } = useTranslation("servicing-entry");
  const [page, setPage] = useState(1);
  const query = useQuery(handedInQuery(which, page));
  const only = which === "refused";
  return (
    <Fetched query={query}>
      {({ items, total, of_session, refused, today }) => (
        <Panel title={t("handedIn", { day: formatDate(today) })}>
          <p className={styles.soft} role="status">
            {t("total", { count: total })}
            {total > 0 && !only && `, ${t("ofSession", { count: of_session })}`}
          </p>
          {(only || refused > 0) && (
            <Choice
              type="checkbox"
              checked={only}
              onChange={(event) => onRefused(event.target.checked)}
              label={`${t("onlyRefused")} (${refused})`}
            />
          )}
          {total === 0 ? (
            <p className={styles.soft}>{t(only ? "noneRefused" : "nothing")}</p>
          ) : (
            <Readings items={items} />
          )}
          {total > 0 && !only && <p className={styles.soft}>{t("removeAbout")}</p>}
          <Pages page={page} size={SHOWN} total={total} onPage={setPage} />
        </Panel>
      )}
    </Fetched>
  );
}
