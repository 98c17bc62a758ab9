/** A note for colleagues: no letter, push, counter or page tells the consumer of it. */
import { newKey } from "@personal-cabinet/api/sending-key";
import { FormAlert } from "@personal-cabinet/ui/form/form-alert";
import { Button, Input } from "antd";
import { useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { noteAppeal } from "./api/appeal-acts";
import styles from "./card.module.css";
import { useAppealAct } from "./use-appeal-act";
import { useWritten } from "./use-written";

const LONGEST = 4000;

export function NoteForm({ id }: { id: string }) {
  const { t } = useTranslation("appeals");
  const field = useId();
  const { first, keep, forget } = useWritten("note", id, "");
  const [text, setText] = useState(first);
  const key = useRef("");
  const add = useAppealAct(
    id,
    (said: string) => {
      key.current ||= newKey();
      return noteAppeal(id, said, key.current);
    },
    t("note.done"),
    () => {
      key.current = "";
      forget();
      setText("");
    },
  );
  return (
    <div className={styles.note}>
      <p className={styles.noteMark}>{t("note.about")}</p>
      <FormAlert error={add.error} />
      <label htmlFor={field}>{t("note.text")}</label>
      <Input.TextArea
        id={field}
        rows={5}
        maxLength={LONGEST}
        value={text}
        onChange={(event) => {
          // Other words are another note.
          key.current = "";
          keep(event.target.value);
          setText(event.target.value);
        }}
      />
      <div className={styles.buttons}>
        <Button
          disabled={!text.trim()}
          loading={add.isPending}
          onClick={() => add.mutate(text.trim())}
        >
          {t("note.add")}
        </Button>
      </div>
    </div>
  );
}
