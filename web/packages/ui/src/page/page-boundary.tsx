/** Keeps the shell when a page inside it does not come: its chunk has not arrived, or it has failed. */

import CloudOutlined from "@ant-design/icons/CloudOutlined";
import { Component, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Message } from "../state/message";
import { RetryButton } from "../state/retry-button";

function NotLoaded() {
  const { t } = useTranslation("common");
  return (
    <>
      <h1 className="visually-hidden">{t("state.pageNotLoaded")}</h1>
      <Message
        failed
        icon={<CloudOutlined />}
        title={t("state.pageNotLoaded")}
        text={t("state.pageNotLoadedAdvice")}
        // Browsers remember that a piece did not come: only the page from its beginning asks anew.
        action={<RetryButton onClick={() => window.location.reload()} />}
      />
    </>
  );
}

export type PageBoundaryProps = {
  /** Another page, by its address: what failed before has nothing to do with it. */
  page: string;
  /** Shown when the part fails, instead of words: for what the page can do without. */
  without?: ReactNode;
  children: ReactNode;
};

type State = { failed: string | null };

export class PageBoundary extends Component<PageBoundaryProps, State> {
  override state: State = { failed: null };

  static getDerivedStateFromError(): Partial<State> {
    return { failed: "" };
  }

  static getDerivedStateFromProps({ page }: PageBoundaryProps, state: State): State | null {
    // The first look after a failure says which page it was.
    if (state.failed === "") return { failed: page };
    return state.failed !== null && state.failed !== page ? { failed: null } : null;
  }

  override render(): ReactNode {
    const { children, without } = this.props;
    if (this.state.failed === null) return children;
    return without === undefined ? <NotLoaded /> : without;
  }
}
