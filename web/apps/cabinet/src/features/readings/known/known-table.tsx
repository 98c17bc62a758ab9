/** The same of the table of readings: what counters showed at the end of a day, beside now. */
import type { RegisterReadingsOut } from "@personal-cabinet/api/cabinet";
import { KnownReadings } from "@personal-cabinet/ui/known/known-readings";
import { type ReadingsQuestion, readingsQuery, type Source } from "../api/list-readings";
import { KnownDay } from "./known-day";

export type KnownTableProps = {
  data: Pick<RegisterReadingsOut, "time_zone" | "last_day">;
  source: Source;
  question: Pick<ReadingsQuestion, "channel" | "interval" | "date" | "period">;
};

// As many as one answer tells.
const MOST = { limit: 200, offset: 0 };

export function Component({ data, source, question }: KnownTableProps) {
  return (
    <KnownDay
      timeZone={data.time_zone}
      last={data.last_day}
      ask={(day) =>
        readingsQuery(source, { ...question, ...MOST, as_known_on: day, cost: true }, false)
      }
    >
      {(then, now) => <KnownReadings then={then} now={now} />}
    </KnownDay>
  );
}
