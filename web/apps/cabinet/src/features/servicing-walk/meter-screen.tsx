/** One meter on the walk, made for one thumb: what is read above, keys below. */
import type { WalkMeterOut, WalkPackageOut } from "@personal-cabinet/api/cabinet";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { doubtWords } from "../../shared/reading-entry/check";
import type { Place } from "../../shared/walk/places";
import { Facts } from "./facts";
import { Jump } from "./jump";
import { Keypad } from "./keypad";
import styles from "./round.module.css";
import type { Device } from "./use-device";
import type { Round } from "./use-round";
import { flatName } from "./walk-words";
import { ZoneInput, zoneId } from "./zone-input";

type ScreenProps = {
  house: WalkPackageOut;
  meter: WalkMeterOut;
  place: Place;
  round: Round;
  device: Device;
};

const focusOn = (zone: string) => document.getElementById(zoneId(zone))?.focus();

type DoubtsProps = {
  meter: WalkMeterOut;
  typed: Place["values"];
  round: Round;
  onWrong: () => void;
};

function Doubts({ meter, typed, round, onWrong }: DoubtsProps) {
  const { t } = useTranslation("servicing-walk");
  const language = useLanguage();
  return (
    <div className={styles.doubt} role="alert">
      {round.doubts
        .flatMap((doubt) => doubtWords(meter, typed, doubt, t, language))
        .map((words) => (
          <p key={words}>{words}</p>
        ))}
      <div className={styles.pair}>
        <button type="button" className={styles.tool} onClick={onWrong}>
          {t("round.wrong")}
        </button>
        <button type="button" className={styles.next} onClick={() => void round.save(true)}>
          {t("round.right")}
        </button>
      </div>
    </div>
  );
}

function Note({ note, round, onDone }: { note: string; round: Round; onDone: () => void }) {
  const { t } = useTranslation("servicing-walk");
  return (
    <div className={styles.sheet}>
      <label htmlFor="walk-note">{t("round.noteLabel")}</label>
      <textarea
        id="walk-note"
        className={styles.text}
        rows={3}
        maxLength={500}
        value={note}
        ref={(field) => field?.focus()}
        onChange={(event) => round.write(event.target.value)}
      />
      <button type="button" className={styles.next} onClick={onDone}>
        {t("round.done")}
      </button>
    </div>
  );
}

export function MeterScreen({ house, meter, place, round, device }: ScreenProps) {
  const { t } = useTranslation("servicing-walk");
  const [first] = meter.zones;
  const [active, setActive] = useState(first?.zone as string);
  const [sheet, setSheet] = useState<"keys" | "note" | "jump">("keys");
  const { entry, refusals } = round;
  useEffect(() => {
    if (sheet === "keys" && first) focusOn(first.zone);
  }, [sheet, first]);
  const zone = meter.zones.find((one) => one.zone === active) ?? first;
  const blocked = meter.blocked !== null;
  const goOn = async () => {
    const at = meter.zones.findIndex((one) => one.zone === active);
    const following = meter.zones[at + 1];
    // Zone by zone; what has been typed is looked at when the last one is there.
    if (following && !refusals[active]) return focusOn(following.zone);
    const wrong = await round.save();
    if (wrong) focusOn(wrong);
  };
  const shown = entry?.photo === "waiting" || entry?.photo === "sent";
  const mayBeShut = !meter.standing && (!entry || entry.outcome === "no_access");
  return (
    <>
      <div className={styles.above}>
        <h1 className={styles.title}>{flatName(meter, t)}</h1>
        <Facts house={house} meter={meter} entry={entry} note={place.note} />
        {!blocked &&
          meter.zones.map((one) => (
            <ZoneInput
              key={one.zone}
              meter={meter}
              zone={one}
              text={place.values[one.zone] ?? ""}
              refusal={refusals[one.zone]}
              tried={round.tried}
              onType={(text) => round.type(one.zone, text)}
              onFocus={() => setActive(one.zone)}
              onEnter={() => void goOn()}
            />
          ))}
        {round.trouble && (
          <p className={styles.warning} role="alert">
            {t(`round.trouble.${round.trouble}`)}
          </p>
        )}
      </div>
      {sheet === "jump" && (
        <Jump
          house={house}
          latest={device.latest}
          onClose={() => setSheet("keys")}
          onChoose={(to) => {
            setSheet("keys");
            round.goTo(to);
          }}
        />
      )}
      {sheet === "note" && <Note note={place.note} round={round} onDone={() => setSheet("keys")} />}
      {sheet === "keys" && (
        <div className={styles.below}>
          {round.doubts.length > 0 ? (
            <Doubts
              meter={meter}
              typed={place.values}
              round={round}
              onWrong={() => {
                round.doubtless();
                focusOn(active);
              }}
            />
          ) : (
            <>
              <div className={styles.tools}>
                <button
                  type="button"
                  className={styles.tool}
                  disabled={!mayBeShut}
                  onClick={() => void round.noAccess()}
                >
                  {t("round.noAccess")}
                </button>
                <button type="button" className={styles.tool} onClick={() => setSheet("note")}>
                  {t("round.note")}
                </button>
                <label className={styles.tool}>
                  {t(round.photo || shown ? "round.photoThere" : "round.photo")}
                  <input
                    className="visually-hidden"
                    type="file"
                    accept="image/*"
                    capture="environment"
                    onChange={(event) => {
                      const [file] = event.target.files ?? [];
                      if (file) void round.takePhoto(file);
                      event.target.value = "";
                    }}
                  />
                </label>
                <button type="button" className={styles.tool} onClick={() => setSheet("jump")}>
                  {t("round.jump")}
                </button>
              </div>
              <Keypad
                comma={zone?.decimals !== 0}
                disabled={blocked}
                onKey={(key) => zone && round.press(zone.zone, key)}
              />
            </>
          )}
          <div className={styles.steps}>
            <button
              type="button"
              className={styles.tool}
              aria-label={t("round.previous")}
              onClick={() => round.step(-1)}
            >
              ‹
            </button>
            <button
              type="button"
              className={styles.next}
              disabled={round.doubts.length > 0}
              onClick={() => (blocked ? round.step(1) : void goOn())}
            >
              {t("round.next")}
            </button>
            <button
              type="button"
              className={styles.tool}
              aria-label={t("round.following")}
              onClick={() => round.step(1)}
            >
              ›
            </button>
          </div>
        </div>
      )}
    </>
  );
}
