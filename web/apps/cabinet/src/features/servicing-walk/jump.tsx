/** The whole house at a glance: to a flat by its number, or by a look at what is left. */
import type { WalkMeterOut, WalkPackageOut } from "@personal-cabinet/api/cabinet";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Entry } from "../../shared/walk/entries";
import { markOf } from "./houses";
import styles from "./round.module.css";
import { flatName } from "./walk-words";

type JumpProps = {
  house: WalkPackageOut;
  latest: Map<number, Entry>;
  only?: "left";
  onChoose: (meter: WalkMeterOut) => void;
};

/** Each mark has a sign of its own: colour is never the only one. */
const SIGNS = {
  read: "✓",
  no_access: "✕",
  handed_in: "✓",
  unsettled: "!",
  blocked: "–",
  left: "",
};

export function FlatButtons({ house, latest, only, onChoose }: JumpProps) {
  const { t } = useTranslation("servicing-walk");
  const found = house.meters
    .map((meter) => ({ meter, mark: markOf(meter, latest.get(meter.meter_id)) }))
    .filter(({ mark }) => !only || mark === only);
  return (
    <ul className={styles.flats}>
      {found.map(({ meter, mark }) => (
        <li key={meter.meter_id} className={meter.flat ? undefined : styles.named}>
          <button
            type="button"
            className={`${styles.flat} ${styles[mark] ?? ""}`}
            aria-label={`${flatName(meter, t)}, ${t("round.serial", { serial: meter.serial_number })}: ${t(`round.mark.${mark}`)}`}
            onClick={() => onChoose(meter)}
          >
            {meter.flat ?? (meter.scope === "building" ? t("round.common") : "?")}
            {SIGNS[mark] && <span aria-hidden="true"> {SIGNS[mark]}</span>}
          </button>
        </li>
      ))}
    </ul>
  );
}

export function Jump(props: JumpProps & { onClose: () => void }) {
  const { house, latest, onChoose, onClose } = props;
  const { t } = useTranslation("servicing-walk");
  const [text, setText] = useState("");
  const wanted = text.trim().toLowerCase();
  const meters = house.meters.filter(
    ({ flat }) => wanted === "" || (flat ?? "").toLowerCase().startsWith(wanted),
  );
  const exact = meters.find(({ flat }) => (flat ?? "").toLowerCase() === wanted) ?? meters[0];
  return (
    <form
      className={styles.sheet}
      method="post"
      onSubmit={(event) => {
        event.preventDefault();
        if (exact) onChoose(exact);
      }}
    >
      <label htmlFor="walk-jump">{t("round.jumpLabel")}</label>
      <div className={styles.beside}>
        <input
          id="walk-jump"
          className={styles.text}
          type="text"
          inputMode="numeric"
          enterKeyHint="go"
          autoComplete="off"
          maxLength={20}
          value={text}
          ref={(input) => input?.focus()}
          onChange={(event) => setText(event.target.value)}
        />
        <button type="button" className={styles.tool} onClick={onClose}>
          {t("round.close")}
        </button>
      </div>
      <FlatButtons house={{ ...house, meters }} latest={latest} onChoose={onChoose} />
    </form>
  );
}
