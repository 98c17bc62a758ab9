/** Merging a double into the model that stays, and deleting one that no meter is of. */
import type { MeterModelOut } from "@personal-cabinet/api/cabinet";
import { FormAlert } from "@personal-cabinet/ui/form/form-alert";
import { Dialog } from "@personal-cabinet/ui/page/dialog";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Select } from "antd";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { MODELS, modelChoices, modelName } from "../shared/api/list-models";
import { deleteModel, mergeModel } from "./api/change-model";

export type Asked = { model: MeterModelOut; act: "merge" | "delete" };

export function ModelDialog({ asked, onClose }: { asked: Asked; onClose: () => void }) {
  const { model, act } = asked;
  const { t } = useTranslation("models");
  const id = useId();
  const queries = useQueryClient();
  const [into, setInto] = useState<number | null>(null);
  const models = useQuery(modelChoices()).data?.items ?? [];
  const change = useMutation({
    mutationFn: async () => {
      if (act === "delete") await deleteModel(model.id);
      else if (into !== null) await mergeModel(model.id, into);
    },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: MODELS });
      onClose();
    },
  });
  return (
    <Dialog
      open
      title={t(`${act}.title`, { model: modelName(model) })}
      okText={t(`act.${act}`)}
      cancelText={t("cancel")}
      okButtonProps={{ danger: act === "delete", disabled: act === "merge" && into === null }}
      confirmLoading={change.isPending}
      onOk={() => change.mutate()}
      onCancel={onClose}
      closable={{ "aria-label": t("cancel") }}
    >
      <FormAlert error={change.error} />
      <p>{t(`${act}.text`, { count: model.meters })}</p>
      {act === "merge" && (
        <>
          <label htmlFor={id}>{t("merge.into")}</label>
          <Select
            id={id}
            style={{ width: "100%" }}
            value={into}
            onChange={setInto}
            showSearch={{ optionFilterProp: "label" }}
            options={models
              .filter((one) => one.id !== model.id)
              .map((one) => ({ value: one.id, label: modelName(one) }))}
          />
        </>
      )}
    </Dialog>
  );
}
