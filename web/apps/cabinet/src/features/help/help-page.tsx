/** What to do when the sign-in fails. */

import { useSupplierLook } from "@personal-cabinet/session/entrance/outside-supplier";
import { useWords } from "@personal-cabinet/session/words/use-words";
import { EntrancePage } from "../../shared/entrance-page";
import { TextSteps } from "../../shared/text-steps";

export function Trouble() {
  const { t } = useWords();
  const { phone } = useSupplierLook();
  return (
    <EntrancePage title={t("help.sign-in.title")} links={<a href="/sign-in">{t("help.back")}</a>}>
      <TextSteps
        intro={t("help.sign-in.intro")}
        steps={[
          ...t("help.sign-in.steps").split("\n"),
          phone ? t("help.sign-in.call", { phone }) : t("help.sign-in.ask"),
        ]}
      />
    </EntrancePage>
  );
}
