/** What waits to be sent, and that it is being sent. */
import { formatDate } from "@personal-cabinet/i18n/dates";
import { Button } from "@personal-cabinet/session/form/button";
import { Panel } from "@personal-cabinet/ui/page/panel";
import { useTranslation } from "react-i18next";
import { isUnsent } from "../../shared/walk/entries";
import { hasteOf } from "./houses";
import type { Device } from "./use-device";
import { useOnline } from "./use-online";
import styles from "./walk.module.css";

export function QueuePanel({ device }: { device: Device }) {
  const { t } = useTranslation("servicing-walk");
  const online = useOnline();
  const { unsent, sending, sent } = device;
  const haste = hasteOf(device.houses, device.entries.filter(isUnsent));
  const refused = [...device.latest.values()].filter(({ photo }) => photo === "refused");
  const places = refused.map(({ label: { flat, serial } }) =>
    flat ? t("round.flat", { flat }) : t("unsettled.serial", { serial }),
  );
  const words = () => {
    if (unsent === 0) return t("queue.none");
    const waiting = t("queue.waiting", { count: unsent });
    if (sending) return `${waiting}. ${t("queue.sending")}`;
    return !online || sent === "later" ? `${waiting}. ${t("queue.later")}` : waiting;
  };
  return (
    <Panel title={t("queue.title")}>
      <p role="status">{words()}</p>
      {haste && <p>{t(`queue.${haste.key}`, { day: formatDate(haste.day) })}</p>}
      {places.length > 0 && <p>{t("queue.photos", { places: places.join(", ") })}</p>}
      {unsent > 0 && (
        <div className={styles.acts}>
          <Button look="main" busy={sending} onClick={() => void device.send()}>
            {t("queue.send")}
          </Button>
        </div>
      )}
    </Panel>
  );
}
