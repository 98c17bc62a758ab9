/** The one field that opens the wizard. */
import { Button } from "@personal-cabinet/session/form/button";
import styles from "@personal-cabinet/session/form/form.module.css";
import { Refusal } from "@personal-cabinet/session/form/notice";
import { PasswordField } from "@personal-cabinet/session/form/password-field";
import { useForm } from "@personal-cabinet/session/form/use-form";
import { useWords } from "@personal-cabinet/session/words/use-words";

const FIELDS = ["token"] as const;
/** As in the service: longer ones are refused unread. */
const LONGEST = 200;

export function TokenForm({ onSubmit }: { onSubmit: (token: string) => Promise<unknown> }) {
  const { t } = useWords();
  const form = useForm({
    name: "token",
    fields: FIELDS,
    check: ({ token }) => ({ token: token.trim() ? undefined : t("common:form.required") }),
    onSubmit: ({ token }) => onSubmit(token.trim()),
    again: "token",
  });
  return (
    <form className={styles.form} {...form.props}>
      <Refusal error={form.error} />
      <PasswordField
        form={form}
        name="token"
        label={t("entry.token")}
        autoComplete="off"
        maxLength={LONGEST}
      />
      <Button type="submit" look="main" busy={form.busy} disabled={form.waiting}>
        {t("entry.submit")}
      </Button>
    </form>
  );
}
