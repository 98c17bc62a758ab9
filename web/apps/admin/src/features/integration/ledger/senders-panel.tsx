/** Who sends data, each with its last batch. */
import { formatMoment } from "@personal-cabinet/i18n/dates";
import { Panel } from "@personal-cabinet/ui/page/panel";
import { Empty } from "@personal-cabinet/ui/state/empty";
import { Fetched } from "@personal-cabinet/ui/state/fetched";
import { Loading } from "@personal-cabinet/ui/state/loading";
import { useAddressRecord } from "@personal-cabinet/ui/table/use-address-record";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { kindWord } from "../shared/kinds/kind-word";
import { sendersQuery } from "./api/list-senders";
import { BatchOutcome } from "./batch-outcome";
import styles from "./ledger.module.css";
import { BATCH } from "./ledger-address";

export function SendersPanel() {
  const { t } = useTranslation("ledger");
  const { addressOf } = useAddressRecord(BATCH);
  const senders = useQuery(sendersQuery());
  return (
    <Panel title={t("senders")}>
      <Fetched query={senders} loading={<Loading height={106} />}>
        {(items) =>
          items.length === 0 ? (
            <Empty title={t("noSenders")} text={t("noSendersText")} />
          ) : (
            <ul className={styles.senders}>
              {items.map(({ sender, last_batch: last }) => (
                <li key={sender} className={styles.sender}>
                  <h3>{sender}</h3>
                  {last ? (
                    <>
                      <p className={styles.last}>
                        {t("last")}{" "}
                        <Link to={{ search: addressOf(last.batch_id) }}>
                          {formatMoment(last.received_at)}
                        </Link>
                      </p>
                      <p className={styles.lastKind}>
                        <BatchOutcome batch={last} />
                        <span>{kindWord(t, last.kind)}</span>
                      </p>
                    </>
                  ) : (
                    <p className={styles.last}>{t("never")}</p>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </Fetched>
    </Panel>
  );
}
