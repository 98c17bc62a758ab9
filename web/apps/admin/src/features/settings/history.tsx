/** Who changed the settings last, and what; from the log of staff acts. */
import { formatMinute } from "@personal-cabinet/i18n/dates";
import { Panel } from "@personal-cabinet/ui/page/panel";
import { Empty } from "@personal-cabinet/ui/state/empty";
import { Fetched } from "@personal-cabinet/ui/state/fetched";
import { Loading } from "@personal-cabinet/ui/state/loading";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { type NamedAct, settingsActsQuery } from "./api/settings-acts";
import styles from "./settings.module.css";
import { useValueWords } from "./use-value-words";

function Act({ act }: { act: NamedAct }) {
  const { t } = useTranslation("settings");
  const words = useValueWords();
  const who = act.name ?? t(`history.role.${act.actor_role}`, { defaultValue: act.actor_role });
  const fields = act.action === "change_settings" ? Object.keys(act.after) : [];
  return (
    <li>
      <strong>{who}</strong>{" "}
      <span className={styles.soft}>
        <time dateTime={act.at}>{formatMinute(act.at)}</time>
      </span>
      {fields.length === 0 && (
        <div>{t(`history.act.${act.action}`, { defaultValue: act.action })}</div>
      )}
      {fields.map((name) => (
        <div key={name}>
          {t("history.change", {
            field: t(`field.${name}`, { defaultValue: name }),
            before: words(name, act.before[name]),
            after: words(name, act.after[name]),
          })}
        </div>
      ))}
    </li>
  );
}

export function History() {
  const { t } = useTranslation("settings");
  const acts = useQuery(settingsActsQuery());
  return (
    <Panel title={t("history.title")}>
      <Fetched query={acts} loading={<Loading lines={6} />}>
        {(known) =>
          known.length === 0 ? (
            <Empty title={t("history.none")} />
          ) : (
            <ol className={styles.history}>
              {known.map((act) => (
                <Act key={`${act.at} ${act.action}`} act={act} />
              ))}
            </ol>
          )
        }
      </Fetched>
    </Panel>
  );
}
