/** A source that did not answer before it was saved: why, and saving it all the same. */
import { Problem } from "@personal-cabinet/api/problem";
import { FormAlert } from "@personal-cabinet/ui/form/form-alert";
import { problemLike } from "@personal-cabinet/ui/state/problem-like";
import { Alert, Checkbox, Form } from "antd";
import { useTranslation } from "react-i18next";
import { StaleAlert } from "../../../shared/stale-alert";
import { failureWords } from "./failure-words";

/** The code that the service adds to this problem. */
function reasonOf(error: unknown): string {
  return error instanceof Problem ? String(error.facts.reason) : "";
}

export function UncheckedAlert({ error, onReload }: { error: unknown; onReload?: () => void }) {
  const { t } = useTranslation("sources");
  if (!error) return null;
  const { type } = problemLike(error);
  if (type === "stale" && onReload) return <StaleAlert error={error} onReload={onReload} />;
  if (type !== "source-check-failed") return <FormAlert error={error} />;
  return (
    <>
      <Alert
        type="warning"
        showIcon
        role="alert"
        title={t("problems:source-check-failed.title")}
        description={failureWords(t, reasonOf(error))}
        style={{ marginBottom: 12 }}
      />
      <Form.Item name="unchecked" valuePropName="checked" extra={t("form.uncheckedHint")}>
        <Checkbox>{t("form.unchecked")}</Checkbox>
      </Form.Item>
    </>
  );
}
