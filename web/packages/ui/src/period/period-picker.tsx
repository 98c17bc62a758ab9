/** A day, month or year, typed or picked, with steps back and forth. */
import LeftOutlined from "@ant-design/icons/LeftOutlined";
import RightOutlined from "@ant-design/icons/RightOutlined";
import { useTranslation } from "react-i18next";
import type { Interval } from "./period";
import styles from "./period.module.css";
import { periodBounds } from "./period-bounds";
import { PeriodField } from "./period-field";
import { Step } from "./step";

export type PeriodPickerProps = {
  interval: Interval;
  /** Any day of the chosen period. */
  day: string;
  /** Called with the first day of the new period. */
  onChange: (day: string) => void;
  /** First and last day that can have data; the steps stop there. */
  first?: string | null;
  last?: string | null;
  /** Day of the month on which months and years begin; 1 unless given. */
  firstDay?: number;
  /** Where the steps lead instead of to the periods beside, e.g. over those with nothing in them. */
  steps?: { before: string | null; after: string | null };
};

export function PeriodPicker(props: PeriodPickerProps) {
  const { interval, day, onChange, firstDay = 1 } = props;
  const { t } = useTranslation("common");
  const { outside, ...beside } = periodBounds(props);
  const { before, after } = props.steps ?? beside;
  return (
    <div className={styles.period}>
      <Step
        icon={<LeftOutlined aria-hidden="true" />}
        label={t(`period.previous.${interval}`)}
        to={before}
        onChange={onChange}
      />
      <PeriodField
        label={t(`period.choose.${interval}`)}
        {...{ interval, day, firstDay, outside, onChange }}
      />
      <Step
        icon={<RightOutlined aria-hidden="true" />}
        label={t(`period.next.${interval}`)}
        to={after}
        onChange={onChange}
      />
    </div>
  );
}
