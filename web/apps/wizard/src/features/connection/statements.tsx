/** What the database's administrator runs on the server, as it is, with a button that copies it. */
import CheckOutlined from "@ant-design/icons/CheckOutlined";
import CopyOutlined from "@ant-design/icons/CopyOutlined";
import { copyText } from "@personal-cabinet/ui/page/copy-text";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import styles from "./connection.module.css";

export function Statements({ about, lines }: { about: string; lines: string[] }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  const text = lines.join("\n");
  return (
    <div className={styles.statements}>
      <p>{about}</p>
      <pre>{text}</pre>
      <Button
        size="small"
        icon={<span aria-hidden>{copied ? <CheckOutlined /> : <CopyOutlined />}</span>}
        onClick={() => void copyText(text).then(setCopied)}
      >
        {t(copied ? "connection:copied" : "connection:copy")}
      </Button>
    </div>
  );
}
