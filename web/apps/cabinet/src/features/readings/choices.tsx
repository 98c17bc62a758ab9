/** What to show of a meter: which one, which kind of energy, which kind of period, beside what. */
import type { MeterOut } from "@personal-cabinet/api/cabinet";
import { todayAt } from "@personal-cabinet/i18n/dates";
import { NativeSelect } from "@personal-cabinet/ui/form/native-select";
import { Segments } from "@personal-cabinet/ui/form/segments";
import { DaysPicker } from "@personal-cabinet/ui/period/days-picker";
import { INTERVALS, type Span } from "@personal-cabinet/ui/period/period";
import { PeriodPicker } from "@personal-cabinet/ui/period/period-picker";
import type { TFunction } from "i18next";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Step } from "../../shared/api/get-consumption";
import { type Channel, channelKey, channelsOf } from "../../shared/channels";
import { meterLabels } from "../../shared/meter-labels";
import { type MeterOption, PlaceSelect } from "../../shared/meter-select";
import { severalPlaces } from "../../shared/places";
import { isFieldOf } from "./is-field";
import styles from "./readings.module.css";
import {
  COMPARED,
  daysOf,
  firstDayOf,
  inOtherKind,
  inOtherSpan,
  mayBeBoth,
  type PeriodKind,
  reactiveOf,
  rememberCompared,
  type Shown,
  stepOf,
  stepsOf,
} from "./readings-address";

export type ChoicesProps = {
  /** One for each place. */
  meters: MeterOut[];
  meter: MeterOut;
  shown: Shown;
  billingDay: number;
  /** The shown day is measured by less than hours. */
  finerThanHours: boolean;
  onChange: (change: Partial<Shown>) => void;
};

export function Choice({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={styles.choice}>
      <span className={styles.label} aria-hidden="true">
        {label}
      </span>
      {children}
    </div>
  );
}

/** Both ways of A at once. */
const BOTH = "both" as const;

/** Each place; before the places of an account that has several, all of them together. */
function placeOptions(meters: MeterOut[], t: TFunction): MeterOption[] {
  const labels = meterLabels(meters, t);
  const places = meters.map(({ id }, n) => ({
    value: `meter ${id}`,
    short: labels[n]?.short ?? "",
    more: labels[n]?.more ?? null,
  }));
  const wholes = severalPlaces(meters).map(({ account_id, account_number }) => ({
    value: `account ${account_id}`,
    short: t("readings:whole.account"),
    more: t("account.number", { number: account_number }),
  }));
  return [...wholes, ...places];
}

/** Whether the supplier's months are others than the calendar's in it. */
const hasKind = (shown: Shown) =>
  shown.interval === "days" ? stepOf(shown) === "month" : shown.interval !== "day";

const SPANS: Span[] = [...INTERVALS, "days"];

/** Which meter, energy, kind of period and comparison: chosen once, then rarely. */
export function RareChoices({ meters, meter, shown, billingDay, onChange }: ChoicesProps) {
  const { t } = useTranslation();
  const channels = channelsOf(meter.channels);
  const comparable = !isFieldOf(shown, stepOf(shown));
  const compared = shown.interval === "year" ? (["none", "previous"] as const) : COMPARED;
  return (
    <>
      <Choice label={t("meter.one")}>
        <PlaceSelect
          options={placeOptions(meters, t)}
          value={shown.account ? `account ${shown.account}` : `meter ${meter.id}`}
          onChange={(chosen) => {
            const [kind, id] = chosen.split(" ");
            onChange(kind === "account" ? { account: id } : { meter: id, account: undefined });
          }}
        />
      </Choice>
      <Choice label={t("readings.channel")}>
        {channels.length < 2 ? (
          <div className={styles.only}>{t(channelKey(shown.channel))}</div>
        ) : (
          <NativeSelect<Channel | typeof BOTH>
            label={t("readings.channel")}
            value={shown.both ? BOTH : shown.channel}
            onChange={(channel) =>
              onChange(
                channel === BOTH ? { channel: "A+", both: "1" } : { channel, both: undefined },
              )
            }
            options={[
              ...(mayBeBoth(channels) ? [{ value: BOTH, label: t("readings:both") }] : []),
              ...channels.map((channel) => ({ value: channel, label: t(channelKey(channel)) })),
            ]}
          />
        )}
      </Choice>
      {comparable && (
        <Choice label={t("readings:compare.with")}>
          <NativeSelect
            label={t("readings:compare.with")}
            value={compared.find((one) => one === shown.compare) ?? "previous"}
            onChange={(compare) => {
              rememberCompared(compare);
              onChange({ compare });
            }}
            options={compared.map((value) => ({
              value,
              label: t(
                value === "none"
                  ? "readings:compare.none"
                  : `readings:compare.${value}.${shown.interval}`,
              ),
            }))}
          />
        </Choice>
      )}
      <Choice label={t("readings.kind")}>
        <Segments<PeriodKind>
          block
          label={t("readings.kind")}
          disabled={!hasKind(shown)}
          value={shown.period}
          onChange={(period) =>
            onChange(inOtherKind(shown, period, billingDay, todayAt(meter.time_zone)))
          }
          options={[
            { value: "calendar", label: t("readings.calendar") },
            { value: "billing", label: t("readings.billing") },
          ]}
        />
      </Choice>
      {shown.channel === "A+" && reactiveOf(channels) && (
        <label className={styles.tick}>
          <input
            type="checkbox"
            checked={shown.reactive === "1"}
            onChange={({ target }) => onChange({ reactive: target.checked ? "1" : undefined })}
          />
          {t("readings:reactive")}
        </label>
      )}
    </>
  );
}

/** Which period: a step back or forth, any one, and how long it is. */
export function PeriodChoices({
  meter,
  shown,
  billingDay,
  finerThanHours,
  onChange,
}: ChoicesProps) {
  const { t } = useTranslation();
  const steps = stepsOf(shown);
  const firstDay = firstDayOf(shown.period, billingDay);
  const today = todayAt(meter.time_zone);
  const bounds = { first: meter.first_day, last: today };
  return (
    <>
      <Choice label={t("readings.period")}>
        {shown.interval === "days" ? (
          <DaysPicker days={daysOf(shown)} onChange={onChange} {...bounds} />
        ) : (
          <PeriodPicker
            interval={shown.interval}
            day={shown.date}
            onChange={(date) => onChange({ date })}
            {...bounds}
            firstDay={firstDay}
          />
        )}
      </Choice>
      <Choice label={t("readings.interval")}>
        <Segments
          block
          label={t("readings.interval")}
          value={shown.interval}
          onChange={(span) => onChange(inOtherSpan(shown, span, firstDay, today))}
          options={SPANS.map((value) => ({ value, label: t(`interval.${value}`) }))}
        />
      </Choice>
      {steps.length > 1 && (shown.interval !== "day" || finerThanHours) && (
        <Choice label={t("readings:step.name")}>
          <Segments<Step>
            block
            label={t("readings:step.name")}
            value={stepOf(shown)}
            onChange={(step) => onChange({ step: step === steps[0] ? undefined : step })}
            options={steps.map((value) => ({
              value,
              label: t(`readings:step.${value}`),
            }))}
          />
        </Choice>
      )}
    </>
  );
}
