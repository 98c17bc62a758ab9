/** How to reach the supplier by phone, and what to have at hand. */
import { useSupplier } from "@personal-cabinet/session/inner/use-supplier";
import { PageHeader } from "@personal-cabinet/ui/page/page-header";
import { Panel } from "@personal-cabinet/ui/page/panel";
import { useTranslation } from "react-i18next";
import { TextSteps } from "../../shared/text-steps";
import { supportWords } from "./support-words";

export const words = supportWords;

export function Component() {
  const { t } = useTranslation("support");
  const { phone, hours } = useSupplier();
  const reach = [phone, hours].filter(Boolean).join(", ");
  return (
    <>
      <PageHeader title={t("contacts.title")} crumbs={[{ label: t("title"), to: "/support" }]} />
      <Panel>
        <TextSteps
          intro={t("contacts.intro")}
          steps={[
            phone ? t("contacts.call", { reach }) : t("cabinet:support.ask"),
            ...t("contacts.steps").split("\n"),
          ]}
        />
      </Panel>
    </>
  );
}
