/** An outage as it is written: what and when, what it is about, whom it touches. */
import type { NewOutageIn, OutageIn, StaffOutageCardOut } from "@personal-cabinet/api/cabinet";
import { showFieldErrors } from "@personal-cabinet/ui/form/field-errors";
import { Panel } from "@personal-cabinet/ui/page/panel";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button, Form, Input } from "antd";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { LeaveQuestion } from "../../shared/leave-question";
import { useSupplierZone } from "../../shared/use-panel-settings";
import { OUTAGES } from "./api/list-outages";
import { bodyOf, FIELDS, type Street, type Values } from "./form-values";
import styles from "./outages.module.css";
import { PublishQuestion } from "./publish-question";
import { Reach } from "./reach";
import { Refused } from "./refused";
import { ScopeFields, ScopeMap } from "./scope-fields";
import type { ScopeValues } from "./scope-values";
import { TimeFields } from "./time-fields";
import { useScope } from "./use-scope";

const LONGEST_CAUSE = 500;
const LONGEST_TEXT = 2000;

export type Sent = Omit<NewOutageIn, "publish"> & OutageIn;
export type OutageFormProps = {
  first: Values;
  firstScope: ScopeValues;
  street: Street | null;
  /** It is published already: whoever it touches hears of the change. */
  told: boolean;
  isNew: boolean;
  send: (body: Sent, publish: boolean) => Promise<StaffOutageCardOut>;
  onSent: (outage: StaffOutageCardOut, published: boolean) => void;
  onReload: () => void;
};

export function OutageForm(props: OutageFormProps) {
  const { first, firstScope, street, told, isNew } = props;
  const { t } = useTranslation("outages");
  const [form] = Form.useForm<Values>();
  const queries = useQueryClient();
  const zone = useSupplierZone();
  const about = useScope(firstScope);
  const [touched, setTouched] = useState(false);
  const [tried, setTried] = useState(false);
  const [asked, setAsked] = useState<Values | null>(null);
  const publishing = useRef(false);
  const save = useMutation({
    mutationFn: ({ values, publish }: { values: Values; publish: boolean }) => {
      if (!("scope" in about.read)) throw new Error("no scope");
      return props.send(bodyOf(values, about.read.scope, street, zone), publish);
    },
    onSuccess: async (outage, { publish }) => {
      setTouched(false);
      await queries.invalidateQueries({ queryKey: OUTAGES });
      props.onSent(outage, publish || told);
    },
    onError: (error) => {
      setAsked(null);
      showFieldErrors<Values>(form, error, t, FIELDS);
    },
  });
  const whole = "scope" in about.read;
  const finish = (values: Values) => {
    setTried(true);
    if (!whole || save.isPending) return;
    if (publishing.current || told) setAsked(values);
    else save.mutate({ values, publish: false });
  };
  const press = (publish: boolean) => {
    publishing.current = publish;
    form.submit();
  };
  return (
    <>
      <Form<Values>
        form={form}
        name="outage"
        layout="vertical"
        className={styles.form ?? ""}
        initialValues={first}
        onValuesChange={() => setTouched(true)}
        onFinish={finish}
        onFinishFailed={() => setTried(true)}
      >
        <Refused error={save.error} onReload={props.onReload} />
        <div className={styles.halves}>
          <div className={styles.fields}>
            <Panel title={t("form.when")}>
              <TimeFields />
              <Form.Item<Values> name="cause" label={t("column.cause")} extra={t("form.causeHint")}>
                <Input maxLength={LONGEST_CAUSE} autoComplete="off" />
              </Form.Item>
              <Form.Item<Values> name="text" label={t("form.text")} extra={t("form.textHint")}>
                <Input.TextArea rows={4} maxLength={LONGEST_TEXT} />
              </Form.Item>
            </Panel>
            <Panel title={t("form.reach")}>
              <Reach reach={about.reach} counting={about.counting} error={about.error} />
            </Panel>
          </div>
          <Panel title={t("form.where")}>
            {street && (
              <p className={styles.ask}>{t("form.fromStreet", { street: nameOf(street) })}</p>
            )}
            <ScopeFields
              values={about.values}
              onChange={(changes) => {
                setTouched(true);
                about.change(changes);
              }}
            />
            <p role="alert" className={styles.wrong}>
              {tried && !whole && t("form.scopeNeeded")}
            </p>
            <div className={styles.drawing}>
              <ScopeMap
                values={about.values}
                touched={about.houses}
                fit={about.values.kind}
                onChange={(changes) => {
                  setTouched(true);
                  about.change(changes);
                }}
              />
            </div>
          </Panel>
        </div>
        <div className={styles.foot}>
          {told ? (
            <Button type="primary" loading={save.isPending} onClick={() => press(true)}>
              {t("form.change")}
            </Button>
          ) : (
            <>
              <Button type="primary" loading={save.isPending} onClick={() => press(isNew)}>
                {t(isNew ? "form.publish" : "form.saveDraft")}
              </Button>
              {isNew && (
                <Button loading={save.isPending} onClick={() => press(false)}>
                  {t("form.saveDraft")}
                </Button>
              )}
            </>
          )}
        </div>
      </Form>
      <PublishQuestion
        open={asked !== null}
        told={told}
        reach={about.reach}
        counting={about.counting}
        busy={save.isPending}
        onYes={() => asked && save.mutate({ values: asked, publish: true })}
        onNo={() => setAsked(null)}
      />
      <LeaveQuestion
        active={touched}
        title={t("leave.title")}
        text={t("leave.text")}
        leave={t("leave.leave")}
        stay={t("leave.stay")}
      />
    </>
  );
}

export const nameOf = ({ locality, street }: Street) =>
  [locality, street].filter(Boolean).join(", ");
