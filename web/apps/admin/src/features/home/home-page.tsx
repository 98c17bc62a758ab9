import { PageHeader } from "@personal-cabinet/ui/page/page-header";
import { useTranslation } from "react-i18next";

/** The first page of the application. */
export function HomePage() {
  const { t } = useTranslation();
  return <PageHeader title={t("title")} />;
}
