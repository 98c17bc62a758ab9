/** One more word on an appeal, with files; `reopen`: what is not solved, which opens it again. */
import type { AppealCardOut } from "@personal-cabinet/api/cabinet";
import { Button } from "@personal-cabinet/session/form/button";
import { Refusal } from "@personal-cabinet/session/form/notice";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { forgetDraft, keepDraft, keptDraft } from "../../shared/kept-draft";
import { addMessage, reopenAppeal } from "./api/appeal-acts";
import { TextField } from "./appeal-fields";
import { FileField } from "./file-field";
import styles from "./form.module.css";
import { sendOnce } from "./sending-key";
import { useAct } from "./use-act";
import { answerPlace } from "./use-carried";
import { filesWord, useFiles } from "./use-files";

const LONGEST = 4000;

export type AnswerFormProps = {
  appeal: Pick<AppealCardOut, "id">;
  user: string;
  act: "answer" | "reopen";
  onLeave?: () => void;
};

export function AnswerForm({ appeal, user, act, onLeave }: AnswerFormProps) {
  const { t } = useTranslation("support");
  const form = act === "answer" ? answerPlace(appeal.id) : `${act}-${appeal.id}`;
  const [text, setText] = useState(() => keptDraft<string>(form, user) ?? "");
  const [refusals, setRefusals] = useState<Record<string, string>>({});
  const files = useFiles();
  const type = (next: string) => {
    setText(next);
    setRefusals({});
    if (next) keepDraft(form, user, next);
    else forgetDraft(form);
  };
  const send = useAct(
    (said: string) =>
      sendOnce(form, user, (key) => {
        const file_ids = files.ready.map(({ id }) => id);
        if (act === "reopen") return reopenAppeal(appeal.id, said, key);
        return addMessage(appeal.id, { text: said, file_ids }, key);
      }),
    t(act === "answer" ? "answer.sent" : "reopen.done"),
    () => {
      type("");
      files.keep();
      onLeave?.();
    },
  );
  const submit = () => {
    const wait = filesWord(files);
    const long = text.length > LONGEST && t("wrong.tooLong", { most: LONGEST });
    const wrong = text.trim() ? long : t("wrong.text");
    setRefusals({
      ...(wrong ? { text: wrong } : {}),
      ...(wait ? { files: t(`wrong.${wait}`) } : {}),
    });
    if (wrong) document.getElementById(`${form}-text`)?.focus();
    if (!wrong && !wait && !send.isPending) send.mutate(text.trim());
  };
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Refusal error={send.error} />
      <TextField
        form={{ name: form, refusals }}
        label={t(`${act}.title`)}
        hint="answer.hint"
        most={LONGEST}
        rows={4}
        value={text}
        onChange={type}
      />
      {act === "answer" && <FileField files={files} />}
      {refusals.files && (
        <p role="alert" className={styles.wrong}>
          {refusals.files}
        </p>
      )}
      <div className={styles.acts}>
        <Button type="submit" look="main" busy={send.isPending}>
          {t(`${act}.send`)}
        </Button>
        {onLeave && <Button onClick={onLeave}>{t("reopen.leave")}</Button>}
      </div>
    </form>
  );
}
