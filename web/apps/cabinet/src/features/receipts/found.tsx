/** What a receipt was found to be, and what a good one says. */
import type { ReceiptCheckOut, ReceiptDocumentOut } from "@personal-cabinet/api/cabinet";
import { formatDateTime, formatDay } from "@personal-cabinet/i18n/dates";
import { Notice, type NoticeProps } from "@personal-cabinet/session/form/notice";
import { useWords } from "@personal-cabinet/session/words/use-words";
import styles from "./verify.module.css";

const KINDS: Record<ReceiptCheckOut["verdict"], NoticeProps["kind"]> = {
  valid: "success",
  altered: "error",
  "unknown-key": "error",
  "no-receipt": "warning",
};

/** Wh → «1 234,5» without grouping: as it stands on the counter. */
export function counted(wh: number, point: string): string {
  const part = String(wh % 1000)
    .padStart(3, "0")
    .replace(/0+$/, "");
  return `${Math.floor(wh / 1000)}${part && point + part}`;
}

function Facts({ document }: { document: ReceiptDocumentOut }) {
  const { t, language } = useWords();
  const unit = t("receipts:unit");
  const values = Object.entries(document.values).sort();
  const facts: [string, string][] = [
    ["number", document.number],
    ["supplier", document.supplier],
    ["account", document.account],
    ["meter", document.meter],
    ["takenOn", formatDay(document.taken_on)],
    ["issuedAt", formatDateTime(document.issued_at)],
    ["by", t(`receipts:${document.by}`)],
  ];
  if (document.corrects) facts.push(["corrects", document.corrects]);
  return (
    <dl className={styles.facts}>
      {values.map(([zone, wh]) => (
        <div key={zone} className={styles.value}>
          <dt>{zone === "total" ? t("receipts:reading") : `${t("receipts:reading")} ${zone}`}</dt>
          <dd>
            {counted(wh, language === "ru" ? "," : ".")} {unit}
          </dd>
        </div>
      ))}
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{t(`receipts:fact.${name}`)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

export function Found({ found }: { found: ReceiptCheckOut }) {
  const { t } = useWords();
  const { verdict, document, digest, chain } = found;
  return (
    <>
      <Notice kind={KINDS[verdict]} title={t(`receipts:verdict.${verdict}`)}>
        <p>{t(`receipts:about.${verdict}`)}</p>
      </Notice>
      {chain && chain !== "first" && (
        <Notice kind={chain === "follows" ? "success" : "warning"} title={t(`receipts:${chain}`)}>
          <p>{t(`receipts:${chain}Text`)}</p>
        </Notice>
      )}
      {document && (
        <>
          <Facts document={document} />
          <p className={styles.soft}>{t("receipts:beside")}</p>
          <p className={styles.soft}>
            {t("receipts:digest")} <span className={styles.digest}>{digest}</span>
          </p>
        </>
      )}
    </>
  );
}
