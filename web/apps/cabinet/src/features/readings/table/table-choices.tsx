/** Which place or meter, kind of energy and period the table shows. */
import type { MeterOut } from "@personal-cabinet/api/cabinet";
import { formatDate, todayAt } from "@personal-cabinet/i18n/dates";
import { NativeSelect } from "@personal-cabinet/ui/form/native-select";
import { Segments } from "@personal-cabinet/ui/form/segments";
import { startOf } from "@personal-cabinet/ui/period/period";
import { PeriodPicker } from "@personal-cabinet/ui/period/period-picker";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { type Channel, channelKey } from "../../../shared/channels";
import { meterLabels } from "../../../shared/meter-labels";
import { type MeterOption, PlaceSelect } from "../../../shared/meter-select";
import { placesOf } from "../../../shared/places";
import { Choice } from "../choices";
import styles from "../readings.module.css";
import { firstDayOf, inOtherKind, type PeriodKind } from "../readings-address";
import { LENGTHS, type Listed, metersAt } from "./table-address";

export type TableChoicesProps = {
  meters: MeterOut[];
  meter: MeterOut;
  /** Kinds of energy that can be chosen. */
  channels: Channel[];
  listed: Listed;
  billingDay: number;
  onChange: (change: Partial<Listed>) => void;
};

const keyOf = ({ kind, id }: Listed["source"]) => `${kind} ${id}`;

/** Each place, and below one where a meter was replaced each of its meters. */
function optionsOf(meters: MeterOut[], t: TFunction): MeterOption[] {
  const places = placesOf(meters);
  const labels = meterLabels(places, t);
  return places.flatMap((place, n) => {
    const here = metersAt(meters, place.usage_point_id);
    const { short = "", more = null } = labels[n] ?? {};
    const value = keyOf({ kind: "point", id: place.usage_point_id });
    if (here.length < 2) return [{ value, short, more }];
    const each = here.map(({ id, serial_number: number, removed_on }) => ({
      value: keyOf({ kind: "meter", id }),
      short,
      more: removed_on
        ? t("readings:table.removed", { number, day: formatDate(removed_on) })
        : t("readings:table.serial", { number }),
    }));
    return [{ value, short, more: t("readings:table.allMeters") }, ...each];
  });
}

export function sourceLabel({ meters, listed }: TableChoicesProps, t: TFunction): string {
  const chosen = optionsOf(meters, t).find(({ value }) => value === keyOf(listed.source));
  return chosen?.short ?? "";
}

export function RareTableChoices(props: TableChoicesProps) {
  const { meters, meter, channels, listed, billingDay, onChange } = props;
  const { t } = useTranslation();
  return (
    <>
      <Choice label={t("meter.one")}>
        <PlaceSelect
          options={optionsOf(meters, t)}
          value={keyOf(listed.source)}
          onChange={(chosen) => {
            const [kind, id] = chosen.split(" ");
            onChange({ source: { kind: kind === "meter" ? "meter" : "point", id: Number(id) } });
          }}
        />
      </Choice>
      <Choice label={t("readings.channel")}>
        {channels.length < 2 ? (
          <div className={styles.only}>{t(channelKey(listed.channel))}</div>
        ) : (
          <NativeSelect
            label={t("readings.channel")}
            value={listed.channel}
            onChange={(channel) => onChange({ channel })}
            options={channels.map((value) => ({ value, label: t(channelKey(value)) }))}
          />
        )}
      </Choice>
      <Choice label={t("readings.kind")}>
        <Segments<PeriodKind>
          block
          label={t("readings.kind")}
          value={listed.period}
          onChange={(period) =>
            onChange(inOtherKind(listed, period, billingDay, todayAt(meter.time_zone)))
          }
          options={[
            { value: "calendar", label: t("readings.calendar") },
            { value: "billing", label: t("readings.billing") },
          ]}
        />
      </Choice>
    </>
  );
}

export function PeriodTableChoices({ meter, listed, billingDay, onChange }: TableChoicesProps) {
  const { t } = useTranslation();
  const firstDay = firstDayOf(listed.period, billingDay);
  return (
    <>
      <Choice label={t("readings.period")}>
        <PeriodPicker
          interval={listed.interval}
          day={listed.date}
          onChange={(date) => onChange({ date })}
          last={todayAt(meter.time_zone)}
          firstDay={firstDay}
        />
      </Choice>
      <Choice label={t("readings.interval")}>
        <Segments
          block
          label={t("readings.interval")}
          value={listed.interval}
          onChange={(interval) =>
            onChange({ interval, date: startOf(listed.date, interval, firstDay) })
          }
          options={LENGTHS.map((value) => ({ value, label: t(`interval.${value}`) }))}
        />
      </Choice>
    </>
  );
}
