import InboxOutlined from "@ant-design/icons/InboxOutlined";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Message } from "./message";

/** Nothing to show, and it is not an error; say what will appear here and what to do. */
export function Empty(props: {
  title?: string;
  text?: string;
  icon?: ReactNode;
  action?: ReactNode;
}) {
  const { t } = useTranslation("common");
  return (
    <Message
      icon={props.icon ?? <InboxOutlined />}
      title={props.title ?? t("state.empty")}
      text={props.text}
      action={props.action}
    />
  );
}
