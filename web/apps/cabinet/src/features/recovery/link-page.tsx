/** Where a recovery letter's link leads: a new password, once, and with it the way in. */
import type { SecondFactorAsk, UserOut } from "@personal-cabinet/api/auth";
import { asProblem } from "@personal-cabinet/api/problem";
import page from "@personal-cabinet/session/entrance/page.module.css";
import { SecondStep } from "@personal-cabinet/session/entrance/second-step";
import { goOn, type OutsideProps } from "@personal-cabinet/session/entrance/visit";
import { tellNext } from "@personal-cabinet/session/flash";
import { Button } from "@personal-cabinet/session/form/button";
import styles from "@personal-cabinet/session/form/form.module.css";
import { Notice, Refusal } from "@personal-cabinet/session/form/notice";
import { PasswordField } from "@personal-cabinet/session/form/password-field";
import { PasswordHints } from "@personal-cabinet/session/form/password-hints";
import { PasswordSummary } from "@personal-cabinet/session/form/password-summary";
import { useForm } from "@personal-cabinet/session/form/use-form";
import { useWords } from "@personal-cabinet/session/words/use-words";
import { useState } from "react";
import { EntrancePage } from "../../shared/entrance-page";
import { useLinkToken } from "../../shared/link-token";
import { confirmRecovery } from "./api/confirm-recovery";

const FIELDS = ["next", "repeat"] as const;
const SERVED = { new_password: "next" } as const;
/** `saved`: the password is set, and its owner is not signed in all the same. */
type End = "saved" | "expired" | SecondFactorAsk;

type LinkFormProps = {
  token: string;
  onEnd: (end: End) => void;
  onSignedIn: (user: UserOut) => Promise<void>;
};

function LinkForm({ token, onEnd, onSignedIn }: LinkFormProps) {
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
        const answer = await confirmRecovery(token, next);
        if ("second_factor" in answer) onEnd(answer.second_factor);
        else await onSignedIn(answer);
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
      <PasswordSummary refusals={form.refusals} />
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
function Outcome({ token, application, next }: OutsideProps & { token: string }) {
  const { t } = useWords();
  const [end, setEnd] = useState<End | null>(null);
  const enter = (user: UserOut) => {
    tellNext("password-set");
    return goOn(application, user, next);
  };
  if (end === null) return <LinkForm token={token} onEnd={setEnd} onSignedIn={enter} />;
  if (end === "expired") {
    return <NoUse title={t("entry:link.expired")} text={t("entry:link.expiredText")} />;
  }
  if (end !== "saved") {
    return (
      <div className={page.stack}>
        <Notice kind="success" title={t("common:password.set")} />
        <SecondStep
          factor={end}
          onSignedIn={(user) => void enter(user)}
          onLeave={() => setEnd("saved")}
        />
      </div>
    );
  }
  return (
    <Notice kind="success" title={t("common:password.set")}>
      <a href="/sign-in">{t("entry:link.signIn")}</a>
    </Notice>
  );
}

export function LinkPage(props: OutsideProps) {
  const { t } = useWords();
  const token = useLinkToken();
  return (
    <EntrancePage title={t("entry:link.title")} links={<a href="/sign-in">{t("entry:back")}</a>}>
      {token && <Outcome key={token} token={token} {...props} />}
      {token === "" && <NoUse title={t("entry:link.missing")} text={t("entry:link.missingText")} />}
      {token === null && <p role="status">{t("common:state.loading")}</p>}
    </EntrancePage>
  );
}
