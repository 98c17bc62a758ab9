/** The accounts of a consumer, with what he sees of each, and the way to take one away. */
import type { ListedUserOut } from "@personal-cabinet/api/auth";
import type { AccountLinkOut } from "@personal-cabinet/api/cabinet";
import { formatDate } from "@personal-cabinet/i18n/dates";
import { Fetched } from "@personal-cabinet/ui/state/fetched";
import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../../shared/use-may";
import { StateMark } from "../shared/state-mark";
import styles from "../shared/users.module.css";
import { linksQuery } from "./api/list-links";
import { TakeDialog } from "./take-dialog";

const MARKS = { present: "active", former: "waiting", none: "blocked", waiting: "waiting" };

export type LinkListProps = { user: ListedUserOut; onTaken: (number: string) => void };

function Link({ link, onTake }: { link: AccountLinkOut; onTake: () => void }) {
  const { t } = useTranslation("people");
  const grants = useMay("access:grant");
  const day = link.last_day ? formatDate(link.last_day) : "";
  return (
    <li className={styles.link}>
      <div>
        <div className={styles.strong}>{link.number}</div>
        {link.customer_name && <div>{link.customer_name}</div>}
        {link.address && <div className={styles.soft}>{link.address}</div>}
        <StateMark kind={MARKS[link.access]}>{t(`link.${link.access}`, { day })}</StateMark>
      </div>
      {link.access !== "none" && grants && (
        <Button danger onClick={onTake} aria-label={`${t("take.open")}: ${link.number}`}>
          {t("take.open")}
        </Button>
      )}
    </li>
  );
}

export function LinkList({ user, onTaken }: LinkListProps) {
  const { t } = useTranslation("people");
  const [asked, setAsked] = useState<AccountLinkOut | null>(null);
  const links = useQuery(linksQuery(user.id));
  return (
    <Fetched query={links}>
      {(all) => (
        <>
          {all.length === 0 ? (
            <p className={styles.soft}>{t("link.nothing")}</p>
          ) : (
            <ul className={styles.links}>
              {all.map((link) => (
                <Link key={link.number} link={link} onTake={() => setAsked(link)} />
              ))}
            </ul>
          )}
          {asked && (
            <TakeDialog
              user={user}
              number={asked.number}
              onClose={() => setAsked(null)}
              onDone={() => onTaken(asked.number)}
            />
          )}
        </>
      )}
    </Fetched>
  );
}
