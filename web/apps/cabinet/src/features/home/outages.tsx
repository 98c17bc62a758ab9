/** Outages of one's own places that go on or begin soon; the banner and their page say more. */
import type { HomeOut } from "@personal-cabinet/api/cabinet";
import { formatDayAndTime } from "@personal-cabinet/i18n/dates";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { Mark } from "@personal-cabinet/ui/state/mark";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { shortAddresses } from "../../shared/meter-labels";
import styles from "./home.module.css";

/** What the device has kept of an earlier release knows of none. */
export function HomeOutages({ outages = [] }: { outages: HomeOut["outages"] | undefined }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const addresses = shortAddresses(outages.map(({ address }) => address));
  if (outages.length === 0) return null;
  return (
    <ul className={styles.needs}>
      {outages.map((outage, n) => {
        const { id, status, more_places: more } = outage;
        const address = addresses[n] ?? "";
        const current = status === "current";
        const at = current ? outage.expected_end_at : outage.starts_at;
        const key = current ? (at ? "until" : "now") : "planned";
        return (
          <li key={id}>
            <Mark tone={current ? "critical" : "warning"}>
              {t(`home.outages.${key}`, { at: at ? formatDayAndTime(at, language) : "" })}
            </Mark>
            <Link to="/outages">
              {more > 0 ? t("home.outages.places", { address, count: more }) : address}
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
