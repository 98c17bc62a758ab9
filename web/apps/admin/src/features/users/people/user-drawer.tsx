/** One consumer or member of staff: their data to edit, and their access. */
import type { ListedUserOut } from "@personal-cabinet/api/auth";
import { formatMoment } from "@personal-cabinet/i18n/dates";
import { Facts } from "@personal-cabinet/ui/page/facts";
import { Alert, Button, Drawer } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { StateMark } from "../shared/state-mark";
import styles from "../shared/users.module.css";
import { AccountForm } from "./account-form";
import { ActDialog, type Asked } from "./act-dialog";
import type { Act } from "./api/change-user";
import { EditForm } from "./edit-form";
import { LinkList } from "./link-list";

const minute = (iso: string) => formatMoment(iso).slice(0, 16);

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

type CardProps = { user: ListedUserOut; own: boolean; onSaved: (user: ListedUserOut) => void };

function Card({ user, own, onSaved }: CardProps) {
  const { t } = useTranslation("people");
  const [done, setDone] = useState("");
  const [factorOff, setFactorOff] = useState(false);
  const on = user.second_factor && !factorOff;
  const acted = ({ act }: Asked) => {
    if (act === "factor") setFactorOff(true);
    setDone(t(act === "factor" ? "edit.factorReset" : "edit.passwordSent", { email: user.email }));
  };
  return (
    <>
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
      {user.user_class === "consumer" && (
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
            { label: t("column.created"), value: minute(user.created_at) },
            { label: t("column.seen"), value: user.last_seen_at && minute(user.last_seen_at) },
          ]}
        />
        {!own && <Access user={user} onDone={acted} />}
      </section>
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
  // The last user stays while the drawer slides away.
  const [shown, setShown] = useState(user);
  useEffect(() => {
    if (user) setShown(user);
  }, [user]);
  const title = t(shown?.user_class === "staff" ? "edit.staffTitle" : "edit.title");
  return (
    <Drawer
      title={title}
      open={user !== null}
      onClose={onClose}
      size="min(520px, 100vw)"
      closable={{ "aria-label": t("edit.close"), placement: "end" }}
    >
      {shown && <Card key={shown.id} user={shown} own={own} onSaved={onSaved} />}
    </Drawer>
  );
}
