/** What the service has asked back about figures, to be looked at again with the consumer. */
import { asProblem } from "@personal-cabinet/api/problem";
import { formatEnergy } from "@personal-cabinet/i18n/numbers";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { Alert } from "antd";
import { useTranslation } from "react-i18next";

type Doubt = {
  zone: string;
  why: ("unusual" | "rollover")[];
  consumption_wh: number | null;
  most_wh: number;
};

/** Empty when it was refused otherwise, or not at all. */
export function doubtsOf(error: unknown): Doubt[] {
  if (!error) return [];
  const problem = asProblem(error);
  return problem.type === "reading-to-confirm" ? (problem.facts.zones as Doubt[]) : [];
}

export function Asked({ doubts }: { doubts: Doubt[] }) {
  const { t } = useTranslation("hand-in");
  const language = useLanguage();
  const energy = (wh: number | null) => formatEnergy(Math.round((wh ?? 0) / 1000), "kWh", language);
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      title={t("ask.title")}
      style={{ marginBottom: 16 }}
      description={doubts.flatMap(({ zone, why, consumption_wh, most_wh }) =>
        why.map((one) => (
          <p key={`${zone} ${one}`}>
            {t(`ask.${one}`, { zone, used: energy(consumption_wh), most: energy(most_wh) })}
          </p>
        )),
      )}
    />
  );
}
