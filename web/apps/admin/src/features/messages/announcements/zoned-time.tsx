/** A date and time by the supplier's clock: says whose clock it is, and asks where that shows it twice. */
import { formatDateTime } from "@personal-cabinet/i18n/dates";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import {
  clockAt,
  momentsAt,
  offsetAt,
  offsetWords,
  ownZone,
  zoneName,
} from "@personal-cabinet/i18n/zones";
import { Form, Input, Radio } from "antd";
import { useTranslation } from "react-i18next";
import { useSupplierZone } from "../../../shared/use-panel-settings";
import styles from "./announcements.module.css";
import { momentOf, type Turn, type Values } from "./form-values";

export type ZonedTimeProps = {
  name: "publishAt" | "expiresAt";
  turnName: "publishTurn" | "expiresTurn";
  label: string;
  /** What the time is for. */
  help?: string;
  required: boolean;
  /** Why a moment will not do; null when it will. */
  wrong: (at: Date) => string | null;
  dependencies?: (keyof Values)[];
};

const refuse = (words: string) => Promise.reject(new Error(words));

/** The same moment on this computer, where that differs. */
function OwnTime({ at }: { at: Date }) {
  const { t } = useTranslation("announcements");
  const zone = useSupplierZone();
  if (offsetAt(at, zone) === offsetAt(at, ownZone())) return null;
  return <> {t("form.ownTime", { time: formatDateTime(clockAt(at, ownZone())) })}</>;
}

export function ZonedTime(props: ZonedTimeProps) {
  const { t } = useTranslation("announcements");
  const language = useLanguage();
  const form = Form.useFormInstance<Values>();
  const zone = useSupplierZone();
  const civil = Form.useWatch(props.name, form);
  const turn = Form.useWatch(props.turnName, form);
  const moments = civil ? momentsAt(civil, zone) : [];
  const twice = moments.length > 1;
  const shown = momentOf(civil, turn, zone) ?? moments[0] ?? new Date();
  const offsetOf = (at: Date) => offsetWords(offsetAt(at, zone));
  const check = (_rule: unknown, value: string | undefined) => {
    if (!value) return props.required ? refuse(t("common:form.required")) : Promise.resolve();
    const found = momentsAt(value, zone);
    if (found.length === 0) return refuse(t("form.noSuchTime"));
    const at = momentOf(value, form.getFieldValue(props.turnName), zone);
    const why = at && props.wrong(at);
    return why ? refuse(why) : Promise.resolve();
  };
  return (
    <div>
      <Form.Item<Values>
        name={props.name}
        label={props.label}
        extra={
          <>
            {props.help && `${props.help} `}
            {t("form.zone", { zone: zoneName(zone, language, shown), offset: offsetOf(shown) })}
            {civil && moments.length > 0 && <OwnTime at={shown} />}
          </>
        }
        dependencies={[props.turnName, ...(props.dependencies ?? [])]}
        rules={[{ validator: check }]}
      >
        <Input type="datetime-local" />
      </Form.Item>
      {twice && (
        <Form.Item<Values>
          name={props.turnName}
          label={t("form.repeated")}
          rules={[{ required: true, message: t("form.turnNeeded") }]}
        >
          <Radio.Group
            className={styles.choices}
            aria-label={t("form.repeated")}
            options={(["first", "second"] satisfies Turn[]).map((value, place) => ({
              value,
              label: t(`form.turn.${value}`, { offset: offsetOf(moments[place] ?? shown) }),
            }))}
          />
        </Form.Item>
      )}
    </div>
  );
}
