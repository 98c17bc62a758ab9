/** Which zone of the tariff each counter of a meter counts: makers number them otherwise. */
import type { RegisterZones } from "@personal-cabinet/api/cabinet";
import { showFieldErrors } from "@personal-cabinet/ui/form/field-errors";
import { FormAlert } from "@personal-cabinet/ui/form/form-alert";
import { Fetched } from "@personal-cabinet/ui/state/fetched";
import { Loading } from "@personal-cabinet/ui/state/loading";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, Form, Select } from "antd";
import { useTranslation } from "react-i18next";
import { registerZonesQuery, setRegisterZones } from "./api/register-zones";
import styles from "./meters.module.css";

const COUNTERS = ["t1", "t2", "t3"] as const;
const ZONES = [1, 2, 3];

type ZonesProps = { id: number; disabled: boolean; onDone: (told: string) => void };

function Zones({ id, disabled, onDone, zones }: ZonesProps & { zones: RegisterZones }) {
  const { t } = useTranslation("meters");
  const [form] = Form.useForm<RegisterZones>();
  const queries = useQueryClient();
  const set = useMutation({
    mutationFn: (values: RegisterZones) => setRegisterZones(id, values),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: registerZonesQuery(id).queryKey });
      onDone(t("zones.saved"));
    },
    onError: (error) => showFieldErrors<RegisterZones>(form, error, t, {}),
  });
  // Two counters of one zone: told before it is asked.
  const each = {
    validator: () =>
      new Set(COUNTERS.map((name) => form.getFieldValue(name))).size === COUNTERS.length
        ? Promise.resolve()
        : Promise.reject(new Error(t("zones.twice"))),
  };
  return (
    <Form<RegisterZones>
      form={form}
      name="zones"
      layout="vertical"
      disabled={disabled}
      initialValues={zones}
      onFinish={(values) => set.mutate(values)}
    >
      <FormAlert error={set.error} />
      <div className={styles.pair}>
        {COUNTERS.map((name) => (
          <Form.Item
            key={name}
            name={name}
            label={t("zones.counter", { name: name.toUpperCase() })}
            dependencies={COUNTERS.filter((other) => other !== name)}
            rules={[each]}
          >
            <Select options={ZONES.map((value) => ({ value, label: t(`zones.zone${value}`) }))} />
          </Form.Item>
        ))}
      </div>
      {!disabled && (
        <Button htmlType="submit" loading={set.isPending}>
          {t("zones.save")}
        </Button>
      )}
    </Form>
  );
}

export function RegisterZonesForm(props: ZonesProps) {
  const { t } = useTranslation("meters");
  const zones = useQuery(registerZonesQuery(props.id));
  return (
    <section className={styles.section}>
      <h2>{t("zones.title")}</h2>
      <p className={styles.hint}>{t("zones.about")}</p>
      <Fetched query={zones} loading={<Loading lines={2} />}>
        {(data) => <Zones key={JSON.stringify(data)} {...props} zones={data} />}
      </Fetched>
    </section>
  );
}
