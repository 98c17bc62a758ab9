/** In the place of a section that the role does not show: who could change that. */
import LockOutlined from "@ant-design/icons/LockOutlined";
import { Message } from "@personal-cabinet/ui/state/message";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { colleaguesQuery } from "../shared/api/colleague-names";

const MOST_NAMES = 5;

export function NoRight() {
  const { t } = useTranslation("admin");
  const colleagues = useQuery(colleaguesQuery()).data?.items ?? [];
  const names = colleagues.filter((one) => one.gives_rights).map((one) => one.display_name);
  const few = names.slice(0, MOST_NAMES).join(", ");
  return (
    <>
      <h1 className="visually-hidden">{t("noRight.title")}</h1>
      <Message
        icon={<LockOutlined />}
        title={t("noRight.title")}
        text={few ? t("noRight.ask", { names: few }) : t("noRight.text")}
        action={<Link to="/">{t("common:state.home")}</Link>}
      />
    </>
  );
}
