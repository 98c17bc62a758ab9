/** The appeals beside an opened one, as they stand in the list; and the way to it, to be passed on. */
import DownOutlined from "@ant-design/icons/DownOutlined";
import LinkOutlined from "@ant-design/icons/LinkOutlined";
import UpOutlined from "@ant-design/icons/UpOutlined";
import { useTell } from "@personal-cabinet/session/inner/told";
import { copyText } from "@personal-cabinet/ui/page/copy-text";
import { Button } from "antd";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import styles from "./appeals.module.css";
import { APPEAL_NAME } from "./appeals-address";

type AroundProps = { id: string; ids: string[]; onOpen: (id: string) => void };

const STEPS: Record<string, "before" | "after"> = { ArrowUp: "before", ArrowDown: "after" };

/** The appeals that stand next to one; null: there is none. */
export function nextTo(ids: string[], id: string) {
  const at = ids.indexOf(id);
  return { before: ids[at - 1] ?? null, after: at < 0 ? null : (ids[at + 1] ?? null) };
}

export function Around({ id, ids, onOpen }: AroundProps) {
  const { t } = useTranslation("appeals");
  const tell = useTell();
  const { before, after } = nextTo(ids, id);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const step = event.altKey ? STEPS[event.key] : undefined;
      if (!step) return;
      event.preventDefault();
      const next = { before, after }[step];
      if (next) onOpen(next);
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [before, after, onOpen]);
  const copy = async () => {
    const address = `${window.location.origin}/appeals?${APPEAL_NAME}=${id}`;
    tell(t((await copyText(address)) ? "around.copied" : "around.notCopied", { address }));
  };
  return (
    <div className={styles.around}>
      <Button
        type="text"
        icon={<UpOutlined />}
        aria-label={t("around.before")}
        title={t("around.before")}
        aria-keyshortcuts="Alt+ArrowUp"
        disabled={!before}
        onClick={() => before && onOpen(before)}
      />
      <Button
        type="text"
        icon={<DownOutlined />}
        aria-label={t("around.after")}
        title={t("around.after")}
        aria-keyshortcuts="Alt+ArrowDown"
        disabled={!after}
        onClick={() => after && onOpen(after)}
      />
      <Button
        type="text"
        icon={<LinkOutlined />}
        aria-label={t("around.copy")}
        title={t("around.copy")}
        onClick={() => void copy()}
      />
    </div>
  );
}
