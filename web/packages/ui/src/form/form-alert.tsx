/** Why a form was refused, in words; counts down when the service asked to wait. */
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { Alert } from "antd";
import { useTranslation } from "react-i18next";
import { useRefusal } from "./use-refusal";

export function FormAlert({ error }: { error: unknown }) {
  const { t } = useTranslation("common");
  const refused = useRefusal(error, t, useLanguage());
  if (!refused) return null;
  return (
    <Alert
      type="error"
      showIcon
      title={refused.title}
      description={refused.text}
      style={{ marginBottom: 20 }}
    />
  );
}
