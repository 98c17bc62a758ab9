/** One entry beside the list: its draft, its files, and what may be done with it. */
import type { ContentEntryOut } from "@personal-cabinet/api/cabinet";
import { formatMoment } from "@personal-cabinet/i18n/dates";
import { Fetched } from "@personal-cabinet/ui/state/fetched";
import { Loading } from "@personal-cabinet/ui/state/loading";
import { Mark } from "@personal-cabinet/ui/state/mark";
import { RecordDrawer } from "@personal-cabinet/ui/table/record-drawer";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, Space } from "antd";
import { type ChangeEvent, useId } from "react";
import { useTranslation } from "react-i18next";
import { StaleAlert } from "../../../shared/stale-alert";
import { useMay } from "../../../shared/use-may";
import { CONTENT, deleteEntry, entryQuery, type Kind, putFile, showEntry } from "./api/entries";
import { TONES } from "./entry-columns";
import { EntryForm } from "./entry-form";
import { EntryPreview } from "./entry-preview";

type OpenedProps = { entry: ContentEntryOut; tag: string; onReload: () => void };

function Files({
  entry,
  tag,
  onReload,
}: OpenedProps & { entry: { kind: "document" | "service" } }) {
  const { t } = useTranslation("entries");
  const id = useId();
  const operates = useMay("content:change");
  const queries = useQueryClient();
  const put = useMutation({
    mutationFn: (file: File) => putFile(entry.id, tag, file),
    onSuccess: () => queries.invalidateQueries({ queryKey: CONTENT }),
  });
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const [file] = event.target.files ?? [];
    if (file) put.mutate(file);
    // The same file once more is a choice, too.
    event.target.value = "";
  };
  return (
    <section aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{t(`file.${entry.kind}`)}</h2>
      <StaleAlert error={put.error} onReload={onReload} />
      {entry.files.length === 0 && <p>{t("file.none")}</p>}
      <ul>
        {entry.files.map((file) => (
          <li key={file.id}>
            <a
              href={`/api/cabinet/staff/content/files/${entry.id}/${file.id}`}
              target="_blank"
              rel="noreferrer"
            >
              {file.name}
            </a>{" "}
            {t("file.version", {
              number: file.number,
              at: formatMoment(file.added_at),
              by: file.added_by,
            })}
          </li>
        ))}
      </ul>
      {operates && (
        <p>
          <label htmlFor={id}>{t(`file.choose.${entry.kind}`)}</label>
          <br />
          <input
            id={id}
            type="file"
            accept={entry.kind === "document" ? ".pdf,application/pdf" : "image/*"}
            disabled={put.isPending}
            onChange={choose}
          />
        </p>
      )}
    </section>
  );
}

function Acts({ entry, tag, onReload, onClose }: OpenedProps & { onClose: () => void }) {
  const { t } = useTranslation("entries");
  const queries = useQueryClient();
  const act = useMutation({
    mutationFn: async (wanted: "publish" | "withdraw" | "delete") => {
      if (wanted !== "delete") await showEntry(entry.id, tag, wanted);
      else {
        await deleteEntry(entry.id, tag);
        onClose();
      }
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: CONTENT }),
  });
  return (
    <>
      <StaleAlert error={act.error} onReload={onReload} />
      <Space wrap style={{ marginBottom: 20 }}>
        <Mark tone={TONES[entry.state]}>{t(`state.${entry.state}`)}</Mark>
        {entry.state !== "published" && (
          <Button loading={act.isPending} onClick={() => act.mutate("publish")}>
            {t("act.publish")}
          </Button>
        )}
        {entry.live !== null && (
          <Button loading={act.isPending} onClick={() => act.mutate("withdraw")}>
            {t("act.withdraw")}
          </Button>
        )}
        {entry.live === null && (
          <Button danger loading={act.isPending} onClick={() => act.mutate("delete")}>
            {t("act.delete")}
          </Button>
        )}
      </Space>
    </>
  );
}

type DrawerProps = {
  kind: Kind;
  id: string | null;
  onOpen: (id: number) => void;
  onClose: () => void;
};

function Entry({ id, onClose }: { id: number; onClose: () => void }) {
  const found = useQuery(entryQuery(id));
  const operates = useMay("content:change");
  const reload = () => void found.refetch();
  return (
    <Fetched query={found} loading={<Loading lines={10} />}>
      {({ card, tag }) => {
        const { kind } = card;
        return (
          <>
            {operates && <Acts entry={card} tag={tag} onReload={reload} onClose={onClose} />}
            {(kind === "document" || kind === "service") && (
              <Files entry={{ ...card, kind }} tag={tag} onReload={reload} />
            )}
            <fieldset disabled={!operates} style={{ border: 0, padding: 0, minWidth: 0 }}>
              <EntryForm
                key={tag}
                kind={kind}
                entry={card}
                tag={tag}
                onDone={reload}
                onReload={reload}
              />
            </fieldset>
            <EntryPreview entry={card} />
          </>
        );
      }}
    </Fetched>
  );
}

export function EntryDrawer({ kind, id, onOpen, onClose }: DrawerProps) {
  const { t } = useTranslation("entries");
  return (
    <RecordDrawer
      record={id}
      title={t(`one.${kind}`)}
      close={t("close")}
      width={680}
      onClose={onClose}
    >
      {(shown) =>
        shown === "new" ? (
          <>
            {(kind === "document" || kind === "service") && <p>{t("file.first")}</p>}
            <EntryForm kind={kind} onDone={onOpen} onReload={onClose} />
          </>
        ) : (
          <Entry key={shown} id={Number(shown)} onClose={onClose} />
        )
      }
    </RecordDrawer>
  );
}
