/** Answers for those outside: what to do when the sign-in fails, and what the cabinet is. */
import { useWords } from "@personal-cabinet/session/words/use-words";
import { EntrancePage } from "../../shared/entrance-page";
import { InformationText } from "../../shared/information-text";
import { useSupplierName } from "../../shared/outside-supplier";
import { TextSteps } from "../../shared/text-steps";

export function Information() {
  const { t } = useWords();
  return (
    <EntrancePage
      title={t("help.information.title")}
      links={<a href="/sign-in">{t("help.back")}</a>}
    >
      <InformationText t={t} />
    </EntrancePage>
  );
}

export function Trouble() {
  const { t } = useWords();
  const supplier = useSupplierName();
  return (
    <EntrancePage title={t("help.sign-in.title")} links={<a href="/sign-in">{t("help.back")}</a>}>
      <TextSteps
        intro={t("help.sign-in.intro", { supplier })}
        steps={t("help.sign-in.steps", { supplier }).split("\n")}
      />
    </EntrancePage>
  );
}
