/** One meter whose readings are handed in: the form, or what has been handed in, and what belongs to it. */

import type { FormMeterOut } from "@personal-cabinet/api/cabinet";
import { unbroken } from "@personal-cabinet/i18n/addresses";
import { formatDate } from "@personal-cabinet/i18n/dates";
import { Notice } from "@personal-cabinet/session/form/notice";
import { Panel } from "@personal-cabinet/ui/page/panel";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { EntryForm } from "./entry-form";
import { History } from "./history";
import { PhotoField } from "./photo-field";
import styles from "./submissions.module.css";
import { Submitted } from "./submitted";
import type { Entries } from "./use-entries";
import { usePhoto } from "./use-photo";
import { windowWords } from "./window-words";

export function meterWords(item: FormMeterOut) {
  return { number: item.serial_number, account: item.account_number };
}

function Warnings({ item }: { item: FormMeterOut }) {
  const { t } = useTranslation("submissions");
  if (item.warnings.length === 0) return null;
  return (
    <Notice
      kind="info"
      title={item.warnings
        .map(({ code, on }) =>
          t(`warning.${code}`, {
            day: formatDate(on),
            defaultValue: t("warning.other"),
          }),
        )
        .join(". ")}
    >
      <Link to={`/account/meters/${item.meter_id}`}>{t("warning.more")}</Link>
    </Notice>
  );
}

type MeterCardProps = {
  item: FormMeterOut;
  entries: Entries;
  /** When this meter's readings are taken is not told above all. */
  tellWindow: boolean;
};

export function MeterCard({ item, entries, tellWindow }: MeterCardProps) {
  const { t } = useTranslation("submissions");
  const { submitted, window } = item;
  const photo = usePhoto(submitted?.id ?? null);
  const { correcting } = entries.entryOf(item.meter_id);
  const entering = window.open && (!submitted || correcting);
  return (
    <Panel title={item.name}>
      <div className={styles.card}>
        <p className={styles.soft}>
          {t("meter", meterWords(item))}
          <br />
          {unbroken(item.address)}
        </p>
        {tellWindow && <p>{windowWords(window, t)}</p>}
        <Warnings item={item} />
        {entering && <EntryForm item={item} entries={entries} />}
        {submitted && !entering && (
          <Submitted item={item} submission={submitted} entries={entries} />
        )}
        {(entering || submitted) && (
          <PhotoField photo={photo} submission={correcting ? null : submitted} />
        )}
        <History item={item} />
      </div>
    </Panel>
  );
}
