/** The banner of an outage that touches the reader's place: what, when, and the way to all of it. */
import ThunderboltOutlined from "@ant-design/icons/ThunderboltOutlined";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { useLayoutEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { BannerAwaited } from "../../shared/banner-awaited";
import { shortAddresses } from "../../shared/meter-labels";
import { readRemembered, remember } from "../../shared/remembered";
import styles from "./banner.module.css";
import { outagesWords } from "./outages-words";
import { spanOf } from "./span";
import { type Told, useBanner } from "./use-banner";

export const words = outagesWords;

const FOLDED = "outage-folded";

/** Folded is what has been seen: other news of the same outage unfold it again. */
const nameOf = ({ outage, over }: Told) =>
  [outage.id, over ? "over" : outage.status, outage.expected_end_at, outage.updates.length].join(
    " ",
  );

function Lines({ told }: { told: Told }) {
  const { t } = useTranslation("outages");
  const language = useLanguage();
  const { outage, others } = told;
  return (
    <>
      <p>
        {t(`kind.${outage.kind}`)}: {spanOf(outage, t, language)}. {outage.overdue && t("overdue")}
        {!outage.expected_end_at && outage.status === "current" && t("noEnd")}{" "}
        {others > 0 && t("banner.others", { count: others })}
      </p>
      <Link className={styles.open} to="/outages">
        {t("banner.open")}
      </Link>
    </>
  );
}

/** How high it was with all its words: what stands below stays where it is when they are fewer. */
function useHeight(measured: boolean) {
  const place = useRef<HTMLElement>(null);
  const height = useRef(0);
  useLayoutEffect(() => {
    if (measured && place.current) height.current = place.current.offsetHeight;
  });
  return { place, height: measured ? undefined : height.current };
}

export function Component({ early }: { early: boolean }) {
  const { t } = useTranslation("outages");
  const told = useBanner(early);
  const [folded, setFolded] = useState(() => readRemembered(FOLDED));
  const { place: box, height } = useHeight(told?.over === false);
  if (told === undefined) return early ? <BannerAwaited /> : null;
  if (told === null) return null;
  const { outage, over, inPlace } = told;
  const [place = "", ...more] = shortAddresses(outage.places.map(({ address }) => address));
  const state = over ? "over" : outage.status === "current" ? "current" : "planned";
  const shut = folded === nameOf(told);
  const turn = () => {
    const next = shut ? "" : nameOf(told);
    setFolded(next);
    remember(FOLDED, next);
  };
  return (
    <aside
      ref={box}
      style={{ minHeight: height }}
      className={inPlace ? styles.banner : `${styles.banner} ${styles.late}`}
      data-state={state}
      aria-label={t("banner.label")}
    >
      <ThunderboltOutlined aria-hidden="true" className={styles.icon ?? ""} />
      <div className={styles.text} role="status">
        <strong>{t(`banner.${state}`, { address: place })}</strong>{" "}
        {more.length > 0 && t("banner.more", { count: more.length })}
        {!shut && !over && <Lines told={told} />}
      </div>
      {!over && (
        <button type="button" className={styles.fold} aria-expanded={!shut} onClick={turn}>
          {shut ? t("banner.unfold") : t("banner.fold")}
        </button>
      )}
    </aside>
  );
}
