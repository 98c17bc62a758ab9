/** Pushes in this browser: on or off, and where else they are on. */
import type { DeviceOut } from "@personal-cabinet/api/notifications";
import { formatMinute } from "@personal-cabinet/i18n/dates";
import { useMe } from "@personal-cabinet/session/inner/use-me";
import { FormAlert } from "@personal-cabinet/ui/form/form-alert";
import { Panel } from "@personal-cabinet/ui/page/panel";
import { Fetched } from "@personal-cabinet/ui/state/fetched";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Alert, Button } from "antd";
import { useTranslation } from "react-i18next";
import { devicesQuery, PUSH, pushHereQuery } from "../../shared/api/list-devices";
import { removeDevice } from "../../shared/api/remove-device";
import { subscribe } from "../../shared/push/browser-push";
import { dropPush, tellService } from "../../shared/push/keep-in-step";
import { rememberedDevice } from "../../shared/push/remembered-device";
import styles from "./preferences.module.css";

/** The browser's own refusal to subscribe has no problem document. */
class SubscribingFailed extends Error {}

function useSwitch(publicKey: string) {
  const queries = useQueryClient();
  const user = useMe().data?.id;
  const renew = () => queries.invalidateQueries({ queryKey: PUSH });
  const on = useMutation({
    mutationFn: async () => {
      const subscription = await subscribe(publicKey).catch(() => {
        throw new SubscribingFailed();
      });
      if (subscription && user) await tellService(user, subscription);
    },
    onSettled: renew,
  });
  const off = useMutation({
    mutationFn: (device: string) =>
      device === rememberedDevice()?.device ? dropPush() : removeDevice(device),
    onSettled: renew,
  });
  return { on, off };
}

function Devices({ devices, here, off }: DevicesProps) {
  const { t } = useTranslation("preferences");
  const nameOf = ({ browser, system }: DeviceOut) =>
    [browser, system].filter(Boolean).join(", ") || t("push.unknown");
  return (
    <>
      <h3 className={styles.heading}>{t("push.devices")}</h3>
      <ul>
        {devices.map((device) => (
          <li key={device.id} className={styles.row}>
            <div className={styles.what}>
              {nameOf(device)}
              <div className={styles.soft}>
                {device.id === here && <strong>{t("push.here")}, </strong>}
                {t("push.since", { at: formatMinute(device.created_at) })}
              </div>
            </div>
            <Button
              loading={off.isPending && off.variables === device.id}
              onClick={() => off.mutate(device.id)}
              aria-label={t("push.remove", { device: nameOf(device) })}
            >
              {t("push.switchOff")}
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}

type DevicesProps = {
  devices: DeviceOut[];
  here: string | undefined;
  off: ReturnType<typeof useSwitch>["off"];
};

export function PushPanel({ publicKey }: { publicKey: string | null }) {
  const { t } = useTranslation("preferences");
  const state = useQuery(pushHereQuery);
  const devices = useQuery(devicesQuery);
  const { on, off } = useSwitch(publicKey ?? "");
  const both = {
    data: state.data && devices.data && { browser: state.data, known: devices.data },
    error: state.error ?? devices.error,
    refetch: () => Promise.all([state.refetch(), devices.refetch()]),
  };
  return (
    <Panel title={t("push.title")}>
      <p className={styles.about}>{t("push.about")}</p>
      {on.error instanceof SubscribingFailed ? (
        <Alert type="error" showIcon title={t("push.failed")} />
      ) : (
        <FormAlert error={on.error ?? off.error} />
      )}
      <Fetched query={both}>
        {({ browser, known }) => {
          const here = browser === "on" ? rememberedDevice()?.device : undefined;
          const isOn = known.some((device) => device.id === here);
          // A subscription that the service does not know (any more) brings nothing.
          const told = browser === "on" && !isOn ? "off" : browser;
          return (
            <>
              <div className={styles.row}>
                <div className={styles.what} role="status">
                  {t(publicKey ? `push.${told}` : "push.unavailable")}
                </div>
                {publicKey && told === "off" && (
                  <Button type="primary" loading={on.isPending} onClick={() => on.mutate()}>
                    {t("push.switchOn")}
                  </Button>
                )}
                {here && isOn && (
                  <Button loading={off.isPending} onClick={() => off.mutate(here)}>
                    {t("push.switchOff")}
                  </Button>
                )}
              </div>
              {known.length > 0 && <Devices devices={known} here={here} off={off} />}
            </>
          );
        }}
      </Fetched>
    </Panel>
  );
}
