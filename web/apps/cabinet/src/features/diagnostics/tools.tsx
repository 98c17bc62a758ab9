/** What is shown: the month first; on a phone all the rest is behind one button. */
import FilterOutlined from "@ant-design/icons/FilterOutlined";
import { todayAt } from "@personal-cabinet/i18n/dates";
import { PeriodPicker } from "@personal-cabinet/ui/period/period-picker";
import { usePhone } from "@personal-cabinet/ui/theme/use-phone";
import { Button } from "antd";
import { useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { type ChoicesProps, MeterChoice, MonthChoice, SeverityChoice } from "./choices";
import styles from "./diagnostics.module.css";
import { KindForm } from "./kind-form";
import { choicesOn } from "./shown";

export function Tools(props: ChoicesProps) {
  const { shown, page, onChange } = props;
  const { t } = useTranslation("diagnostics");
  const phone = usePhone();
  const [open, setOpen] = useState(false);
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const steps = { before: page.previous_month, after: page.next_month };
  const name = () => {
    if (phone) {
      const on = choicesOn(shown);
      return on > 0 ? t("common:table.filtersOn", { on }) : t("common:table.filters");
    }
    const count = shown.kinds.length;
    return count > 0 ? t("kinds.chosen", { count }) : t("kinds.open");
  };
  return (
    <div className={styles.tools}>
      {!phone && <MeterChoice {...props} />}
      <div className={styles.months}>
        <PeriodPicker
          interval="month"
          day={page.month}
          last={todayAt(undefined)}
          onChange={(month) => onChange({ month })}
          {...(!shown.everyMonth && { steps })}
        />
        {!phone && <MonthChoice {...props} />}
      </div>
      {!phone && <SeverityChoice {...props} />}
      <Button
        ref={button}
        icon={<FilterOutlined aria-hidden="true" />}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        {name()}
      </Button>
      <div id={id} className={styles.panel} hidden={!open}>
        {phone && (
          <div className={styles.folded}>
            <MeterChoice {...props} />
            <MonthChoice {...props} />
            <SeverityChoice {...props} />
          </div>
        )}
        <KindForm
          chosen={shown.kinds}
          counts={page.kinds}
          onTake={(kinds) => {
            onChange({ kinds });
            setOpen(false);
            // The form that has the focus goes away.
            button.current?.focus();
          }}
        />
      </div>
    </div>
  );
}
