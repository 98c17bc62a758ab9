/** The form's field of the human check, and what a refused check means for it. */
import type { Human } from "@personal-cabinet/api/auth";
import { asProblem } from "@personal-cabinet/api/problem";
import { Form, type FormInstance } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { CODE_LENGTH, HumanCheck } from "./human-check";

export type WithHuman = { human: Human };

/** Counts refused attempts for `HumanField`; `refused` says whether the check itself was the reason. */
export function useHumanAttempts(form: FormInstance) {
  const { t } = useTranslation("entry");
  const [attempt, setAttempt] = useState(0);
  const refused = (error: unknown): boolean => {
    setAttempt((count) => count + 1);
    if (asProblem(error).type !== "wrong-code") return false;
    form.setFields([{ name: "human", errors: [t("human.wrong")] }]);
    form.getFieldInstance("human")?.focus();
    return true;
  };
  return { attempt, refused };
}

function isWhole(human: Human): boolean {
  return "altcha" in human || human.code.length === CODE_LENGTH;
}

export function HumanField({ attempt }: { attempt: number }) {
  const { t } = useTranslation("entry");
  return (
    <Form.Item
      name="human"
      label={t("human.label")}
      validateTrigger="onSubmit"
      rules={[
        { required: true, message: t("common:form.required") },
        {
          validator: (_rule, human?: Human | null) =>
            !human || isWhole(human)
              ? Promise.resolve()
              : Promise.reject(new Error(t("human.digits"))),
        },
      ]}
    >
      <HumanCheck attempt={attempt} />
    </Form.Item>
  );
}
