/** That a person fills the form in: digits from a picture, or work done by the browser for those who cannot see it. */
import type { Human, PictureOut } from "@personal-cabinet/api/auth";
import { problemWords } from "@personal-cabinet/i18n/problem-words";
import { FieldFrame } from "@personal-cabinet/session/form/field";
import form from "@personal-cabinet/session/form/form.module.css";
import { Icon } from "@personal-cabinet/session/form/icon";
import type { LightForm } from "@personal-cabinet/session/form/use-form";
import { useWords } from "@personal-cabinet/session/words/use-words";
import { problemLike } from "@personal-cabinet/ui/state/problem-like";
import { useEffect, useRef, useState } from "react";
import { makeCaptcha } from "../api/make-captcha";
import { CODE_LENGTH } from "./code-length";
import styles from "./human-check.module.css";
import { useWork } from "./use-work";

export type HumanCheckProps = {
  form: Pick<LightForm<string>, "name" | "refusals">;
  onChange: (human: Human | null) => void;
  /** Counts the refused attempts: a code is good for one use, so each needs a new one. */
  attempt: number;
};

type Picture = { made: PictureOut | null; failure: unknown };

/** A picture, and another one whenever `number` changes. */
function usePicture(number: string): Picture {
  const [picture, setPicture] = useState<Picture>({ made: null, failure: null });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another number asks for another picture
  useEffect(() => {
    let gone = false;
    const show = (next: Picture) => {
      if (!gone) setPicture(next);
    };
    setPicture({ made: null, failure: null });
    makeCaptcha().then(
      (made) => show({ made, failure: null }),
      (failure) => show({ made: null, failure }),
    );
    return () => {
      gone = true;
    };
  }, [number]);
  return picture;
}

export function HumanCheck({ form: owner, onChange, attempt }: HumanCheckProps) {
  const { t } = useWords();
  const [code, setCode] = useState("");
  const [renewed, setRenewed] = useState(0);
  const { work, start, forget } = useWork((altcha) => onChange({ altcha }));
  const { made, failure } = usePicture(`${attempt}-${renewed}`);

  const forgetAll = useRef(() => undefined as undefined);
  forgetAll.current = () => {
    setCode("");
    forget();
    onChange(null);
  };
  const shownAttempt = useRef(attempt);
  useEffect(() => {
    if (shownAttempt.current === attempt) return;
    shownAttempt.current = attempt;
    forgetAll.current();
  }, [attempt]);

  const type = (text: string) => {
    const digits = text.replace(/\D/g, "").slice(0, CODE_LENGTH);
    setCode(digits);
    onChange(made && digits !== "" ? { captcha_id: made.captcha_id, code: digits } : null);
  };
  const renew = () => {
    forgetAll.current();
    setRenewed(renewed + 1);
  };
  const working = work === "running" || work === "done";
  return (
    <FieldFrame form={owner} name="human" label={t("entry:human.label")}>
      {(props) =>
        working ? (
          <div className={styles.work}>
            <p role="status">
              {work === "done" && (
                <span className={styles.done}>
                  <Icon name="done" />
                </span>
              )}
              {t(work === "done" ? "entry:human.done" : "entry:human.running")}
            </p>
            <button type="button" className={styles.other} onClick={renew}>
              {t("entry:human.toPicture")}
            </button>
          </div>
        ) : (
          <div className={styles.check}>
            <div className={styles.line}>
              <span className={styles.place}>
                {made ? (
                  <img src={made.image} alt={t("entry:human.picture")} />
                ) : (
                  <span role="status">
                    {failure
                      ? problemWords(t, problemLike(failure)).title
                      : t("common:state.loading")}
                  </span>
                )}
              </span>
              <button
                type="button"
                className={`${form.button} ${form.plain} ${styles.again}`}
                aria-label={t("entry:human.renew")}
                title={t("entry:human.renew")}
                onClick={renew}
              >
                <Icon name="again" />
              </button>
            </div>
            <input
              {...props}
              type="text"
              value={code}
              onChange={(event) => type(event.target.value)}
              inputMode="numeric"
              autoComplete="off"
              maxLength={CODE_LENGTH}
            />
            <button type="button" className={styles.other} onClick={() => void start()}>
              {t("entry:human.toWork")}
            </button>
            {work === "failed" && <p role="alert">{t("entry:human.failed")}</p>}
          </div>
        )
      }
    </FieldFrame>
  );
}
