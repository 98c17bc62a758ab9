/** Says that a step is not open yet, or that there is none, and leads to the one at hand. */
import LockOutlined from "@ant-design/icons/LockOutlined";
import type { StateOut } from "@personal-cabinet/api/wizard";
import { Panel } from "@personal-cabinet/ui/page/panel";
import { Message } from "@personal-cabinet/ui/state/message";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { nextToDo } from "./steps";

export type ClosedStepProps = {
  /** The step's own name, for the window's title too; null = there is no such step. */
  step: string | null;
  state: StateOut;
};

export function ClosedStep({ step, state }: ClosedStepProps) {
  const { t } = useTranslation();
  const title = t(step ? "locked.title" : "common:state.pageNotFound");
  const suite = t("title");
  useEffect(() => {
    document.title = `${step ?? title} · ${suite}`;
  }, [step, title, suite]);
  return (
    <Panel>
      <h1 className="visually-hidden">{step ? `${step}. ${title}` : title}</h1>
      <Message
        icon={<LockOutlined />}
        title={title}
        text={t(step ? "locked.text" : "common:state.pageNotFoundAdvice")}
        action={<Link to={nextToDo(state)}>{t("locked.go")}</Link>}
      />
    </Panel>
  );
}
