/** What can be done with a source: asked now, paused, resumed, set otherwise, removed. */
import EllipsisOutlined from "@ant-design/icons/EllipsisOutlined";
import type { SourceOut } from "@personal-cabinet/api/integration";
import { useTell } from "@personal-cabinet/session/inner/told";
import { FormAlert } from "@personal-cabinet/ui/form/form-alert";
import { FormDrawer } from "@personal-cabinet/ui/form/form-drawer";
import { Dialog } from "@personal-cabinet/ui/page/dialog";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button, Dropdown } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { StaleAlert } from "../../../shared/stale-alert";
import { useMay } from "../../../shared/use-may";
import { useActOnSource } from "./api/act-on-source";
import { SOURCES } from "./api/list-sources";
import { removeSource } from "./api/save-source";
import { KeyForm } from "./key-form";
import { SourceForm } from "./source-form";
import styles from "./sources.module.css";

type Opened = "change" | "key" | "remove" | "pause";

function RemoveQuestion({ source, onClose }: { source: SourceOut; onClose: () => void }) {
  const { t } = useTranslation("sources");
  const navigate = useNavigate();
  const queries = useQueryClient();
  const tell = useTell();
  const again = () => queries.invalidateQueries({ queryKey: SOURCES });
  const remove = useMutation({
    mutationFn: () => removeSource(source),
    onSuccess: () => {
      tell(t("removed", { name: source.name }));
      void navigate("/sources");
    },
  });
  return (
    <Dialog
      open
      title={t("remove.title", { name: source.name })}
      okText={t("remove.do")}
      okButtonProps={{ danger: true, loading: remove.isPending }}
      cancelText={t("common:password.cancel")}
      closable={false}
      onOk={() => remove.mutate()}
      onCancel={onClose}
    >
      <StaleAlert error={remove.error} onReload={() => void again().then(() => remove.reset())} />
      <p>{t("remove.text")}</p>
      {source.refused > 0 && <p>{t("remove.refused", { count: source.refused })}</p>}
    </Dialog>
  );
}

export function SourceActs({ source }: { source: SourceOut }) {
  const { t } = useTranslation("sources");
  const [opened, setOpened] = useState<Opened | null>(null);
  const tell = useTell();
  const act = useActOnSource(source.id);
  const operates = useMay("integration:operate");
  const administers = useMay("clients:change");
  const shut = () => setOpened(null);
  const done = (words: string) => () => {
    tell(words);
    shut();
  };
  if (!operates) return null;
  return (
    <>
      <div className={styles.acts}>
        {source.active ? (
          <>
            <Button
              type="primary"
              loading={act.isPending && act.variables === "run"}
              onClick={() => act.mutate("run", { onSuccess: () => tell(t("asked")) })}
            >
              {t("run")}
            </Button>
            <Button onClick={() => setOpened("pause")}>{t("pause.do")}</Button>
          </>
        ) : (
          <Button
            type="primary"
            loading={act.isPending}
            onClick={() => act.mutate("resume", { onSuccess: () => tell(t("resumed")) })}
          >
            {t("resume")}
          </Button>
        )}
        {administers && (
          <Dropdown
            trigger={["click"]}
            placement="bottomRight"
            menu={{
              items: (["change", "key", "remove"] as const).map((key) => ({
                key,
                label: t(`menu.${key}`),
                danger: key === "remove",
                disabled: key === "remove" && source.active,
              })),
              onClick: ({ key }) => setOpened(key as Opened),
            }}
          >
            <Button icon={<EllipsisOutlined aria-hidden="true" />} aria-label={t("menu.more")} />
          </Dropdown>
        )}
      </div>
      {act.error && act.variables !== "pause" && <FormAlert error={act.error} />}
      {opened === "pause" && (
        <Dialog
          open
          title={t("pause.title", { name: source.name })}
          okText={t("pause.do")}
          okButtonProps={{ loading: act.isPending }}
          cancelText={t("common:password.cancel")}
          closable={false}
          onOk={() => act.mutate("pause", { onSuccess: done(t("pause.done")) })}
          onCancel={shut}
        >
          <FormAlert error={act.error} />
          <p>{t("pause.text")}</p>
        </Dialog>
      )}
      {opened === "remove" && <RemoveQuestion source={source} onClose={shut} />}
      <FormDrawer
        title={t("form.title")}
        close={t("close")}
        open={opened === "change"}
        onClose={shut}
      >
        <SourceForm source={source} onDone={done(t("form.saved"))} />
      </FormDrawer>
      <FormDrawer
        title={t("form.keyTitle")}
        close={t("close")}
        open={opened === "key"}
        onClose={shut}
      >
        <KeyForm id={source.id} onDone={done(t("form.replaced"))} />
      </FormDrawer>
    </>
  );
}
