/** One consumer or member of staff: their data to edit, and their access. */
import type { ListedUserOut } from "@personal-cabinet/api/auth";
import { formatMinute } from "@personal-cabinet/i18n/dates";
import { Facts } from "@personal-cabinet/ui/page/facts";
import { RecordDrawer } from "@personal-cabinet/ui/table/record-drawer";
import { useLastShown } from "@personal-cabinet/ui/table/use-last-shown";
import { Alert, Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { AuditLink } from "../../../shared/audit-link";
import { useMay } from "../../../shared/use-may";
import { StateMark } from "../shared/state-mark";
import styles from "../shared/users.module.css";
import { AccountForm } from "./account-form";
import { ActDialog, type Asked } from "./act-dialog";
import type { Act } from "./api/change-user";
import { EditForm } from "./edit-form";
import { LinkList } from "./link-list";
import { PersonalData } from "./personal-data";

function Access({ user, onDone }: { user: ListedUserOut; onDone: (asked: Asked) => void }) {
  const { t } = useTranslation("people");
  const [asked, setAsked] = useState<Asked | null>(null);
  const button = (act: Act) => (
    <Button onClick={() => setAsked({ user, act })}>{t(`act.${act}`)}</Button>
  );
  return (
    <>
      <div className={styles.actions}>
        {user.active && user.email && button("password")}
        {button("factor")}
      </div>
      {!user.email && <p>{t("edit.emailNone")}</p>}
      {asked && <ActDialog asked={asked} onClose={() => setAsked(null)} onDone={onDone} />}
    </>
  );
}

type CardProps = Omit<UserDrawerProps, "user" | "onClose"> & {
  user: ListedUserOut;
  onErased: () => void;
};

function Card({ user, own, onSaved, onErased }: CardProps) {
  const { t } = useTranslation("people");
  const [done, setDone] = useState("");
  const [factorOff, setFactorOff] = useState(false);
  const grants = useMay("access:grant");
  const on = user.second_factor && !factorOff;
  const acted = ({ act }: Asked) => {
    if (act === "factor") setFactorOff(true);
    setDone(t(act === "factor" ? "edit.factorReset" : "edit.passwordSent", { email: user.email }));
  };
  return (
    <>
      <AuditLink person={user.id} />
      <div role="status">
        {done && <Alert type="success" showIcon title={done} style={{ marginBottom: 20 }} />}
      </div>
      <EditForm
        user={user}
        own={own}
        onSaved={(saved) => {
          setDone(t("edit.saved"));
          onSaved(saved);
        }}
      />
      {user.user_class === "consumer" && (
        <section className={styles.section}>
          <h2>{t("link.title")}</h2>
          <LinkList user={user} onTaken={(number) => setDone(t("take.done", { number }))} />
        </section>
      )}
      {user.user_class === "consumer" && grants && (
        <section className={styles.section}>
          <h2>{t("edit.accounts")}</h2>
          <AccountForm user={user} onDone={() => setDone(t("edit.accountAdded"))} />
        </section>
      )}
      <section className={styles.section}>
        <h2>{t("edit.access")}</h2>
        <Facts
          facts={[
            {
              label: t("column.active"),
              value: (
                <StateMark kind={user.active ? "active" : "blocked"}>
                  {t(user.active ? "active" : "blocked")}
                </StateMark>
              ),
            },
            { label: t("edit.factor"), value: t(on ? "edit.factorOn" : "edit.factorOff") },
            { label: t("column.created"), value: formatMinute(user.created_at) },
            {
              label: t("column.seen"),
              value: user.last_seen_at && formatMinute(user.last_seen_at),
            },
          ]}
        />
        {!own && <Access user={user} onDone={acted} />}
      </section>
      {user.user_class === "consumer" && <PersonalData user={user} onErased={onErased} />}
    </>
  );
}

export type UserDrawerProps = {
  user: ListedUserOut | null;
  /** It is the reader's own account. */
  own: boolean;
  onClose: () => void;
  onSaved: (user: ListedUserOut) => void;
};

export function UserDrawer({ user, own, onClose, onSaved }: UserDrawerProps) {
  const { t } = useTranslation("people");
  const shown = useLastShown(user);
  return (
    <RecordDrawer
      record={user}
      title={t(shown?.user_class === "staff" ? "edit.staffTitle" : "edit.title")}
      close={t("edit.close")}
      width={520}
      onClose={onClose}
    >
      {(one) => <Card key={one.id} user={one} own={own} onSaved={onSaved} onErased={onClose} />}
    </RecordDrawer>
  );
}
