import CloudOutlined from "@ant-design/icons/CloudOutlined";
import { problemWords } from "@personal-cabinet/i18n/problem-words";
import { useTranslation } from "react-i18next";
import { Message } from "./message";
import { NoRights } from "./no-rights";
import { problemLike } from "./problem-like";
import { RetryButton } from "./retry-button";

/** Something could not be loaded: what happened, the request's number, and another try. */
export function Failure({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useTranslation("common");
  const problem = problemLike(error);
  if (problem.status === 403) return <NoRights />;
  const words = problemWords(t, problem);
  return (
    <Message
      failed
      icon={<CloudOutlined />}
      title={words.title}
      text={words.advice}
      id={problem.requestId ? t("state.requestId", { id: problem.requestId }) : null}
      action={onRetry && <RetryButton onClick={onRetry} />}
    />
  );
}
