/** Houses on this device: how far each is, and the way into its walk. */
import type { WalkPackageOut } from "@personal-cabinet/api/cabinet";
import { formatDay } from "@personal-cabinet/i18n/dates";
import { Button } from "@personal-cabinet/session/form/button";
import { Panel } from "@personal-cabinet/ui/page/panel";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { dropHouse, progressOf } from "./houses";
import type { Device } from "./use-device";
import type { Taking } from "./use-taking";
import styles from "./walk.module.css";

type Props = { device: Device; taking: Taking };

function House({ house, device, taking }: Props & { house: WalkPackageOut }) {
  const { t } = useTranslation("servicing-walk");
  const { done, all, noAccess } = progressOf(house, device.latest);
  const { address } = house;
  const begun = house.meters.some(({ meter_id }) => device.latest.has(meter_id));
  return (
    <li>
      <h3>{address}</h3>
      <p>
        <strong>{t("held.progress", { done, all })}</strong>
        {noAccess > 0 && `, ${t("held.noAccess", { count: noAccess })}`}
      </p>
      <progress
        className={styles.progress}
        max={Math.max(all, 1)}
        value={done}
        aria-label={address}
      />
      <p className={styles.soft}>{t("held.until", { day: formatDay(house.valid_until) })}</p>
      <div className={styles.acts}>
        <Link
          className={styles.go}
          to={`/servicing/walk?house=${house.id}`}
          aria-label={t(begun ? "held.goOnHouse" : "held.startHouse", { address })}
        >
          {t(begun ? "held.goOn" : "held.start")}
        </Link>
        <Button
          busy={taking.busy === house.id}
          aria-label={t("held.renewHouse", { address })}
          onClick={() => void taking.take(house.id)}
        >
          {t("held.renew")}
        </Button>
        <Button
          aria-label={t("held.dropHouse", { address })}
          onClick={() => void dropHouse(device.owner, house.id).then(device.renew)}
        >
          {t("held.drop")}
        </Button>
      </div>
    </li>
  );
}

export function HeldHouses({ device, taking }: Props) {
  const { t } = useTranslation("servicing-walk");
  return (
    <Panel title={t("held.title")}>
      {device.houses.length === 0 && <p className={styles.soft}>{t("held.none")}</p>}
      <ul className={styles.list}>
        {device.houses.map((house) => (
          <House key={house.id} house={house} device={device} taking={taking} />
        ))}
      </ul>
    </Panel>
  );
}
