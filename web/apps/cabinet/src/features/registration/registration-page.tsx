/** «Регистрация»: a way into the cabinet for who has an account with the supplier. */
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { EntrancePage } from "../../shared/entrance-page";
import { entryWords } from "../../shared/entry-words";
import { SentNote } from "../../shared/sent-note";
import { RegistrationForm } from "./registration-form";

export const words = entryWords;

export function Component() {
  const { t } = useTranslation("entry");
  const [sentTo, setSentTo] = useState<string | null>(null);
  return (
    <EntrancePage title={t("registration.title")} links={<Link to="/sign-in">{t("back")}</Link>}>
      {sentTo === null ? (
        <RegistrationForm onSent={setSentTo} />
      ) : (
        <SentNote
          title={t("registration.sent")}
          lines={[t("registration.sentText", { email: sentTo }), t("registration.sentAdvice")]}
        />
      )}
    </EntrancePage>
  );
}
