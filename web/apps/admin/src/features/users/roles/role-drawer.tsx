/** One role beside the list: what it holds, who has it; or a new one, empty or as a copy. */
import type { RoleCardOut } from "@personal-cabinet/api/auth";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { useMe } from "@personal-cabinet/session/inner/use-me";
import { Fetched } from "@personal-cabinet/ui/state/fetched";
import { Loading } from "@personal-cabinet/ui/state/loading";
import { Mark } from "@personal-cabinet/ui/state/mark";
import { RecordDrawer } from "@personal-cabinet/ui/table/record-drawer";
import { useQuery } from "@tanstack/react-query";
import { Alert, Button } from "antd";
import { useTranslation } from "react-i18next";
import { useMay } from "../../../shared/use-may";
import { nameIn } from "../shared/use-role-name";
import { roleQuery } from "./api/role-acts";
import { RightsTable } from "./rights-table";
import { RoleForm } from "./role-form";
import styles from "./roles.module.css";

/** In the address in the place of a key: a role that is not there yet. */
export const NEW = "new";
const COPY = /^copy-of-(.+)$/;

function Holders({ holders }: Pick<RoleCardOut, "holders">) {
  const { t } = useTranslation("roles");
  return (
    <section className={styles.section}>
      <h2>{t("holders")}</h2>
      {holders.length === 0 ? (
        <p>{t("nobody")}</p>
      ) : (
        <ul className={styles.holders}>
          {holders.map(({ id, display_name, active }) => (
            <li key={id}>
              {display_name} {!active && <Mark>{t("blocked")}</Mark>}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

type CardProps = {
  card: RoleCardOut;
  tag: string;
  onReload: () => void;
  onCopy: () => void;
  onDone: () => void;
};

function Card({ card, tag, onReload, onCopy, onDone }: CardProps) {
  const { t } = useTranslation("roles");
  const language = useLanguage();
  const changes = useMay("roles:change") && !card.built_in;
  const own = useMe().data?.rights ?? [];
  const beyond = changes && card.rights.some((right) => !own.includes(right));
  return (
    <>
      <div className={styles.section}>
        <h2>{nameIn(language, card)}</h2>
        {card.built_in && <p>{t("builtInAbout")}</p>}
        {!changes && card.description && <p>{card.description}</p>}
        {beyond && <Alert type="info" showIcon title={t("beyond")} />}
        {useMay("roles:change") && <Button onClick={onCopy}>{t("copy")}</Button>}
      </div>
      <Holders holders={card.holders} />
      {changes ? (
        <RoleForm
          key={tag}
          given={{ ...card, name_en: card.name_en ?? "" }}
          role={{ key: card.key, tag }}
          onReload={onReload}
          onDone={onDone}
        />
      ) : (
        <RightsTable value={card.rights} needs={{}} disabled />
      )}
    </>
  );
}

type OneProps = { roleKey: string; onCopy: () => void; onDone: () => void };

function One({ roleKey, ...acts }: OneProps) {
  const query = useQuery(roleQuery(roleKey));
  return (
    <Fetched query={query} loading={<Loading lines={10} />}>
      {({ card, tag }) => (
        <Card card={card} tag={tag} onReload={() => void query.refetch()} {...acts} />
      )}
    </Fetched>
  );
}

/** A new role with what another holds, as far as it is one's own to give. */
function Copy({ of, onDone }: { of: string; onDone: () => void }) {
  const { t } = useTranslation("roles");
  const query = useQuery(roleQuery(of));
  const own = useMe().data?.rights ?? [];
  return (
    <Fetched query={query} loading={<Loading lines={10} />}>
      {({ card }) => (
        <RoleForm
          given={{
            name_ru: t("copyOf", { name: card.name_ru, lng: "ru" }),
            description: card.description,
            rights: card.rights.filter((right) => own.includes(right)),
          }}
          onDone={onDone}
        />
      )}
    </Fetched>
  );
}

export type RoleDrawerProps = {
  opened: string | null;
  onOpen: (key: string) => void;
  onClose: () => void;
};

export function RoleDrawer({ opened, onOpen, onClose }: RoleDrawerProps) {
  const { t } = useTranslation("roles");
  const changes = useMay("roles:change");
  const made = opened === NEW || COPY.test(opened ?? "");
  return (
    <RecordDrawer
      record={made && !changes ? null : opened}
      title={t(made ? "newOne" : "one")}
      close={t("close")}
      width={760}
      onClose={onClose}
    >
      {(shown) => {
        if (shown === NEW) return <RoleForm given={{ rights: [] }} onDone={onClose} />;
        const of = COPY.exec(shown)?.[1];
        if (of) return <Copy key={shown} of={of} onDone={onClose} />;
        const copy = () => onOpen(`copy-of-${shown}`);
        return <One key={shown} roleKey={shown} onCopy={copy} onDone={onClose} />;
      }}
    </RecordDrawer>
  );
}
