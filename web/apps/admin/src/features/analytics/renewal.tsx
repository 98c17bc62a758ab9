/** When the figures were counted, and a button that has them counted now. */
import ReloadOutlined from "@ant-design/icons/ReloadOutlined";
import type { Analytics } from "@personal-cabinet/api/admin";
import { formatWait } from "@personal-cabinet/i18n/wait";
import { Button } from "antd";
import { useEffect, useState } from "react";
import styles from "./analytics.module.css";
import { useRenewal } from "./api/renew-figures";
import type { Teller } from "./story";

/** Whole seconds until a moment, counted down. */
function useSecondsUntil(moment: number): number {
  const [now, setNow] = useState(Date.now);
  const left = Math.max(0, Math.ceil((moment - now) / 1000));
  const waits = left > 0;
  useEffect(() => {
    setNow(Date.now());
    if (!waits) return;
    const timer = window.setInterval(() => setNow(Date.now()), 500);
    return () => window.clearInterval(timer);
  }, [waits]);
  return left;
}

export type RenewalProps = { told: Analytics | undefined; answeredAt: number; teller: Teller };

export function Renewal({ told, answeredAt, teller: { t, language } }: RenewalProps) {
  const renew = useRenewal();
  // Until the page is known there is nothing to renew.
  const { awaited, wait_seconds: wait } = told?.round ?? { awaited: false, wait_seconds: 0 };
  const busy = awaited || renew.isPending;
  const left = useSecondsUntil(answeredAt + wait * 1000);
  const waits = left > 0 && !busy;
  return (
    <>
      <Button
        icon={<ReloadOutlined spin={busy} />}
        // Its place is kept, and the focus stays on it.
        aria-disabled={busy || waits}
        className={`${styles.renewal} ${busy || waits ? styles.waits : ""}`}
        onClick={() => told && !busy && !waits && renew.mutate()}
      >
        {busy
          ? t("analytics:renewal.busy")
          : waits
            ? t("analytics:renewal.wait", { wait: formatWait(left, language) })
            : t("analytics:renewal.renew")}
      </Button>
      {renew.isError && (
        <span className="visually-hidden" role="status">
          {t("analytics:renewal.refused")}
        </span>
      )}
    </>
  );
}
