/** Where the letter of a question leads: somebody asks to see the reader's account. */
import type { ConsentOut } from "@personal-cabinet/api/auth";
import { asProblem } from "@personal-cabinet/api/problem";
import { formatDay } from "@personal-cabinet/i18n/dates";
import { Button } from "@personal-cabinet/session/form/button";
import styles from "@personal-cabinet/session/form/form.module.css";
import { Notice, Refusal } from "@personal-cabinet/session/form/notice";
import { useWords } from "@personal-cabinet/session/words/use-words";
import { useEffect, useState } from "react";
import { EntrancePage } from "../../shared/entrance-page";
import { useLinkToken } from "../../shared/link-token";
import { answerByLink } from "./api/answer-by-link";
import { lookAtConsent } from "./api/look-at-consent";

type End = "agreed" | "refused" | "over";

function Question({ question }: { question: ConsentOut }) {
  const { t } = useWords();
  const { asker_name: name, asker_email: email, account_ending: ending } = question;
  return (
    <>
      <h2>{name ? t("entry:consent.asks", { name }) : t("entry:consent.asksNameless")}</h2>
      {ending && <p>{t("entry:consent.account", { ending })}</p>}
      {email && <p>{t("entry:consent.email", { email })}</p>}
      <p>{t("entry:consent.about")}</p>
      <p>{t("entry:consent.until", { day: formatDay(question.asked_until) })}</p>
    </>
  );
}

/** What came of one token. */
function Outcome({ token }: { token: string }) {
  const { t } = useWords();
  const [question, setQuestion] = useState<ConsentOut | null>(null);
  const [end, setEnd] = useState<End | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const [asked, setAsked] = useState(0);

  const failed = (failure: unknown) => {
    if (asProblem(failure).type === "link-expired") setEnd("over");
    else setError(failure);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each token and each try
  useEffect(() => {
    let gone = false;
    lookAtConsent(token).then(
      (found) => !gone && setQuestion(found),
      (failure) => !gone && failed(failure),
    );
    return () => {
      gone = true;
    };
  }, [token, asked]);
  const answer = async (agree: boolean) => {
    setBusy(true);
    setError(null);
    try {
      await answerByLink(token, agree);
      setEnd(agree ? "agreed" : "refused");
    } catch (failure) {
      failed(failure);
    } finally {
      setBusy(false);
    }
  };

  if (end !== null) {
    return (
      <Notice kind={end === "over" ? "warning" : "success"} title={t(`entry:consent.${end}`)}>
        <p>{t(`entry:consent.${end}Text`)}</p>
        <a href="/">{t("entry:consent.toCabinet")}</a>
      </Notice>
    );
  }
  const again = () => {
    setError(null);
    setAsked(asked + 1);
  };
  if (question === null) {
    return error === null ? (
      <p role="status">{t("common:state.loading")}</p>
    ) : (
      <div className={styles.form}>
        <Refusal error={error} />
        <Button onClick={again}>{t("common:state.retry")}</Button>
      </div>
    );
  }
  return (
    <div className={styles.form}>
      <Question question={question} />
      <Refusal error={error} />
      <Button look="main" disabled={busy} busy={busy} onClick={() => void answer(true)}>
        {t("entry:consent.agree")}
      </Button>
      <Button disabled={busy} onClick={() => void answer(false)}>
        {t("entry:consent.refuse")}
      </Button>
    </div>
  );
}

export function ConsentPage() {
  const { t } = useWords();
  const token = useLinkToken();
  return (
    <EntrancePage title={t("entry:consent.title")} links={<a href="/sign-in">{t("entry:back")}</a>}>
      {token && <Outcome key={token} token={token} />}
      {token === "" && (
        <Notice kind="warning" title={t("entry:consent.missing")}>
          <p>{t("entry:consent.missingText")}</p>
        </Notice>
      )}
      {token === null && <p role="status">{t("common:state.loading")}</p>}
    </EntrancePage>
  );
}
