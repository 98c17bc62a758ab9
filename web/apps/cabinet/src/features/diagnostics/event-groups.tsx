/** The events of a page in groups of severity: a colour, a sign and a word for each. */
import type { EventPageOut, ListedEventOut, MeterOut } from "@personal-cabinet/api/cabinet";
import { Severity } from "@personal-cabinet/ui/state/severity";
import { useTranslation } from "react-i18next";
import { meterLabels } from "../../shared/meter-labels";
import styles from "./diagnostics.module.css";
import { EventRow } from "./event-row";
import { SEVERITIES } from "./shown";
import type { Marking } from "./use-marking";

export type EventGroupsProps = {
  page: EventPageOut;
  meters: MeterOut[];
  /** Whether each row says whose it is. */
  named: boolean;
  marking: Marking;
};

const keyOf = ({ meter_id, occurred_at, code }: ListedEventOut) =>
  `${meter_id} ${occurred_at} ${code}`;

export function EventGroups({ page, meters, named, marking }: EventGroupsProps) {
  const { t: common } = useTranslation();
  const labels = meterLabels(meters, common);
  const labelOf = (event: ListedEventOut) => {
    const label = labels[meters.findIndex(({ id }) => id === event.meter_id)];
    return label ? [label.short, label.more].filter(Boolean).join(" · ") : event.meter_name;
  };
  return SEVERITIES.map((level) => {
    const events = page.items.filter(({ severity }) => severity === level);
    if (events.length === 0) return null;
    return (
      <section key={level} className={styles.group} aria-labelledby={`severity-${level}`}>
        <h2 id={`severity-${level}`} className={styles.level}>
          <Severity level={level} count={page.severities[level]} />
        </h2>
        <ul className={styles.events}>
          {events.map((event) => (
            <EventRow
              key={keyOf(event)}
              event={event}
              meter={meters.find(({ id }) => id === event.meter_id)}
              meterLabel={named ? labelOf(event) : ""}
              onSee={() => marking.see(event)}
              busy={marking.busy}
            />
          ))}
        </ul>
      </section>
    );
  });
}
