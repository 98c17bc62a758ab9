/** The chapters of «Информация», each of what the supplier has published. */
import type {
  PublishedDocumentOut,
  PublishedOfficeOut,
  PublishedOut,
  PublishedServiceOut,
  QuestionGroupOut,
} from "@personal-cabinet/api/cabinet";
import { formatDate } from "@personal-cabinet/i18n/dates";
import { formatRoubles } from "@personal-cabinet/i18n/roubles";
import { useWords } from "@personal-cabinet/session/words/use-words";
import type { ReactNode } from "react";
import { anchorOf, documentAddress, pictureAddress } from "./anchors";
import { inLanguage, PlainText, Title } from "./in-language";
import styles from "./information.module.css";

const BYTES_IN_KB = 1024;

export function Questions({ shown, opened }: { shown: QuestionGroupOut[]; opened: string }) {
  return (
    <>
      {shown.map((group) => (
        <section key={group.id}>
          <h3>
            <Title of={group} />
          </h3>
          {group.questions.map((one) => (
            <details
              key={one.id}
              id={anchorOf("question", one.id)}
              className={styles.question}
              open={opened === anchorOf("question", one.id) || undefined}
            >
              <summary>
                <Title of={one} />
              </summary>
              <div className={styles.answer}>
                <PlainText of={one} />
              </div>
            </details>
          ))}
        </section>
      ))}
    </>
  );
}

export function Documents({ shown }: { shown: PublishedDocumentOut[] }) {
  const { t } = useWords();
  return (
    <ul className={styles.list}>
      {shown.map((one) => (
        <li key={one.id} id={anchorOf("document", one.id)}>
          <a href={documentAddress(one.id)} target="_blank" rel="noreferrer">
            <Title of={one} />
          </a>{" "}
          <span className={styles.soft}>
            {t("information:pdf", { size: Math.max(1, Math.round(one.size / BYTES_IN_KB)) })},{" "}
            {t("information:updated", { day: formatDate(one.added_at.slice(0, 10)) })}
          </span>
          <PlainText of={one} />
        </li>
      ))}
    </ul>
  );
}

export function Contacts({ shown }: { shown: PublishedOfficeOut[] }) {
  const { t, language } = useWords();
  return (
    <ul className={styles.list}>
      {shown.map((one) => {
        const hours = inLanguage(one, "hours", language);
        return (
          <li key={one.id} id={anchorOf("office", one.id)}>
            <strong>
              <Title of={one} />
            </strong>
            <PlainText of={one} />
            {hours.words && (
              <p>
                {t("information:hours")}:{" "}
                <span lang={hours.foreign ? "ru" : undefined}>{hours.words}</span>
              </p>
            )}
            {one.phones.map((phone) => (
              <p key={phone}>
                <a href={`tel:${phone.replace(/[^+\d]/g, "")}`}>{phone}</a>
              </p>
            ))}
            {one.email && (
              <p>
                <a href={`mailto:${one.email}`}>{one.email}</a>
              </p>
            )}
          </li>
        );
      })}
    </ul>
  );
}

export function Price({ of }: { of: { price_from: number | null } }) {
  const { t, language } = useWords();
  if (of.price_from === null) return <>{t("information:byAgreement")}</>;
  return <>{t("information:price", { price: formatRoubles(of.price_from, language) })}</>;
}

/** One service as a card; what is below it orders it, or leads there. */
export function ServiceCard({ of, children }: { of: PublishedServiceOut; children?: ReactNode }) {
  return (
    <article id={anchorOf("service", of.id)} className={styles.service}>
      {of.picture && (
        <img
          className={styles.picture}
          src={pictureAddress(of.picture)}
          alt=""
          width={320}
          height={160}
          loading="lazy"
        />
      )}
      <div>
        <h3>
          <Title of={of} />
        </h3>
        <p className={styles.price}>
          <Price of={of} />
        </p>
        <PlainText of={of} />
      </div>
      {children}
    </article>
  );
}

export function Services({ shown, order }: { shown: PublishedServiceOut[]; order: ReactNode }) {
  return (
    <>
      <div className={styles.services}>
        {shown.map((one) => (
          <ServiceCard key={one.id} of={one} />
        ))}
      </div>
      <p>{order}</p>
    </>
  );
}

export function Agreement({ shown, agreed }: { shown: PublishedOut; agreed?: ReactNode }) {
  const { t } = useWords();
  const { agreement } = shown;
  if (agreement === null) return null;
  const days = shown.agreements.map(({ valid_from }) => formatDate(valid_from)).join(", ");
  return (
    <>
      <p>{t("information:inForce", { day: formatDate(agreement.valid_from) })}</p>
      {agreed && <p className={styles.agreed}>{agreed}</p>}
      <details className={styles.question}>
        <summary>{t("information:readAgreement")}</summary>
        <div className={styles.answer}>
          <PlainText of={agreement} />
        </div>
      </details>
      {shown.agreements.length > 1 && (
        <p className={styles.soft}>{t("information:versions", { days })}</p>
      )}
    </>
  );
}
