/** The end of an appeal: called off by its writer, rated, or opened again. */
import type { AppealCardOut } from "@personal-cabinet/api/cabinet";
import { formatDay } from "@personal-cabinet/i18n/dates";
import { Button } from "@personal-cabinet/session/form/button";
import { Choice } from "@personal-cabinet/session/form/choice";
import { Refusal } from "@personal-cabinet/session/form/notice";
import { Panel } from "@personal-cabinet/ui/page/panel";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { AnswerForm } from "./answer-form";
import { cancelAppeal, rateAppeal } from "./api/appeal-acts";
import { TextField } from "./appeal-fields";
import styles from "./form.module.css";
import { useAct } from "./use-act";

const STARS = [5, 4, 3, 2, 1];
const LONGEST_RATING = 1000;

export function Cancelling({ id }: { id: string }) {
  const { t } = useTranslation("support");
  const [asked, setAsked] = useState(false);
  const cancel = useAct(
    () => cancelAppeal(id),
    t("cancel.done"),
    () => setAsked(false),
  );
  if (!asked) {
    return (
      <button type="button" className={styles.act} onClick={() => setAsked(true)}>
        {t("cancel.open")}
      </button>
    );
  }
  return (
    <div role="alert" className={styles.form}>
      <Refusal error={cancel.error} />
      <p>{t("cancel.ask")}</p>
      <div className={styles.acts}>
        <Button busy={cancel.isPending} onClick={() => cancel.mutate(undefined)}>
          {t("cancel.yes")}
        </Button>
        <Button onClick={() => setAsked(false)}>{t("cancel.no")}</Button>
      </div>
    </div>
  );
}

export function Rating({ id }: { id: string }) {
  const { t } = useTranslation("support");
  const [stars, setStars] = useState<number | null>(null);
  const [text, setText] = useState("");
  const [wrong, setWrong] = useState("");
  const rate = useAct(
    (given: { stars: number; text: string }) => rateAppeal(id, given),
    t("rating.done"),
  );
  return (
    <Panel title={t("rating.title")}>
      <form
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setWrong(stars === null ? t("rating.choose") : "");
          if (stars !== null && !rate.isPending) rate.mutate({ stars, text: text.trim() });
        }}
      >
        <Refusal error={rate.error} />
        <fieldset className={styles.set}>
          <legend className="visually-hidden">{t("rating.title")}</legend>
          {STARS.map((count) => (
            <Choice
              key={count}
              type="radio"
              name="stars"
              checked={stars === count}
              onChange={() => {
                setStars(count);
                setWrong("");
              }}
              label={
                <>
                  <span className={styles.stars} aria-hidden="true">
                    {"★".repeat(count)}
                  </span>{" "}
                  {t("rating.stars", { count })}
                </>
              }
            />
          ))}
          <div className={styles.wrong} aria-live="polite">
            {wrong}
          </div>
        </fieldset>
        <TextField
          form={{ name: "rating", refusals: {} }}
          label={t("rating.text")}
          hint="answer.hint"
          most={LONGEST_RATING}
          rows={3}
          value={text}
          onChange={(next) => setText(next.slice(0, LONGEST_RATING))}
        />
        <div className={styles.acts}>
          <Button type="submit" look="main" busy={rate.isPending}>
            {t("rating.send")}
          </Button>
        </div>
      </form>
    </Panel>
  );
}

type ReopeningProps = { appeal: AppealCardOut; user: string };

export function Reopening({ appeal, user }: ReopeningProps) {
  const { t } = useTranslation("support");
  const [open, setOpen] = useState(false);
  const until = appeal.reopen_until;
  return (
    <Panel>
      {until && <p className={styles.soft}>{t("reopen.until", { day: formatDay(until) })}</p>}
      {open ? (
        <AnswerForm appeal={appeal} user={user} act="reopen" onLeave={() => setOpen(false)} />
      ) : (
        <div className={styles.acts}>
          <Button onClick={() => setOpen(true)}>{t("reopen.open")}</Button>
        </div>
      )}
    </Panel>
  );
}
