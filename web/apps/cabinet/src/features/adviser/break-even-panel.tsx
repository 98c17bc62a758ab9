/** From which share of night use on two zones pay, beside one's own share. */
import type { AdviceOut } from "@personal-cabinet/api/cabinet";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { Panel } from "@personal-cabinet/ui/page/panel";
import type { CSSProperties } from "react";
import { useTranslation } from "react-i18next";
import styles from "./adviser.module.css";
import { cheapestZone } from "./rules";
import { nameOf, percentText } from "./told";

export function BreakEvenPanel({ advice }: { advice: AdviceOut }) {
  const { t } = useTranslation("adviser");
  const language = useLanguage();
  const found = advice.break_even;
  const named = (id: number) => advice.options.find(({ schedule_id }) => schedule_id === id);
  const [single, two] = [found && named(found.single_id), found && named(found.two_id)];
  if (!found || !single || !two) return null;
  const { share, own_share } = found;
  const night = cheapestZone(two);
  const told = {
    two: nameOf(two, t),
    single: nameOf(single, t),
    night: night?.titles[language] ?? night?.titles.ru ?? "",
    share: percentText(share, language),
    own: percentText(own_share, language),
  };
  const kind = share <= 0 ? "always" : share >= 1 ? "never" : "from";
  const places = { "--own": `${100 * own_share}%`, "--border": `${100 * share}%` } as CSSProperties;
  return (
    <Panel title={t("even.title")}>
      <p>{t(`even.${kind}`, told)}</p>
      <p className={styles.result}>
        {t("even.own", told)} {kind === "from" && t(own_share > share ? "even.more" : "even.less")}
      </p>
      <div
        className={styles.scale}
        role="img"
        aria-label={t("even.scale", told)}
        style={places}
        data-border={kind === "from"}
      >
        <span className={styles.own} />
        {kind === "from" && <span className={styles.border} />}
      </div>
      <p className={styles.legend} aria-hidden="true">
        <span>
          <span className={styles.ownMark} /> {t("even.ownMark")}
        </span>
        {kind === "from" && (
          <span>
            <span className={styles.borderMark} /> {t("even.borderMark")}
          </span>
        )}
      </p>
    </Panel>
  );
}
