/** Who takes data from us, and what each of them has not confirmed yet. */
import { formatMoment } from "@personal-cabinet/i18n/dates";
import { formatNumber } from "@personal-cabinet/i18n/numbers";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { Panel } from "@personal-cabinet/ui/page/panel";
import { Fetched } from "@personal-cabinet/ui/state/fetched";
import { Loading } from "@personal-cabinet/ui/state/loading";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { feedReadersQuery } from "./api/list-feed-readers";
import styles from "./ledger.module.css";

export function ReadersPanel() {
  const { t } = useTranslation("ledger");
  const language = useLanguage();
  const readers = useQuery(feedReadersQuery());
  // Where nobody takes anything there is nothing to say of it.
  if (readers.data?.length === 0) return null;
  return (
    <Panel title={t("readers.title")}>
      <Fetched query={readers} loading={<Loading height={106} />}>
        {(items) => (
          <ul className={styles.senders}>
            {items.map((reader) => (
              <li key={`${reader.feed} ${reader.client_id}`} className={styles.sender}>
                <h3>{reader.name || reader.client_id}</h3>
                <p className={styles.last}>
                  {t(`readers.feed.${reader.feed}`, { defaultValue: reader.feed })}
                </p>
                <p className={styles.last}>
                  {t("readers.asked", { at: formatMoment(reader.asked_at) })}
                </p>
                <p className={styles.lastKind}>
                  {reader.waiting > 0 && reader.waiting_since
                    ? t("readers.waiting", {
                        count: reader.waiting,
                        number: formatNumber(reader.waiting, language),
                        since: formatMoment(reader.waiting_since),
                      })
                    : t("readers.done")}
                </p>
              </li>
            ))}
          </ul>
        )}
      </Fetched>
    </Panel>
  );
}
