/** What asks for attention: no or little power, a verification that is due; the worst first. */
import type { HomeOut } from "@personal-cabinet/api/cabinet";
import { formatDate } from "@personal-cabinet/i18n/dates";
import { Mark } from "@personal-cabinet/ui/state/mark";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import styles from "./home.module.css";

type Need = HomeOut["needs"]["items"][number];

const GRAVE: Need["need"][] = ["disconnected", "verification_overdue"];
const SHOWN = 3;

export function Needs({ needs }: { needs: HomeOut["needs"] }) {
  const { t } = useTranslation();
  if (needs.total === 0) return null;
  const shown = needs.items.slice(0, SHOWN);
  const names = new Set(needs.items.map(({ name }) => name));
  const nameOf = ({ name, serial_number }: Need) =>
    names.size === needs.items.length || needs.total === 1
      ? name
      : t("home.needs.meter", { name, number: serial_number });
  return (
    <>
      <ul className={styles.needs}>
        {shown.map((need) => (
          <li key={`${need.meter_id} ${need.need}`}>
            <Mark tone={GRAVE.includes(need.need) ? "critical" : "warning"}>
              {t(`home.needs.${need.need}`, { day: formatDate(need.day) })}
            </Mark>
            <Link to={`/account/meters/${need.meter_id}`}>{nameOf(need)}</Link>
          </li>
        ))}
      </ul>
      {needs.total > shown.length && (
        <p className={styles.soft}>
          {t("home.needs.others", { count: needs.total - shown.length })}
        </p>
      )}
    </>
  );
}
