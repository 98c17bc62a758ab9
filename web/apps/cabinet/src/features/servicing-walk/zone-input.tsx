/** One counter on the walk: what it showed, what is typed, and what that means, at once. */
import type { FormZoneOut, WalkMeterOut } from "@personal-cabinet/api/cabinet";
import { formatDate } from "@personal-cabinet/i18n/dates";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { useTranslation } from "react-i18next";
import { kilowattHours, turned, usedOf, zoneName } from "../../shared/reading-entry/check";
import { readWheels, wheelText } from "../../shared/reading-entry/wheels";
import styles from "./round.module.css";

export const zoneId = (zone: string) => `walk-${zone}`;

type ZoneInputProps = {
  meter: WalkMeterOut;
  zone: FormZoneOut;
  text: string;
  /** Why it cannot be so. */
  refusal: string | undefined;
  /** It was tried to go on: what is missing is told, too. */
  tried: boolean;
  onType: (text: string) => void;
  onFocus: () => void;
  onEnter: () => void;
};

/** So many figures are no beginning any more: it can be said that it is too little. */
function isWhole(text: string, { previous, digits }: FormZoneOut): boolean {
  const figures = (text.split(/[.,]/)[0] ?? "").length;
  const before = String(Math.floor((previous?.value_wh ?? 0) / 1000)).length;
  return figures >= before || figures === digits;
}

export function ZoneInput(props: ZoneInputProps) {
  const { meter, zone, text, refusal, tried, onType, onFocus, onEnter } = props;
  const { t } = useTranslation("servicing-walk");
  const language = useLanguage();
  const id = zoneId(zone.zone);
  const { previous } = zone;
  // A package that a device took along before the release has the ratio of its meter alone.
  const used = usedOf({ ...zone, ratio: zone.ratio ?? meter.ratio }, text);
  const unreadable = readWheels(text, zone).fault !== undefined;
  const told = tried || (text !== "" && (unreadable || isWhole(text, zone))) ? refusal : undefined;
  const much = used !== null && used > zone.most_wh;
  const value = previous ? wheelText(previous.value_wh, zone) : "";
  const before = previous
    ? t(previous.source === "computed" ? "round.computed" : "round.before", {
        value,
        day: formatDate(previous.taken_on),
      })
    : t("round.first");
  return (
    <div className={styles.zone}>
      <label htmlFor={id}>{zoneName(zone, t)}</label>
      <span className={styles.before} id={`${id}-before`}>
        {before}
      </span>
      <input
        id={id}
        className={styles.input}
        type="text"
        // The page has keys of its own.
        inputMode="none"
        autoComplete="off"
        maxLength={24}
        value={text}
        aria-invalid={told ? true : undefined}
        aria-describedby={`${id}-before ${id}-said`}
        onFocus={onFocus}
        onChange={(event) => onType(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== "Enter") return;
          event.preventDefault();
          onEnter();
        }}
      />
      <span
        className={told || much ? styles.wrong : styles.used}
        id={`${id}-said`}
        aria-live="polite"
      >
        {told ??
          (used !== null &&
            used >= 0 &&
            t("round.used", { value: kilowattHours(used, language) }) +
              (turned(zone, text) ? `, ${t("round.turned")}` : ""))}
      </span>
    </div>
  );
}
