/** The passport of a type of meters, as the manual orders it (figure 41). */
import type { PassportOut } from "@personal-cabinet/api/cabinet";
import { Facts } from "@personal-cabinet/ui/page/facts";
import { useTranslation } from "react-i18next";
import styles from "./passport.module.css";

/** The fields of the version, then those of the type. */
export const VERSION_FIELDS = [
  "version_code",
  "connection_kind",
  "nominal_voltage",
  "maximum_current",
  "nominal_current",
  "frequency",
  "phases",
  "meter_constant",
  "accuracy_active",
  "accuracy_reactive",
  "register_digits",
  "register_decimals",
] as const;
export const TYPE_FIELDS = [
  "name",
  "manufacturer",
  "verification_interval_years",
  "register_number",
  "service_life_years",
] as const;

export function PassportFacts({ passport }: { passport: PassportOut }) {
  const { t } = useTranslation("passport");
  const facts = (names: readonly (keyof PassportOut)[]) =>
    names.map((name) => ({ label: t(`field.${name}`), value: passport[name] }));
  return (
    <>
      <h2 className={styles.heading}>{t("version")}</h2>
      <Facts facts={facts(VERSION_FIELDS)} />
      <h2 className={styles.heading}>{t("type")}</h2>
      <Facts facts={facts(TYPE_FIELDS)} />
    </>
  );
}
