/** «Обход домов»: houses on this device, what waits to be sent, and the walk itself. */

import WarningOutlined from "@ant-design/icons/WarningOutlined";
import { InnerWords } from "@personal-cabinet/session/inner/inner-words";
import { useMe } from "@personal-cabinet/session/inner/use-me";
import { PageHeader } from "@personal-cabinet/ui/page/page-header";
import { useAddress } from "@personal-cabinet/ui/page/use-address";
import { Fetched } from "@personal-cabinet/ui/state/fetched";
import { Loading } from "@personal-cabinet/ui/state/loading";
import { Message } from "@personal-cabinet/ui/state/message";
import { useTranslation } from "react-i18next";
import { HeldHouses } from "./held-houses";
import { HousesPanel } from "./houses-panel";
import { QueuePanel } from "./queue-panel";
import { Records } from "./records";
import { Round } from "./round";
import { Unsettled } from "./unsettled";
import { type Device, useDevice } from "./use-device";
import { useOnline } from "./use-online";
import { useTaking } from "./use-taking";
import styles from "./walk.module.css";
import { walkWords } from "./walk-words";

export const words = walkWords;

function Overview({ device }: { device: Device }) {
  const { t } = useTranslation("servicing-walk");
  const online = useOnline();
  const taking = useTaking(device);
  if (device.state === "impossible") {
    return (
      <Message
        icon={<WarningOutlined />}
        title={t("impossible.title")}
        text={t("impossible.text")}
      />
    );
  }
  return (
    <div className={styles.page}>
      <Unsettled device={device} />
      <QueuePanel device={device} />
      <HeldHouses device={device} taking={taking} />
      <HousesPanel device={device} taking={taking} />
      {online && <Records />}
    </div>
  );
}

function Walk({ owner }: { owner: string }) {
  const { t } = useTranslation("servicing-walk");
  const device = useDevice(owner);
  const [params] = useAddress();
  const house = device.houses.find(({ id }) => String(id) === params.get("house"));
  if (device.state === "loading") return <Loading />;
  if (house) return <Round key={house.id} house={house} device={device} />;
  return (
    <>
      <PageHeader title={t("title")} about={t("about")} />
      <Overview device={device} />
    </>
  );
}

export function Component() {
  return (
    <InnerWords>
      <Fetched query={useMe()}>{({ id }) => <Walk key={id} owner={id} />}</Fetched>
    </InnerWords>
  );
}
