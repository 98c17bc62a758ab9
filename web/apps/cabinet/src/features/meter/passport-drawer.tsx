/** What the passport of the meter's type says. */
import type { MeterCardOut } from "@personal-cabinet/api/cabinet";
import { Facts } from "@personal-cabinet/ui/page/facts";
import { RecordDrawer } from "@personal-cabinet/ui/table/record-drawer";
import { useTranslation } from "react-i18next";

type Passport = NonNullable<MeterCardOut["passport"]>;

/** As the staff's card of a type has them (manual 000, 3.2.2). */
const FIELDS: (keyof Passport)[] = [
  "name",
  "manufacturer",
  "version_code",
  "connection_kind",
  "phases",
  "nominal_voltage",
  "nominal_current",
  "maximum_current",
  "frequency",
  "meter_constant",
  "accuracy_active",
  "accuracy_reactive",
  "register_number",
  "register_digits",
  "register_decimals",
  "verification_interval_years",
  "service_life_years",
];

export type PassportDrawerProps = {
  /** Null = the drawer is shut. */
  passport: Passport | null;
  onClose: () => void;
};

export function PassportDrawer({ passport, onClose }: PassportDrawerProps) {
  const { t } = useTranslation("meter");
  return (
    <RecordDrawer
      record={passport}
      title={t("passport")}
      close={t("close")}
      onClose={onClose}
      width={520}
    >
      {(known) => (
        <Facts facts={FIELDS.map((name) => ({ label: t(`fields.${name}`), value: known[name] }))} />
      )}
    </RecordDrawer>
  );
}
