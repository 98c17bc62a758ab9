import { PageHeader } from "@personal-cabinet/ui/page/page-header";
import { Panel } from "@personal-cabinet/ui/page/panel";
import { useTranslation } from "react-i18next";
import { InformationText } from "../../shared/information-text";

/** «Информация» for a signed-in consumer. */
export function Component() {
  const { t } = useTranslation();
  return (
    <>
      <PageHeader title={t("menu.information")} />
      <Panel>
        <InformationText t={t} />
      </Panel>
    </>
  );
}
