/** What was not taken: readings that met others, and refused ones; each with what can be done. */
import { formatDate, formatDay } from "@personal-cabinet/i18n/dates";
import { fieldWords, problemWords } from "@personal-cabinet/i18n/problem-words";
import { Button } from "@personal-cabinet/session/form/button";
import { Notice } from "@personal-cabinet/session/form/notice";
import { Panel } from "@personal-cabinet/ui/page/panel";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { newKey } from "../../shared/new-key";
import { type Entry, isUnsettled, keepEntry, leaveEntry } from "../../shared/walk/entries";
import type { Device } from "./use-device";
import styles from "./walk.module.css";
import { standingValues, typedValues } from "./walk-words";

function whyNot({ answer }: Entry, t: TFunction): { title: string; advice: string } {
  const { type = "unknown", errors = [], closes_on = null } = answer?.reason ?? {};
  if (type === "sent-after-window") {
    const day = closes_on ? formatDate(closes_on) : "";
    return {
      title: t("servicing-walk:unsettled.late.title"),
      advice: t("servicing-walk:unsettled.late.advice", { day }),
    };
  }
  if (type === "not-found") {
    return {
      title: t("servicing-walk:unsettled.gone.title"),
      advice: t("servicing-walk:unsettled.gone.advice"),
    };
  }
  const { title, advice } = problemWords(t, { type, status: 422 });
  const fields = errors.map(({ code }) => fieldWords(t, String(code)));
  return { title, advice: fields.length > 0 ? fields.join(". ") : advice };
}

function Conflict({ entry }: { entry: Entry }) {
  const { t } = useTranslation("servicing-walk");
  const standing = entry.answer?.standing;
  if (!standing) return null;
  const way = t(`way.${standing.way}`, { defaultValue: standing.way });
  return (
    <>
      <p>{t("unsettled.conflict")}</p>
      <dl className={styles.both}>
        <div>
          <dt>{t("unsettled.yours", { day: formatDay(entry.takenAt) })}</dt>
          <dd>{typedValues(entry, t)}</dd>
        </div>
        <div>
          <dt>{t("unsettled.theirs", { day: formatDate(standing.taken_on), way })}</dt>
          <dd>{standingValues(standing, t)}</dd>
        </div>
      </dl>
    </>
  );
}

const MENDED_ON_THE_SPOT = ["reading-to-confirm", "reading-lower", "validation-failed"];

function One({ entry, device }: { entry: Entry; device: Device }) {
  const { t } = useTranslation("servicing-walk");
  const navigate = useNavigate();
  const { label, answer } = entry;
  const leave = () => leaveEntry(device.owner, entry.key).then(device.renew);
  const again = async (confirm: boolean) => {
    const { meter, outcome, values, note, takenAt } = entry;
    const kept = { meter, label, outcome, values, note, takenAt };
    await keepEntry(device.owner, { ...kept, key: newKey(), seen: null, confirm });
    await device.send();
  };
  const type = answer?.reason?.type ?? "";
  const here = device.houses.some(({ id }) => id === label.house);
  const place = label.flat ? t("unsettled.flat", { flat: label.flat }) : t("unsettled.common");
  return (
    <li>
      <h3>
        {place}, {t("unsettled.serial", { serial: label.serial })}
      </h3>
      <p className={styles.soft}>{label.address}</p>
      {answer?.state === "conflict" ? (
        <>
          <Conflict entry={entry} />
          <div className={styles.acts}>
            <Button look="main" onClick={() => void leave()}>
              {t("unsettled.keepTheirs")}
            </Button>
            <Button onClick={() => void again(entry.confirm)}>{t("unsettled.sendMine")}</Button>
          </div>
        </>
      ) : (
        <>
          <Notice kind="warning" title={whyNot(entry, t).title}>
            <p>{whyNot(entry, t).advice}</p>
          </Notice>
          <p>{typedValues(entry, t)}</p>
          <div className={styles.acts}>
            {type === "reading-to-confirm" && (
              <Button look="main" onClick={() => void again(true)}>
                {t("unsettled.confirm")}
              </Button>
            )}
            {here && MENDED_ON_THE_SPOT.includes(type) && (
              <Button
                onClick={() =>
                  void navigate(`/servicing/walk?house=${label.house}&meter=${entry.meter}`)
                }
              >
                {t("unsettled.repair")}
              </Button>
            )}
            <Button onClick={() => void leave()}>{t("unsettled.leave")}</Button>
          </div>
        </>
      )}
    </li>
  );
}

export function Unsettled({ device }: { device: Device }) {
  const { t } = useTranslation("servicing-walk");
  const entries = [...device.latest.values()].filter(isUnsettled);
  if (entries.length === 0) return null;
  return (
    <Panel title={t("unsettled.title")}>
      <ul className={styles.list}>
        {entries.map((entry) => (
          <One key={entry.key} entry={entry} device={device} />
        ))}
      </ul>
    </Panel>
  );
}
