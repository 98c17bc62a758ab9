/** Whether all notices are listed, or the unread ones only. */
import { Segmented } from "antd";
import { useTranslation } from "react-i18next";

export type Shown = "unread" | "all";

export function ShownChoice(props: { value: Shown; onChange: (shown: Shown) => void }) {
  const { t } = useTranslation("notices");
  return (
    <Segmented<Shown>
      aria-label={t("show")}
      {...props}
      options={[
        { value: "all", label: t("all") },
        { value: "unread", label: t("unread") },
      ]}
    />
  );
}
