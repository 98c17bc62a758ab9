/** The versions of a schedule: which counts, which will, which did; one of them is looked at below. */
import type { ScheduleOut, TariffVersionOut } from "@personal-cabinet/api/cabinet";
import { formatDate, formatMinute } from "@personal-cabinet/i18n/dates";
import { Dialog } from "@personal-cabinet/ui/page/dialog";
import { Panel } from "@personal-cabinet/ui/page/panel";
import { Mark, type Tone } from "@personal-cabinet/ui/state/mark";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { type Standing, standingOf } from "./standing";
import styles from "./tariffs.module.css";

const TONES: Record<Standing, Tone> = {
  inForce: "done",
  future: "info",
  past: "plain",
  replaced: "plain",
};

export type VersionsPanelProps = {
  schedule: ScheduleOut;
  today: string;
  shown: number | null;
  may: boolean;
  onShow: (id: number) => void;
  onWithdraw: (version: TariffVersionOut) => void;
};

function Version(props: VersionsPanelProps & { version: TariffVersionOut }) {
  const { schedule, today, version, shown, may, onShow, onWithdraw } = props;
  const { t } = useTranslation("tariffs");
  const [asked, setAsked] = useState(false);
  const standing = standingOf(schedule.versions, version, today);
  const day = formatDate(version.valid_from);
  const correctable = standing === "inForce" || standing === "future";
  return (
    <li className={styles.version}>
      <Button
        type={shown === version.id ? "primary" : "default"}
        aria-pressed={shown === version.id}
        onClick={() => onShow(version.id)}
      >
        {t("version.from", { day })}
      </Button>
      <Mark tone={TONES[standing]}>{t(`version.${standing}`)}</Mark>
      <span className={styles.soft}>
        {t("version.made", { at: formatMinute(version.created_at) })}
        {version.created_by && `, ${version.created_by}`}
      </span>
      {may && correctable && (
        <Link to={`/tariffs/${schedule.id}/version?of=${version.id}&correct=1`}>
          {t("version.correct")}
          <span className="visually-hidden"> {day}</span>
        </Link>
      )}
      {may && standing === "future" && (
        <Button danger onClick={() => setAsked(true)}>
          {t("version.withdraw")}
        </Button>
      )}
      {asked && (
        <Dialog
          open
          title={t("version.withdrawTitle", { day })}
          okText={t("version.withdraw")}
          okButtonProps={{ danger: true }}
          cancelText={t("cancel")}
          closable={false}
          onOk={() => {
            setAsked(false);
            onWithdraw(version);
          }}
          onCancel={() => setAsked(false)}
        >
          <p>{t("version.withdrawText")}</p>
        </Dialog>
      )}
    </li>
  );
}

export function VersionsPanel(props: VersionsPanelProps) {
  const { schedule, may, shown } = props;
  const { t } = useTranslation("tariffs");
  const of = shown === null ? "" : `?of=${shown}`;
  return (
    <Panel
      title={t("version.title")}
      actions={may && <Link to={`/tariffs/${schedule.id}/version${of}`}>{t("version.add")}</Link>}
    >
      {schedule.versions.length === 0 && <p>{t("version.none")}</p>}
      <ul className={styles.versions}>
        {schedule.versions.map((version) => (
          <Version key={version.id} {...props} version={version} />
        ))}
      </ul>
    </Panel>
  );
}
