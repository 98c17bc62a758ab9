/** The day on which a period was known, and both answers: as it was then, and as it is. */
import { todayAt } from "@personal-cabinet/i18n/dates";
import { type Asked, ThenAndNow } from "@personal-cabinet/ui/known/then-and-now";
import { type ReactNode, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import styles from "../downloads.module.css";

type KnownDayProps<Answer> = {
  timeZone: string;
  /** The last day of the period, `YYYY-MM-DD`. */
  last: string;
  /** Asks for the period as it was known on a day; without one as it is now. */
  ask: (asKnownOn?: string) => Asked<Answer>;
  children: (then: Answer, now: Answer) => ReactNode;
};

export function KnownDay<Answer>({ timeZone, last, ask, children }: KnownDayProps<Answer>) {
  const { t } = useTranslation("known");
  const id = useId();
  const today = todayAt(timeZone);
  const [day, setDay] = useState(last < today ? last : today);
  const ahead = day > today;
  return (
    <>
      <p className={styles.hint}>{t("about")}</p>
      <label className={styles.ofDay} htmlFor={id}>
        {t("day")}
      </label>
      <input
        id={id}
        type="date"
        className={styles.day}
        min="2000-01-01"
        max={today}
        value={day}
        aria-invalid={ahead || undefined}
        onChange={(event) => setDay(event.target.value)}
      />
      <div role="status">
        {ahead && t("ahead")}
        {day && !ahead && <ThenAndNow asked={[ask(day), ask()]}>{children}</ThenAndNow>}
      </div>
    </>
  );
}
