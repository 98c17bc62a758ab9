import CompassOutlined from "@ant-design/icons/CompassOutlined";
import { PageHeader } from "@personal-cabinet/ui/page/page-header";
import { Panel } from "@personal-cabinet/ui/page/panel";
import { Message } from "@personal-cabinet/ui/state/message";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

/** An address that leads nowhere. */
export function Component() {
  const { t } = useTranslation("common");
  return (
    <>
      <PageHeader title={t("state.pageNotFound")} />
      <Panel>
        <Message
          icon={<CompassOutlined />}
          title={t("state.pageNotFoundAdvice")}
          action={<Link to="/">{t("state.home")}</Link>}
        />
      </Panel>
    </>
  );
}
