/** Who asks to see an account of the reader's: he agrees, or refuses. */
import type { ConsentOut } from "@personal-cabinet/api/auth";
import { formatDay } from "@personal-cabinet/i18n/dates";
import { useTell } from "@personal-cabinet/session/inner/told";
import { FormAlert } from "@personal-cabinet/ui/form/form-alert";
import { Dialog } from "@personal-cabinet/ui/page/dialog";
import { Panel } from "@personal-cabinet/ui/page/panel";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import styles from "./account.module.css";
import { answerQuestion } from "./api/answer-question";
import { questionsQuery } from "./api/list-questions";

type Chosen = { question: ConsentOut; agree: boolean };

function useQuestionWords() {
  const { t } = useTranslation("account");
  return ({ asker_name: name, asker_email: email, account_ending: ending }: ConsentOut) => {
    const said = { name, email, ending };
    if (name) return t(email ? "questions.who" : "questions.named", said);
    return t(email ? "questions.nameless" : "questions.unknown", said);
  };
}

function Answer({ question, agree, onClose }: Chosen & { onClose: () => void }) {
  const { t } = useTranslation("account");
  const words = useQuestionWords();
  const queries = useQueryClient();
  const tell = useTell();
  const answer = useMutation({
    mutationFn: () => answerQuestion(question.id, agree),
    onSuccess: () => {
      tell(t(agree ? "questions.agreed" : "questions.refused"));
      onClose();
    },
    onSettled: () => queries.invalidateQueries({ queryKey: questionsQuery.queryKey }),
  });
  return (
    <Dialog
      open
      title={t(agree ? "questions.agreeTitle" : "questions.refuseTitle")}
      okText={t(agree ? "questions.agree" : "questions.refuse")}
      cancelText={t("cancel")}
      confirmLoading={answer.isPending}
      onOk={() => answer.mutate()}
      onCancel={onClose}
      closable={{ "aria-label": t("common:state.close") }}
    >
      <div className={styles.dialog}>
        <FormAlert error={answer.error} />
        <p>{words(question)}</p>
        <p>{t(agree ? "questions.about" : "questions.refuseAbout")}</p>
      </div>
    </Dialog>
  );
}

export function QuestionsPanel() {
  const { t } = useTranslation("account");
  const words = useQuestionWords();
  const { data = [] } = useQuery(questionsQuery);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  if (data.length === 0 && !chosen) return null;
  return (
    <Panel title={t("questions.title")}>
      <ul className={styles.rows}>
        {data.map((question) => (
          <li key={question.id} className={styles.row}>
            <div className={styles.what}>
              <p>{words(question)}</p>
              <p className={styles.soft}>
                {t("questions.until", { day: formatDay(question.asked_until) })}
              </p>
            </div>
            <div className={styles.answers}>
              <Button type="primary" onClick={() => setChosen({ question, agree: true })}>
                {t("questions.agree")}
              </Button>
              <Button onClick={() => setChosen({ question, agree: false })}>
                {t("questions.refuse")}
              </Button>
            </div>
          </li>
        ))}
      </ul>
      {chosen && <Answer {...chosen} onClose={() => setChosen(null)} />}
    </Panel>
  );
}
