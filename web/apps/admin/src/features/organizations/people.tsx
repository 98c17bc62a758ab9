/** Who acts for an organisation: invited, invited again, ended. */
import type { ServicingPersonOut, StaffOrganizationCardOut } from "@personal-cabinet/api/cabinet";
import { formatMinute } from "@personal-cabinet/i18n/dates";
import { useTell } from "@personal-cabinet/session/inner/told";
import { showFieldErrors } from "@personal-cabinet/ui/form/field-errors";
import { FormAlert } from "@personal-cabinet/ui/form/form-alert";
import { Mark } from "@personal-cabinet/ui/state/mark";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button, Form } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { addPerson, ORGANIZATIONS, turnPerson } from "./api/organizations";
import { Ask } from "./ask";
import { PersonFields, type PersonValues, personOf } from "./organization-fields";
import styles from "./organizations.module.css";

const FIELDS = { name: "person", email: "email", phone: "phone" } as const;

function useRenew() {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: ORGANIZATIONS });
}

function About({ person }: { person: ServicingPersonOut }) {
  const { t } = useTranslation("organizations");
  const { ended_at: ended, ended_because: because } = person;
  return (
    <div>
      <span className={styles.name}>{person.name || "—"}</span>{" "}
      {person.main && !ended && <Mark>{t("people.main")}</Mark>}{" "}
      {!ended && (
        <Mark tone={person.user_id ? "done" : "info"}>
          {t(person.user_id ? "people.user" : "people.waiting")}
        </Mark>
      )}
      <span className={styles.soft}>{[person.email, person.phone].filter(Boolean).join(", ")}</span>
      <span className={styles.soft}>
        {ended
          ? t("people.endedAt", {
              at: formatMinute(ended),
              why: because ? t(`people.because.${because}`) : "",
            })
          : t("people.invitedAt", { at: formatMinute(person.invited_at) })}
      </span>
    </div>
  );
}

function Acts({ id, person }: { id: number; person: ServicingPersonOut }) {
  const { t } = useTranslation("organizations");
  const [asked, setAsked] = useState(false);
  const renew = useRenew();
  const tell = useTell();
  const invite = useMutation({
    mutationFn: () => turnPerson(id, person.id, "invite"),
    onSuccess: async () => {
      await renew();
      tell(t("people.sentAgain"));
    },
  });
  return (
    <div>
      <div className={styles.actions}>
        <Button loading={invite.isPending} onClick={() => invite.mutate()}>
          {t("people.again")}
        </Button>
        <Button onClick={() => setAsked(true)}>{t("people.end")}</Button>
      </div>
      <FormAlert error={invite.error} />
      {asked && (
        <Ask
          title={t("people.endTitle", { name: person.name })}
          ok={t("people.end")}
          danger
          act={() => turnPerson(id, person.id, "end")}
          onDone={async () => {
            await renew();
            tell(t("people.ended"));
          }}
          onClose={() => setAsked(false)}
        >
          <p>{t("people.endText")}</p>
        </Ask>
      )}
    </div>
  );
}

function NewPerson({ id, onClose }: { id: number; onClose: () => void }) {
  const { t } = useTranslation("organizations");
  const [form] = Form.useForm<PersonValues>();
  const renew = useRenew();
  const tell = useTell();
  const add = useMutation({
    mutationFn: (values: PersonValues) => addPerson(id, personOf(values)),
    onSuccess: async () => {
      await renew();
      tell(t("people.added"));
      onClose();
    },
    onError: (error) => showFieldErrors<PersonValues>(form, error, t, FIELDS),
  });
  return (
    <Form<PersonValues>
      form={form}
      name="person"
      layout="vertical"
      className={styles.form ?? ""}
      onFinish={(values) => add.mutate(values)}
    >
      <FormAlert error={add.error} />
      <PersonFields />
      <div className={styles.actions}>
        <Button type="primary" htmlType="submit" loading={add.isPending}>
          {t("people.send")}
        </Button>
        <Button onClick={onClose}>{t("people.cancel")}</Button>
      </div>
    </Form>
  );
}

type PeopleProps = { one: StaffOrganizationCardOut; operates: boolean };

export function People({ one, operates }: PeopleProps) {
  const { t } = useTranslation("organizations");
  const [adding, setAdding] = useState(false);
  const living = one.people.filter(({ ended_at }) => ended_at === null);
  const former = one.people.filter(({ ended_at }) => ended_at !== null);
  return (
    <section className={styles.section} aria-label={t("people.title")}>
      <h2>{t("people.title")}</h2>
      {living.length === 0 && <p className={styles.soft}>{t("people.none")}</p>}
      <ul className={styles.rows}>
        {living.map((person) => (
          <li key={person.id} className={styles.row}>
            <About person={person} />
            {operates && <Acts id={one.id} person={person} />}
          </li>
        ))}
      </ul>
      {former.length > 0 && (
        <details className={styles.fold}>
          <summary>{t("people.former", { count: former.length })}</summary>
          <ul className={styles.rows}>
            {former.map((person) => (
              <li key={person.id} className={styles.row}>
                <About person={person} />
              </li>
            ))}
          </ul>
        </details>
      )}
      {operates &&
        (adding ? (
          <NewPerson id={one.id} onClose={() => setAdding(false)} />
        ) : (
          <div className={styles.actions}>
            <Button onClick={() => setAdding(true)}>{t("people.add")}</Button>
          </div>
        ))}
    </section>
  );
}
