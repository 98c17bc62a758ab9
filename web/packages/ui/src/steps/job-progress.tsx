/** A long piece of work as it goes on: a bar, its stages, and the log. */
import CheckCircleFilled from "@ant-design/icons/CheckCircleFilled";
import ClockCircleOutlined from "@ant-design/icons/ClockCircleOutlined";
import CloseCircleFilled from "@ant-design/icons/CloseCircleFilled";
import LoadingOutlined from "@ant-design/icons/LoadingOutlined";
import { formatMoment } from "@personal-cabinet/i18n/dates";
import { formatPercent } from "@personal-cabinet/i18n/numbers";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import styles from "./steps.module.css";

export type StageState = "todo" | "running" | "done" | "failed";
export type Stage = { id: string; title: string; state: StageState; detail?: string | null };
export type LogLine = { at: string; level: string; text: string };

export type JobProgressProps = {
  /** What is being done. */
  title: string;
  state: "running" | "done" | "failed";
  /** 0-100. */
  progress: number;
  stages: Stage[];
  log: LogLine[];
};

const ICONS = {
  todo: <ClockCircleOutlined />,
  running: <LoadingOutlined />,
  done: <CheckCircleFilled />,
  failed: <CloseCircleFilled />,
};

export function JobProgress({ title, state, progress, stages, log }: JobProgressProps) {
  const { t } = useTranslation("common");
  const language = useLanguage();
  const lines = useRef<HTMLDivElement>(null);
  const count = log.length;
  useEffect(() => {
    // The newest line stays in sight while the work goes on.
    const box = lines.current;
    if (box && count > 0) box.scrollTop = box.scrollHeight;
  }, [count]);
  const percent = Math.max(0, Math.min(100, Math.round(progress)));
  return (
    <div>
      <div className={styles.progressHead}>
        <span>{title}</span>
        <span>{formatPercent(percent, language)}</span>
      </div>
      <div
        className={styles.bar}
        data-state={state}
        role="progressbar"
        aria-label={title}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
      >
        <div className={styles.fill} style={{ width: `${percent}%` }} />
      </div>
      <ol className={styles.stages}>
        {stages.map((stage) => (
          <li key={stage.id} className={styles.stage} data-state={stage.state}>
            <span className={styles.stageIcon} aria-hidden="true">
              {ICONS[stage.state]}
            </span>
            <div>
              <div>
                {stage.title}
                <span className="visually-hidden">, {t(`steps.stage.${stage.state}`)}</span>
              </div>
              {stage.detail && <div className={styles.stageDetail}>{stage.detail}</div>}
            </div>
          </li>
        ))}
      </ol>
      <h2 className={styles.logTitle}>{t("steps.log")}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <div className={styles.log} ref={lines} role="log" aria-label={t("steps.log")} tabIndex={0}>
        {log.length === 0 && t("steps.logEmpty")}
        {log.map((line) => (
          <div key={`${line.at} ${line.text}`} className={styles.line} data-level={line.level}>
            <span className={styles.at}>{formatMoment(line.at)}</span>
            <span>{line.text}</span>
          </div>
        ))}
      </div>
    </div>
  );
}
