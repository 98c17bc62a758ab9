/** The answer to the consumer: written or taken from those that are ready, with files. */
import type { AppealTemplateOut, StaffAppealCardOut } from "@personal-cabinet/api/cabinet";
import { formatMinute } from "@personal-cabinet/i18n/dates";
import { FormAlert } from "@personal-cabinet/ui/form/form-alert";
import { useAddressRecord } from "@personal-cabinet/ui/table/use-address-record";
import { useQuery } from "@tanstack/react-query";
import { Alert, Button, Input, Popconfirm, Select } from "antd";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { FileField } from "../../../shared/file-field";
import { readyAnswersQuery } from "./api/list-ready-answers";
import { APPEAL_NAME } from "./appeals-address";
import styles from "./card.module.css";
import { useAnswer } from "./use-answer";

const LONGEST = 4000;

type AppealRefOut = NonNullable<StaffAppealCardOut["merged_into"]>;

type AnswerFormProps = { appeal: StaffAppealCardOut; onTyping: () => void };

/** A ready answer goes below what is written already. */
export function withReady(text: string, { filled, text: plain }: AppealTemplateOut): string {
  return [text.trimEnd(), filled ?? plain].filter(Boolean).join("\n\n");
}

function Ready({ id, onChoose }: { id: string; onChoose: (answer: AppealTemplateOut) => void }) {
  const { t } = useTranslation("appeals");
  const selectId = useId();
  const answers = useQuery(readyAnswersQuery(id)).data?.items ?? [];
  if (answers.length === 0) return null;
  return (
    <div>
      <label htmlFor={selectId}>{t("answer.ready")}</label>
      <Select<number | null>
        id={selectId}
        className={styles.select ?? ""}
        value={null}
        placeholder={t("answer.choose")}
        showSearch={{ optionFilterProp: "label" }}
        options={answers.map((one) => ({ value: one.id, label: one.name }))}
        onChange={(chosen) => {
          const answer = answers.find((one) => one.id === chosen);
          if (answer) onChoose(answer);
        }}
      />
    </div>
  );
}

function Meanwhile({ messages }: { messages: StaffAppealCardOut["messages"] }) {
  const { t } = useTranslation("appeals");
  return (
    <Alert
      type="warning"
      showIcon
      title={t("answer.meanwhile")}
      description={
        <>
          <ul className={styles.meanwhile}>
            {messages.map(({ id, by, author, at, text }) => (
              <li key={id}>
                <span className={styles.soft}>
                  {author?.name || t(`by.${by}`)}, {formatMinute(at)}
                </span>
                <span className={styles.text}>{text}</span>
              </li>
            ))}
          </ul>
          <p>{t("answer.meanwhileAdvice")}</p>
        </>
      }
    />
  );
}

/** What was merged is answered elsewhere; what is not with the service yet is at least to be seen. */
function Elsewhere({ into, text }: { into: AppealRefOut; text: string }) {
  const { t } = useTranslation("appeals");
  const { addressOf } = useAddressRecord(APPEAL_NAME);
  return (
    <>
      <p>
        {t("answer.merged")}{" "}
        <Link to={{ search: addressOf(into.id) }}>{t("answer.openInto", into)}</Link>
      </p>
      {text && (
        <>
          <p className={styles.soft}>{t("answer.unsent")}</p>
          <p className={styles.text}>{text}</p>
        </>
      )}
    </>
  );
}

export function AnswerForm({ appeal, onTyping }: AnswerFormProps) {
  const { t } = useTranslation("appeals");
  const id = useId();
  const [wrong, setWrong] = useState("");
  const answer = useAnswer(appeal);
  const { text, files, kept, meanwhile } = answer;
  const whole = Boolean(text) || files.items.length > 0;
  const write = (next: string) => {
    answer.setText(next);
    setWrong("");
    onTyping();
  };
  const send = (status: "in_work" | "done") => {
    const files_ = files.underway ? t("admin:files.wait") : "";
    const why = text.trim() ? (files.failed ? t("admin:files.failed") : files_) : t("answer.empty");
    setWrong(why);
    if (!why) answer.send(status);
  };
  if (appeal.merged_into) return <Elsewhere into={appeal.merged_into} text={text} />;
  if (appeal.status === "draft") return <p className={styles.soft}>{t("answer.draftFirst")}</p>;
  if (appeal.status === "done" || appeal.status === "cancelled") {
    return <p className={styles.soft}>{t("answer.closed")}</p>;
  }
  return (
    <div className={styles.reply}>
      {meanwhile.length > 0 && <Meanwhile messages={meanwhile} />}
      <FormAlert error={answer.error} />
      <Ready id={appeal.id} onChoose={(chosen) => write(withReady(text, chosen))} />
      <div>
        <label htmlFor={id}>{t("answer.text")}</label>
        <Input.TextArea
          id={id}
          rows={8}
          maxLength={LONGEST}
          value={text}
          status={wrong ? "error" : ""}
          aria-describedby={`${id}-state`}
          onChange={(event) => write(event.target.value)}
          aria-keyshortcuts="Control+Enter"
          onKeyDown={(event) => {
            if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
            event.preventDefault();
            if (!answer.busy) send("in_work");
          }}
        />
        <p id={`${id}-state`} role="status" className={styles.state}>
          {kept !== "none" && t(`answer.kept.${kept}`)}
        </p>
      </div>
      <FileField uploads={files} />
      <p role="alert" className={styles.wrong}>
        {wrong}
      </p>
      <div className={styles.buttons}>
        <Button type="primary" loading={answer.busy} onClick={() => send("in_work")}>
          {t(meanwhile.length > 0 ? "answer.sendAnyway" : "answer.send")}
        </Button>
        <Button disabled={answer.busy} onClick={() => send("done")}>
          {t("answer.sendDone")}
        </Button>
        {kept !== "none" && whole && (
          <Popconfirm
            title={t("answer.discardAsk")}
            okText={t("answer.discard")}
            cancelText={t("answer.keep")}
            onConfirm={answer.discard}
          >
            <Button type="text" danger disabled={answer.busy}>
              {t("answer.discard")}
            </Button>
          </Popconfirm>
        )}
      </div>
      <p className={styles.soft}>{t("answer.keys")}</p>
    </div>
  );
}
