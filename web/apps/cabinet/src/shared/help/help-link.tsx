/** Leads from a page to its chapter of the help. */
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { ChapterName } from "./chapters";

export function HelpLink({ to }: { to: ChapterName }) {
  const { t } = useTranslation();
  return <Link to={`/information#help-${to}`}>{t("cabinet:howItWorks")}</Link>;
}
