/** What a page says to who has no account, or none with a meter, yet: it leads to where one is added. */
import button from "@personal-cabinet/ui/form/plain-button.module.css";
import { Panel } from "@personal-cabinet/ui/page/panel";
import { Empty } from "@personal-cabinet/ui/state/empty";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

const TO_ADD = "/account/add";

/** In a sentence, or at its end. */
export function AddAccountLink() {
  const { t } = useTranslation("cabinet");
  return <Link to={TO_ADD}>{t("account.add")}</Link>;
}

export function NoAccounts({ title, text }: { title?: string; text?: string }) {
  const { t } = useTranslation("cabinet");
  return (
    <Panel>
      <Empty
        title={title ?? t("account.none")}
        text={text ?? t("account.noneAdvice")}
        action={
          <Link className={`${button.button} ${button.main}`} to={TO_ADD}>
            {t("account.add")}
          </Link>
        }
      />
    </Panel>
  );
}
