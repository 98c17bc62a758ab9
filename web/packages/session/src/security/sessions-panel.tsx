/** «Сессии»: where an application is open, and the way to close it there. */
import { endOtherSessions } from "@personal-cabinet/api/acts/end-other-sessions";
import { endSession } from "@personal-cabinet/api/acts/end-session";
import type { SessionOut } from "@personal-cabinet/api/auth";
import { formatMinute } from "@personal-cabinet/i18n/dates";
import { FormAlert } from "@personal-cabinet/ui/form/form-alert";
import { Panel } from "@personal-cabinet/ui/page/panel";
import { Fetched } from "@personal-cabinet/ui/state/fetched";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { sessionsQuery } from "./api/sessions";
import styles from "./security.module.css";

export type SessionsPanelProps = {
  /** Ends the session that the reader is in. */
  onLeave: () => void;
};

export function SessionsPanel({ onLeave }: SessionsPanelProps) {
  const { t } = useTranslation("security");
  const queries = useQueryClient();
  const sessions = useQuery(sessionsQuery);
  const renew = () => queries.invalidateQueries({ queryKey: sessionsQuery.queryKey });
  const end = useMutation({ mutationFn: endSession, onSettled: renew });
  const endOthers = useMutation({ mutationFn: endOtherSessions, onSettled: renew });
  const nameOf = ({ browser, system }: SessionOut) =>
    [browser, system].filter(Boolean).join(", ") || t("session.unknown");
  // To end the session that one is in is to leave.
  const endWord = ({ current }: SessionOut) => t(current ? "common:shell.signOut" : "session.end");
  return (
    <Panel title={t("session.title")}>
      <FormAlert error={end.error ?? endOthers.error} />
      <Fetched query={sessions}>
        {({ items }) => (
          <>
            <ul>
              {items.map((session) => (
                <li key={session.id} className={styles.row}>
                  <div className={styles.head}>
                    <div className={styles.what}>
                      <h3>{nameOf(session)}</h3>
                      <div className={styles.value}>
                        {session.current ? (
                          <strong>{t("session.current")}</strong>
                        ) : (
                          t("session.seen", { at: formatMinute(session.last_seen_at) })
                        )}
                        {", "}
                        {t("session.from", {
                          address: session.address,
                          at: formatMinute(session.started_at),
                        })}
                      </div>
                    </div>
                    <Button
                      loading={end.isPending && end.variables === session.id}
                      onClick={() => (session.current ? onLeave() : end.mutate(session.id))}
                      aria-label={`${endWord(session)}: ${nameOf(session)}`}
                    >
                      {endWord(session)}
                    </Button>
                  </div>
                </li>
              ))}
            </ul>
            {items.length > 1 && (
              <Button loading={endOthers.isPending} onClick={() => endOthers.mutate()}>
                {t("session.endOthers")}
              </Button>
            )}
          </>
        )}
      </Fetched>
    </Panel>
  );
}
