/** What a sheet of paper says of whose readings it shows, and the button that prints it. */
import PrinterOutlined from "@ant-design/icons/PrinterOutlined";
import type { ConsumptionOut, MeterOut } from "@personal-cabinet/api/cabinet";
import { formatDate, todayAt } from "@personal-cabinet/i18n/dates";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { useSupplier } from "@personal-cabinet/session/inner/use-supplier";
import { PlainButton } from "@personal-cabinet/ui/form/plain-button";
import { usePrinting } from "@personal-cabinet/ui/page/use-printing";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { channelKey } from "../../shared/channels";
import { fullnessWords } from "./consumption-heading";
import styles from "./readings.module.css";

/** `Квартира, № 123`; all places of an account have no number of their own. */
export function wholeName({ name, serial_number: number }: MeterOut, t: TFunction): string {
  return number ? `${name}, ${t("meter.number", { number })}` : name;
}

type SheetProps = {
  meter: MeterOut;
  /** What the sheet shows of the meter. */
  data: Pick<ConsumptionOut, "channel" | "first_day" | "last_day">;
  /** Whether that is all of it, in words. */
  fullness?: string;
};

export function SheetHead({ meter, data, fullness }: SheetProps) {
  const { t } = useTranslation();
  const supplier = useSupplier();
  const printing = usePrinting();
  if (!printing) return null;
  const days = [data.first_day, data.last_day].map((day) => formatDate(day));
  const facts = [
    [t("account.one"), meter.account_number],
    [t("account.address"), meter.address],
    [t("meter.one"), wholeName(meter, t)],
    [t("readings.channel"), t(channelKey(data.channel))],
    [t("readings.period"), [...new Set(days)].join(" – ")],
    ...(fullness ? [[t("print.fullness"), fullness]] : []),
    [t("print.made"), formatDate(todayAt(undefined))],
  ];
  return (
    <div>
      <p className={styles.sheetSupplier}>
        <span className="supplier-sign" aria-hidden="true" />
        {supplier.name}
      </p>
      <dl className={styles.sheetFacts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value || "—"}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

/** The same of a chart, which says whether its period is whole. */
export function PrintHead({ meter, data }: { meter: MeterOut; data: ConsumptionOut }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const fullness = fullnessWords(t, data, language) ?? t("print.complete");
  return <SheetHead {...{ meter, data, fullness }} />;
}

export function PrintButton() {
  const { t } = useTranslation();
  return (
    <PlainButton icon={<PrinterOutlined aria-hidden="true" />} onClick={() => window.print()}>
      {t("print.print")}
    </PlainButton>
  );
}
