/** Meters whose readings nobody hands in, and why: that is said, not left out. */

import type { FormMeterOut } from "@personal-cabinet/api/cabinet";
import { Panel } from "@personal-cabinet/ui/page/panel";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { blockedWords } from "../../shared/reading-entry/blocked-words";
import { meterWords } from "./meter-card";
import styles from "./submissions.module.css";

export function BlockedPanel({ items }: { items: FormMeterOut[] }) {
  const { t } = useTranslation("submissions");
  return (
    <Panel title={t("blockedTitle")}>
      <ul className={styles.history}>
        {items.map((item) => (
          <li key={item.meter_id}>
            <p>
              <Link to={`/account/meters/${item.meter_id}`}>{item.name}</Link>
            </p>
            <p className={styles.soft}>{t("meter", meterWords(item))}</p>
            {item.blocked && <p>{blockedWords(item.blocked, t)}</p>}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
