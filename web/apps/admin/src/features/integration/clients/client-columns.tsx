/** The columns of outside systems. */
import type { ClientOut } from "@personal-cabinet/api/auth";
import { formatDay, formatMinute } from "@personal-cabinet/i18n/dates";
import { Mark, type Tone } from "@personal-cabinet/ui/state/mark";
import type { Column } from "@personal-cabinet/ui/table/column";
import type { TFunction } from "i18next";
import styles from "./clients.module.css";
import { scopeWord } from "./scope-word";

type State = "active" | "over" | "revoked";
const TONES: Record<State, Tone> = { active: "done", over: "warning", revoked: "plain" };

/** Whether it is let in; its day may be over while nobody has ended its access. */
function stateOf({ active, ends_at: endsAt }: ClientOut, now = Date.now()): State {
  if (!active) return "revoked";
  return endsAt && Date.parse(endsAt) <= now ? "over" : "active";
}

export function clientColumns(t: TFunction): Column<ClientOut>[] {
  return [
    {
      key: "name",
      title: t("clients:column.name"),
      phone: "title",
      fit: "long",
      render: ({ name, of_suite: ofSuite }) => (
        <>
          <span className={styles.strong}>{name}</span>
          {ofSuite && <span className={styles.note}>{t("clients:ofSuite")}</span>}
        </>
      ),
    },
    {
      key: "id",
      title: t("clients:column.id"),
      phone: "plain",
      fit: "long",
      render: ({ id }) => <span className={styles.id}>{id}</span>,
    },
    {
      key: "scopes",
      title: t("clients:column.scopes"),
      render: ({ scopes }) => scopes.map((scope) => scopeWord(t, scope)).join(", "),
    },
    {
      key: "active",
      title: t("clients:column.active"),
      phone: "mark",
      render: (client) => {
        const state = stateOf(client);
        return (
          <>
            <Mark tone={TONES[state]}>{t(`clients:state.${state}`)}</Mark>
            {client.active && client.ends_at && (
              <span className={styles.note}>
                {t("clients:until", { day: formatDay(client.ends_at) })}
              </span>
            )}
          </>
        );
      },
    },
    {
      key: "secrets",
      title: t("clients:column.secrets"),
      render: ({ secrets }) => (
        <ul>
          {secrets.map(({ id, created_at: since, ends_at: until }) => (
            <li key={id}>
              {t(until ? "clients:secretUntil" : "clients:secretSince", {
                since: formatDay(since),
                until: until ? formatMinute(until) : "",
              })}
            </li>
          ))}
        </ul>
      ),
    },
    {
      key: "used",
      title: t("clients:column.used"),
      fit: "line",
      render: ({ last_used_at: at, last_used_from: place }) =>
        at ? (
          <>
            {formatMinute(at)}
            {place && <span className={styles.note}>{t(`clients:place.${place}`)}</span>}
          </>
        ) : (
          t("clients:neverUsed")
        ),
    },
  ];
}
