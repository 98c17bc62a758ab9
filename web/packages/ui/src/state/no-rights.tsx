import LockOutlined from "@ant-design/icons/LockOutlined";
import { useTranslation } from "react-i18next";
import { Message } from "./message";

/** The page exists, but not for this user. */
export function NoRights() {
  const { t } = useTranslation("common");
  return (
    <Message icon={<LockOutlined />} title={t("state.noRights")} text={t("state.noRightsAdvice")} />
  );
}
