/** Meters whose readings nobody hands in, and why: that is said, not left out. */

import type { FormMeterOut } from "@personal-cabinet/api/cabinet";
import { formatDate } from "@personal-cabinet/i18n/dates";
import { Panel } from "@personal-cabinet/ui/page/panel";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { meterWords } from "./meter-card";
import styles from "./submissions.module.css";

export function blockedWords({ blocked }: FormMeterOut, t: TFunction): string {
  const { reason = "other", since = null } = blocked ?? {};
  const dated =
    since && t(`submissions:blocked.${reason}On`, { day: formatDate(since), defaultValue: "" });
  return (
    dated || t(`submissions:blocked.${reason}`, { defaultValue: t("submissions:blocked.other") })
  );
}

export function BlockedPanel({ items }: { items: FormMeterOut[] }) {
  const { t } = useTranslation("submissions");
  return (
    <Panel title={t("blocked.title")}>
      <ul className={styles.history}>
        {items.map((item) => (
          <li key={item.meter_id}>
            <p>
              <Link to={`/account/meters/${item.meter_id}`}>{item.name}</Link>
            </p>
            <p className={styles.soft}>{t("meter", meterWords(item))}</p>
            <p>{blockedWords(item, t)}</p>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
