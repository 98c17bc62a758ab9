/** «Как было известно на дату»: consumption of the shown period at the end of a day, beside now. */

import type { MeterOut } from "@personal-cabinet/api/cabinet";
import { KnownView } from "@personal-cabinet/ui/known/known-view";
import { useAddress } from "@personal-cabinet/ui/page/use-address";
import { channelsOf } from "../../../shared/channels";
import { knownQuery } from "./api/get-known";
import { KnownDay } from "./known-day";

export type KnownOnProps = {
  meter: Pick<MeterOut, "id" | "channels" | "time_zone">;
  first: string;
  last: string;
};

export function Component({ meter, first, last }: KnownOnProps) {
  const [params] = useAddress();
  const channels = channelsOf(meter.channels);
  const channel = channels.find((one) => one === params.get("channel")) ?? channels[0] ?? "A+";
  const period = { channel, start: first, end: last };
  return (
    <KnownDay
      timeZone={meter.time_zone}
      last={last}
      ask={(day) => knownQuery(meter.id, { ...period, as_known_on: day })}
    >
      {(then, now) => <KnownView then={then} now={now} />}
    </KnownDay>
  );
}
