/** «Регистрация»: a way into the cabinet for who has an account with the supplier. */
import { useWords } from "@personal-cabinet/session/words/use-words";
import { useState } from "react";
import { EntrancePage } from "../../shared/entrance-page";
import { SentNote } from "../../shared/sent-note";
import { RegistrationForm } from "./registration-form";

export function RegistrationPage() {
  const { t } = useWords();
  const [sentTo, setSentTo] = useState<string | null>(null);
  return (
    <EntrancePage
      title={t("entry:registration.title")}
      links={<a href="/sign-in">{t("entry:back")}</a>}
    >
      {sentTo === null ? (
        <RegistrationForm onSent={setSentTo} />
      ) : (
        <SentNote
          title={t("entry:registration.sent")}
          lines={[
            t("entry:registration.sentText", { email: sentTo }),
            t("entry:registration.sentAdvice"),
          ]}
        />
      )}
    </EntrancePage>
  );
}
