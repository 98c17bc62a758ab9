/** That a person fills the form in: digits from a picture, or work done by the browser for those who cannot see it. */
import CheckCircleFilled from "@ant-design/icons/CheckCircleFilled";
import ReloadOutlined from "@ant-design/icons/ReloadOutlined";
import type { Human } from "@personal-cabinet/api/auth";
import { problemWords } from "@personal-cabinet/i18n/problem-words";
import { problemLike } from "@personal-cabinet/ui/state/problem-like";
import { useQuery } from "@tanstack/react-query";
import { Button, Input, type InputRef } from "antd";
import { type Ref, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { getAltcha } from "../api/get-altcha";
import { makeCaptcha } from "../api/make-captcha";
import { findNumber, payloadOf } from "./altcha";
import styles from "./human-check.module.css";

/** The digits of a picture. */
export const CODE_LENGTH = 6;

export type HumanCheckProps = {
  id?: string;
  value?: Human | null;
  onChange?: (value: Human | null) => void;
  /** Counts the refused attempts: a code is good for one use, so each needs a new one. */
  attempt: number;
  ref?: Ref<InputRef>;
  "aria-describedby"?: string;
  "aria-invalid"?: boolean | "true" | "false";
};

/** Words of any length, where antd would keep a button on one line. */
const WRAPPING = {
  height: "auto",
  padding: "4px 0",
  justifySelf: "start",
  textAlign: "left",
  whiteSpace: "normal",
} as const;

type Work = "none" | "running" | "done" | "failed";

function useWork(onSolved: (payload: string) => void) {
  const [work, setWork] = useState<Work>("none");
  const run = useRef(0);
  useEffect(
    () => () => {
      run.current += 1;
    },
    [],
  );
  const start = async () => {
    run.current += 1;
    const mine = run.current;
    setWork("running");
    try {
      const challenge = await getAltcha();
      const number = await findNumber(challenge, () => run.current !== mine);
      if (run.current !== mine) return;
      if (number === null) return setWork("failed");
      setWork("done");
      onSolved(payloadOf(challenge, number));
    } catch {
      if (run.current === mine) setWork("failed");
    }
  };
  const forget = () => {
    run.current += 1;
    setWork("none");
  };
  return { work, start, forget };
}

export function HumanCheck({ id, onChange, attempt, ref, ...described }: HumanCheckProps) {
  const { t } = useTranslation("entry");
  const [code, setCode] = useState("");
  const change = useRef(onChange);
  change.current = onChange;
  const { work, start, forget } = useWork((altcha) => change.current?.({ altcha }));
  const picture = useQuery({
    queryKey: ["captcha", attempt],
    queryFn: makeCaptcha,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    enabled: work === "none" || work === "failed",
  });

  const forgetAll = useRef(() => undefined as undefined);
  forgetAll.current = () => {
    setCode("");
    forget();
    change.current?.(null);
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
    const known = picture.data && digits !== "";
    onChange?.(known ? { captcha_id: picture.data.captcha_id, code: digits } : null);
  };
  const renew = () => {
    forgetAll.current();
    void picture.refetch();
  };

  if (work === "running" || work === "done") {
    return (
      <div className={styles.work}>
        <p role="status">
          {work === "done" && <CheckCircleFilled className={styles.done} aria-hidden="true" />}
          {t(work === "done" ? "human.done" : "human.running")}
        </p>
        <Button type="link" onClick={renew}>
          {t("human.toPicture")}
        </Button>
      </div>
    );
  }
  return (
    <div className={styles.check}>
      <div className={styles.line}>
        <span className={styles.place}>
          {picture.data && !picture.isFetching ? (
            <img src={picture.data.image} alt={t("human.picture")} />
          ) : (
            <span role="status">
              {picture.error
                ? problemWords(t, problemLike(picture.error)).title
                : t("common:state.loading")}
            </span>
          )}
        </span>
        <Button
          icon={<ReloadOutlined aria-hidden="true" />}
          aria-label={t("human.renew")}
          title={t("human.renew")}
          onClick={renew}
        />
      </div>
      <Input
        {...described}
        id={id}
        ref={ref}
        value={code}
        onChange={(event) => type(event.target.value)}
        inputMode="numeric"
        autoComplete="off"
        maxLength={CODE_LENGTH}
      />
      <Button type="link" style={WRAPPING} onClick={() => void start()}>
        {t("human.toWork")}
      </Button>
      {work === "failed" && <p role="alert">{t("human.failed")}</p>}
    </div>
  );
}
