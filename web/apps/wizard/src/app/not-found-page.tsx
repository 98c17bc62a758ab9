import CompassOutlined from "@ant-design/icons/CompassOutlined";
import { Message } from "@personal-cabinet/ui/state/message";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

/** An address that leads nowhere. */
export function Component() {
  const { t } = useTranslation("common");
  return (
    <>
      <h1 className="visually-hidden">{t("state.pageNotFound")}</h1>
      <Message
        icon={<CompassOutlined />}
        title={t("state.pageNotFound")}
        text={t("state.pageNotFoundAdvice")}
        action={<Link to="/">{t("state.home")}</Link>}
      />
    </>
  );
}
