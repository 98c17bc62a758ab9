/** Why a change was refused; when somebody else was faster, the way to what is there now. */
import { FormAlert } from "@personal-cabinet/ui/form/form-alert";
import { problemLike } from "@personal-cabinet/ui/state/problem-like";
import { Alert, Button } from "antd";
import { useTranslation } from "react-i18next";

export function StaleAlert({ error, onReload }: { error: unknown; onReload: () => void }) {
  const { t } = useTranslation();
  if (!error) return null;
  if (problemLike(error).type !== "stale") return <FormAlert error={error} />;
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      title={t("problems:stale.title")}
      description={t("problems:stale.advice")}
      action={<Button onClick={onReload}>{t("admin:reload")}</Button>}
      style={{ marginBottom: 20 }}
    />
  );
}
