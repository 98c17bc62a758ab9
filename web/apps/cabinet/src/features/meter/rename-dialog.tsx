/** A name of one's own for a meter, in a window above its page. */
import type { MeterCardOut, MeterOut } from "@personal-cabinet/api/cabinet";
import { FormAlert } from "@personal-cabinet/ui/form/form-alert";
import { Dialog } from "@personal-cabinet/ui/page/dialog";
import { problemLike } from "@personal-cabinet/ui/state/problem-like";
import { useMutation } from "@tanstack/react-query";
import { Form, Input } from "antd";
import { useTranslation } from "react-i18next";
import { renameMeter } from "./api/rename-meter";
import styles from "./meter.module.css";

const LONGEST = 60;

/** As the service counts: signs, not their halves. */
const lengthOf = (text: string) => [...text.trim().normalize("NFC")].length;

export type RenameDialogProps = {
  meter: MeterCardOut;
  open: boolean;
  onClose: () => void;
  onRenamed: (meter: MeterOut) => void;
};

export function RenameDialog({ meter, open, onClose, onRenamed }: RenameDialogProps) {
  const { t } = useTranslation("meter");
  const [form] = Form.useForm<{ name: string }>();
  const rename = useMutation({
    mutationFn: ({ name }: { name: string }) => renameMeter(meter.id, name),
    onSuccess: (renamed) => {
      onRenamed(renamed);
      onClose();
    },
    onError: (error) => {
      if (problemLike(error).errors?.length) {
        form.setFields([{ name: "name", errors: [t("rename.unfit")] }]);
      }
    },
  });
  const refused = rename.error && !problemLike(rename.error).errors?.length ? rename.error : null;
  return (
    <Dialog
      open={open}
      title={t("rename.title")}
      okText={t("rename.apply")}
      cancelText={t("rename.cancel")}
      okButtonProps={{ htmlType: "submit", form: "rename-meter", loading: rename.isPending }}
      onCancel={onClose}
      afterClose={rename.reset}
      destroyOnHidden
    >
      <FormAlert error={refused} />
      <p className={styles.note}>{t("rename.about", { number: meter.serial_number })}</p>
      <Form
        form={form}
        id="rename-meter"
        layout="vertical"
        preserve={false}
        initialValues={{ name: meter.own_name ?? "" }}
        onFinish={(values) => rename.mutate({ name: values.name ?? "" })}
      >
        <Form.Item
          name="name"
          label={t("rename.name")}
          extra={meter.own_name ? t("rename.plain") : t("rename.help", { name: meter.name })}
          rules={[
            {
              validator: (_rule, text = "") => {
                const count = lengthOf(text);
                return count <= LONGEST
                  ? Promise.resolve()
                  : Promise.reject(new Error(t("rename.long", { count })));
              },
            },
          ]}
        >
          <Input autoFocus autoComplete="off" maxLength={200} />
        </Form.Item>
      </Form>
    </Dialog>
  );
}
