/** A walk through one house on the whole screen: how far it is, and one meter after another. */
import type { WalkPackageOut } from "@personal-cabinet/api/cabinet";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { progressOf } from "./houses";
import { FlatButtons } from "./jump";
import { MeterScreen } from "./meter-screen";
import styles from "./round.module.css";
import { useAlone } from "./use-alone";
import type { Device } from "./use-device";
import { useOnline } from "./use-online";
import { useRound } from "./use-round";

type RoundProps = { house: WalkPackageOut; device: Device };

export function Round({ house, device }: RoundProps) {
  const { t } = useTranslation("servicing-walk");
  const screen = useRef<HTMLElement>(null);
  const round = useRound(house, device);
  const online = useOnline();
  useAlone(screen);
  const { done, all, noAccess } = progressOf(house, device.latest);
  const { address } = house;
  const suite = t("cabinet:title");
  useEffect(() => {
    document.title = `${address} · ${suite}`;
  }, [address, suite]);
  const { meter, place } = round;
  return (
    <section className={styles.screen} aria-label={t("round.label")} ref={screen}>
      <div className={styles.head}>
        <Link className={styles.back} to="/servicing/walk" aria-label={t("round.back")}>
          ✕
        </Link>
        <span className={styles.address}>{address}</span>
        <span className={styles.count}>{t("round.progress", { done, all })}</span>
      </div>
      <progress
        className={styles.bar}
        max={Math.max(all, 1)}
        value={done}
        aria-label={t("round.progress", { done, all })}
      />
      {!online && (
        <p className={styles.offline} role="status">
          {t("queue.offline")}
        </p>
      )}
      {meter && place && (
        <MeterScreen
          key={meter.meter_id}
          house={house}
          meter={meter}
          place={place}
          round={round}
          device={device}
        />
      )}
      {round.ended && (
        <div className={styles.finished}>
          <h1 className={styles.title}>{t("finished.title")}</h1>
          <p>{t("finished.text", { done, all, noAccess })}</p>
          {device.unsent > 0 && <p>{t("queue.waiting", { count: device.unsent })}</p>}
          {done < all && <p>{t("finished.left")}</p>}
          <FlatButtons house={house} latest={device.latest} only="left" onChoose={round.goTo} />
          <Link className={styles.next} to="/servicing/walk">
            {t("round.back")}
          </Link>
        </div>
      )}
    </section>
  );
}
