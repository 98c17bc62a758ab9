/** The rare choices behind one button, which says what is chosen: a phone's first screen is the chart's. */
import DownOutlined from "@ant-design/icons/DownOutlined";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { channelKey } from "../../shared/channels";
import { meterLabels } from "../../shared/meter-labels";
import { type ChoicesProps, RareChoices } from "./choices";
import styles from "./readings.module.css";

export function Settings(props: ChoicesProps) {
  const { t } = useTranslation();
  const id = useId();
  const [open, setOpen] = useState(false);
  const { meters, meter, shown } = props;
  const label = meterLabels(meters, t)[meters.indexOf(meter)];
  const chosen = [label?.short, t(channelKey(shown.channel)), t(`readings.${shown.period}`)];
  return (
    <div className={styles.settings}>
      <button
        type="button"
        className={styles.opener}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        <span>
          <strong>{t("readings.settings")}</strong>
          <small>{chosen.filter(Boolean).join(" · ")}</small>
        </span>
        <DownOutlined className={open ? styles.turned : undefined} aria-hidden="true" />
      </button>
      <div id={id} className={styles.rare} hidden={!open}>
        {open && <RareChoices {...props} />}
      </div>
    </div>
  );
}
