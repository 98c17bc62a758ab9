/** The tab «Обращения» of a subscriber's card: what he has asked, with ways to each. */
import { formatMinute } from "@personal-cabinet/i18n/dates";
import { titleIn } from "@personal-cabinet/i18n/in-language";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { Fetched } from "@personal-cabinet/ui/state/fetched";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { AppealStatus } from "../../../shared/appeal-status";
import styles from "./accounts.module.css";
import { appealsOfQuery } from "./api/list-appeals";

export function AppealsTab({ customerId }: { customerId: number }) {
  const { t } = useTranslation("accounts");
  const language = useLanguage();
  const appeals = useQuery(appealsOfQuery(customerId));
  return (
    <Fetched query={appeals}>
      {({ items, total }) => (
        <>
          <ul className={styles.owned}>
            {items.map(({ id, number, status, created_at, topic, account, text }) => (
              <li key={id}>
                <div className={styles.line}>
                  <Link to={`/appeals?appeal=${id}`}>
                    № {number}, {titleIn(language, topic)}
                  </Link>
                  <AppealStatus status={status} />
                </div>
                <span>
                  {[formatMinute(created_at), account?.number].filter(Boolean).join(" · ")}
                </span>
                <div className={styles.snippet}>{text}</div>
              </li>
            ))}
          </ul>
          {total > items.length && <p>{t("card.more", { count: total - items.length })}</p>}
          {total === 0 && <p>{t("card.noAppeals")}</p>}
        </>
      )}
    </Fetched>
  );
}
