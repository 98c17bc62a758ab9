/** Why a form was refused, in words; counts down when the service asked to wait. */

import { problemWords } from "@personal-cabinet/i18n/problem-words";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { formatWait } from "@personal-cabinet/i18n/wait";
import { Alert } from "antd";
import { useTranslation } from "react-i18next";
import { problemLike } from "../state/problem-like";
import { useSecondsLeft } from "./use-seconds-left";

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
