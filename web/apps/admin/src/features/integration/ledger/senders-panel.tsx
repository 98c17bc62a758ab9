/** Who sends data, each with its last batch. */
import { formatMoment } from "@personal-cabinet/i18n/dates";
import { Panel } from "@personal-cabinet/ui/page/panel";
import { Empty } from "@personal-cabinet/ui/state/empty";
import { Fetched } from "@personal-cabinet/ui/state/fetched";
import { Loading } from "@personal-cabinet/ui/state/loading";
import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";
import { BatchOutcome } from "./batch-outcome";
import { kindWord } from "./batch-words";
import styles from "./ledger.module.css";
import { withBatch } from "./ledger-address";
import { useSources } from "./use-integration";

export function SourcesPanel() {
  const { t } = useTranslation("ledger");
  const [params] = useSearchParams();
  const sources = useSources();
  return (
    <Panel title={t("sources")}>
      <Fetched query={sources} loading={<Loading height={96} />}>
        {(items) =>
          items.length === 0 ? (
            <Empty title={t("noSources")} text={t("noSourcesText")} />
          ) : (
            <ul className={styles.sources}>
              {items.map(({ source, last_batch: last }) => (
                <li key={source} className={styles.source}>
                  <h3>{source}</h3>
                  {last ? (
                    <>
                      <p className={styles.last}>
                        {t("last")}{" "}
                        <Link to={{ search: `?${withBatch(params, last.batch_id)}` }}>
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
