/** Whose data were erased, and whether every service has done its part. */
import type { ErasureOut } from "@personal-cabinet/api/auth";
import { formatMinute } from "@personal-cabinet/i18n/dates";
import { Panel } from "@personal-cabinet/ui/page/panel";
import { Empty } from "@personal-cabinet/ui/state/empty";
import { Fetched } from "@personal-cabinet/ui/state/fetched";
import { Loading } from "@personal-cabinet/ui/state/loading";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { erasuresQuery, isDone } from "./api/erasures";
import styles from "./settings.module.css";

function One({ erasure }: { erasure: ErasureOut }) {
  const { t } = useTranslation("settings");
  const waiting = erasure.parts.filter((part) => !part.done_at);
  return (
    <li>
      <time dateTime={erasure.asked_at}>{formatMinute(erasure.asked_at)}</time>{" "}
      <strong>
        {isDone(erasure)
          ? t("erasures.done")
          : t("erasures.waiting", {
              services: waiting.map((part) => t(`erasures.service.${part.service}`)).join(", "),
            })}
      </strong>
      <div className={styles.soft}>{erasure.user_id}</div>
    </li>
  );
}

export function Erasures() {
  const { t } = useTranslation("settings");
  const erasures = useQuery(erasuresQuery(true));
  return (
    <Panel title={t("erasures.title")}>
      <p className={styles.about}>{t("erasures.about")}</p>
      <Fetched query={erasures} loading={<Loading lines={3} />}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t("erasures.none")} />
          ) : (
            <ul className={styles.history}>
              {items.map((erasure) => (
                <One key={erasure.id} erasure={erasure} />
              ))}
            </ul>
          )
        }
      </Fetched>
    </Panel>
  );
}
