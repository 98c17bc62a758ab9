/** Where a recovery letter's link leads: a new password, once. */
import { asProblem } from "@personal-cabinet/api/problem";
import { Button } from "@personal-cabinet/session/form/button";
import styles from "@personal-cabinet/session/form/form.module.css";
import { Notice, Refusal } from "@personal-cabinet/session/form/notice";
import { PasswordField } from "@personal-cabinet/session/form/password-field";
import { PasswordHints } from "@personal-cabinet/session/form/password-hints";
import { useForm } from "@personal-cabinet/session/form/use-form";
import { useWords } from "@personal-cabinet/session/words/use-words";
import { useState } from "react";
import { EntrancePage } from "../../shared/entrance-page";
import { useLinkToken } from "../../shared/link-token";
import { confirmRecovery } from "./api/confirm-recovery";

const FIELDS = ["next", "repeat"] as const;
const SERVED = { new_password: "next" } as const;
type End = "saved" | "expired";

function LinkForm({ token, onEnd }: { token: string; onEnd: (end: End) => void }) {
  const { t } = useWords();
  const [typed, setTyped] = useState("");
  const required = t("common:form.required");
  const form = useForm({
    name: "link",
    fields: FIELDS,
    check: ({ next, repeat }) => ({
      next: next ? undefined : required,
      repeat: !repeat ? required : repeat === next ? undefined : t("common:password.differ"),
    }),
    onSubmit: async ({ next }) => {
      try {
        await confirmRecovery(token, next);
        onEnd("saved");
      } catch (failure) {
        if (asProblem(failure).type !== "link-expired") throw failure;
        onEnd("expired");
      }
    },
    served: SERVED,
  });
  return (
    <form className={styles.form} {...form.props}>
      <Refusal error={form.error} />
      <PasswordField
        form={form}
        name="next"
        label={t("entry:link.password")}
        autoComplete="new-password"
        onChange={(event) => setTyped(event.target.value)}
        hint={<PasswordHints password={typed} current="" />}
      />
      <PasswordField
        form={form}
        name="repeat"
        label={t("entry:link.repeat")}
        autoComplete="new-password"
      />
      <Button type="submit" look="main" busy={form.busy} disabled={form.waiting}>
        {t("entry:link.submit")}
      </Button>
    </form>
  );
}

function NoUse({ title, text }: { title: string; text: string }) {
  const { t } = useWords();
  return (
    <Notice kind="warning" title={title}>
      <p>{text}</p>
      <a href="/recovery">{t("entry:link.again")}</a>
    </Notice>
  );
}

/** What came of one token. */
function Outcome({ token }: { token: string }) {
  const { t } = useWords();
  const [end, setEnd] = useState<End | null>(null);
  if (end === "expired") {
    return <NoUse title={t("entry:link.expired")} text={t("entry:link.expiredText")} />;
  }
  if (end === null) return <LinkForm token={token} onEnd={setEnd} />;
  return (
    <Notice kind="success" title={t("entry:link.saved")}>
      <a href="/sign-in">{t("entry:link.signIn")}</a>
    </Notice>
  );
}

export function LinkPage() {
  const { t } = useWords();
  const token = useLinkToken();
  return (
    <EntrancePage title={t("entry:link.title")} links={<a href="/sign-in">{t("entry:back")}</a>}>
      {token && <Outcome key={token} token={token} />}
      {token === "" && <NoUse title={t("entry:link.missing")} text={t("entry:link.missingText")} />}
      {token === null && <p role="status">{t("common:state.loading")}</p>}
    </EntrancePage>
  );
}
