/** Why a form was refused, in words; counts down when the service asked to wait. */
import { formatWait } from "@personal-cabinet/i18n/dates";
import { problemWords } from "@personal-cabinet/i18n/problem-words";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { Alert } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { problemLike } from "../state/problem-like";

/** Whole seconds left of a wait that began when `error` arrived. */
export function useSecondsLeft(error: unknown): number {
  const wait = error ? (problemLike(error).retryAfter ?? 0) : 0;
  const [left, setLeft] = useState(wait);
  useEffect(() => {
    setLeft(wait);
    if (!error || wait === 0) return;
    const until = Date.now() + wait * 1000;
    const timer = window.setInterval(() => {
      const rest = Math.max(0, Math.ceil((until - Date.now()) / 1000));
      setLeft(rest);
      if (rest === 0) window.clearInterval(timer);
    }, 500);
    return () => window.clearInterval(timer);
  }, [error, wait]);
  return left;
}

export function FormAlert({ error }: { error: unknown }) {
  const { t } = useTranslation("common");
  const language = useLanguage();
  const left = useSecondsLeft(error);
  if (!error) return null;
  const problem = problemLike(error);
  const words = problemWords(t, problem);
  const lines = [
    left > 0 ? t("state.waitFor", { time: formatWait(left, language) }) : words.advice,
    problem.status >= 500 && problem.requestId
      ? t("state.requestId", { id: problem.requestId })
      : "",
  ].filter(Boolean);
  return (
    <Alert
      type="error"
      showIcon
      title={words.title}
      description={lines.join(" ")}
      style={{ marginBottom: 20 }}
    />
  );
}
