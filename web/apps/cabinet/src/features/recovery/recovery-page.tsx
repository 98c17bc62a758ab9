/** «Восстановление пароля»: the answer never tells whether the e-mail is known. */
import { Button } from "@personal-cabinet/session/form/button";
import { Field } from "@personal-cabinet/session/form/field";
import styles from "@personal-cabinet/session/form/form.module.css";
import { Refusal } from "@personal-cabinet/session/form/notice";
import { useForm } from "@personal-cabinet/session/form/use-form";
import { useWords } from "@personal-cabinet/session/words/use-words";
import { looksLikeEmail } from "@personal-cabinet/ui/form/contacts";
import { useState } from "react";
import { EntrancePage } from "../../shared/entrance-page";
import { HumanCheck } from "../../shared/human-check/human-check";
import { useHuman } from "../../shared/human-check/use-human";
import { SentNote } from "../../shared/sent-note";
import { askRecovery } from "./api/ask-recovery";

const FIELDS = ["email", "human"] as const;
const SERVED = { email: "email", "human.code": "human" } as const;

function RecoveryForm({ onSent }: { onSent: (email: string) => void }) {
  const { t, language } = useWords();
  const { human, setHuman, attempt, wrong, refused } = useHuman();
  const form = useForm({
    name: "recovery",
    fields: FIELDS,
    check: ({ email }) => ({
      email: !email.trim()
        ? t("common:form.required")
        : looksLikeEmail(email)
          ? undefined
          : t("entry:field.emailWrong"),
      human: wrong(),
    }),
    onSubmit: async ({ email }) => {
      if (!human) return;
      try {
        await askRecovery({ email: email.trim(), human, language });
        onSent(email.trim());
      } catch (failure) {
        const words = refused(failure);
        if (words === null) throw failure;
        form.refuse({ human: words });
      }
    },
    served: SERVED,
    whenLeft: true,
  });
  return (
    <form className={styles.form} {...form.props}>
      <p>{t("entry:recovery.intro")}</p>
      <Field
        form={form}
        name="email"
        label={t("entry:field.email")}
        inputMode="email"
        autoCapitalize="none"
        autoComplete="email"
        maxLength={254}
      />
      <HumanCheck
        form={form}
        attempt={attempt}
        onChange={(given) => {
          setHuman(given);
          form.mend("human");
        }}
      />
      <Refusal error={form.error} />
      <Button type="submit" look="main" busy={form.busy} disabled={form.waiting}>
        {t("entry:recovery.submit")}
      </Button>
    </form>
  );
}

export function RecoveryPage() {
  const { t } = useWords();
  const [sentTo, setSentTo] = useState<string | null>(null);
  return (
    <EntrancePage
      title={t("entry:recovery.title")}
      links={<a href="/sign-in">{t("entry:back")}</a>}
    >
      {sentTo === null ? (
        <RecoveryForm onSent={setSentTo} />
      ) : (
        <SentNote
          title={t("entry:recovery.sent")}
          lines={[t("entry:recovery.sentText", { email: sentTo })]}
        />
      )}
    </EntrancePage>
  );
}
