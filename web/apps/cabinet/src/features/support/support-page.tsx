/** How to reach the supplier. Appeals by way of the cabinet come with their own service part. */

import { useSupplier } from "@personal-cabinet/session/inner/use-supplier";
import { PageHeader } from "@personal-cabinet/ui/page/page-header";
import { Panel } from "@personal-cabinet/ui/page/panel";
import { useTranslation } from "react-i18next";
import { TextSteps } from "../../shared/text-steps";

export function Component() {
  const { t } = useTranslation();
  const { phone, hours } = useSupplier();
  const reach = [phone, hours].filter(Boolean).join(", ");
  return (
    <>
      <PageHeader title={t("menu.support")} />
      <Panel>
        <TextSteps
          intro={t("support.intro")}
          steps={[
            phone ? t("support.call", { reach }) : t("support.ask"),
            ...t("support.steps").split("\n"),
          ]}
        />
      </Panel>
    </>
  );
}
