/** How to reach the supplier. Appeals by way of the cabinet come with their own service part. */
import { PageHeader } from "@personal-cabinet/ui/page/page-header";
import { Panel } from "@personal-cabinet/ui/page/panel";
import { useTranslation } from "react-i18next";
import { TextSteps } from "../../shared/text-steps";
import { useSupplier } from "../../shared/use-supplier";

export function Component() {
  const { t } = useTranslation();
  const { name } = useSupplier();
  return (
    <>
      <PageHeader title={t("menu.support")} />
      <Panel>
        <TextSteps
          intro={t("support.intro", { supplier: name })}
          steps={t("support.steps").split("\n")}
        />
      </Panel>
    </>
  );
}
