/** The form's values and the mail server that they mean. */
import type { MailIn, MailOut } from "@personal-cabinet/api/wizard";

export type Security = MailIn["security"];
export type ProxyKind = "none" | "http" | "socks5";

export type MailValues = {
  host: string;
  port: number | null;
  security: Security;
  verify_certificate: boolean;
  login: string;
  password: string;
  sender: string;
  proxy_kind: ProxyKind;
  proxy_host: string;
  proxy_port: number | null;
  proxy_login: string;
  proxy_password: string;
};

export const SECURITIES: Security[] = ["none", "starttls", "ssl"];
export const PROXIES: ProxyKind[] = ["none", "http", "socks5"];

/** As the service takes them. */
export const HOST = /^[A-Za-z0-9._:-]+$/;
export const ADDRESS = /^[^\s<>@]+@[^\s<>@]+$/;

const USUAL_PORT: Record<Security, number> = { none: 25, starttls: 587, ssl: 465 };
const USUAL_PROXY_PORT: Record<ProxyKind, number | null> = { none: null, http: 3128, socks5: 1080 };

/** What the form opens with: what was typed before, else what is saved, else the usual. */
export function valuesOf(saved: MailOut, draft: MailIn | undefined): MailValues {
  const known = draft ?? saved;
  const fresh = known.host === null;
  const security = fresh ? "starttls" : known.security;
  return {
    host: known.host ?? "",
    port: fresh ? USUAL_PORT[security] : known.port || null,
    security,
    verify_certificate: known.verify_certificate ?? true,
    login: known.login ?? "",
    password: draft?.password ?? "",
    sender: known.sender,
    proxy_kind: known.proxy?.kind ?? "none",
    proxy_host: known.proxy?.host ?? "",
    proxy_port: known.proxy?.port || null,
    proxy_login: known.proxy?.login ?? "",
    proxy_password: draft?.proxy?.password ?? "",
  };
}

/** The port that goes with a new protection, unless one of one's own was typed. */
export function suggestedPort(port: number | null, before: Security, now: Security) {
  return port === null || port === USUAL_PORT[before] ? USUAL_PORT[now] : port;
}

export function suggestedProxyPort(port: number | null, before: ProxyKind, now: ProxyKind) {
  return port === null || port === USUAL_PROXY_PORT[before] ? USUAL_PROXY_PORT[now] : port;
}

/** An empty password means the saved one, and is not sent. */
export function mailOf(values: MailValues): MailIn {
  const secret = (password: string) => (password ? { password } : {});
  return {
    host: values.host.trim(),
    port: Number(values.port),
    security: values.security,
    verify_certificate: values.verify_certificate,
    login: values.login.trim(),
    sender: values.sender.trim(),
    ...secret(values.password),
    proxy:
      values.proxy_kind === "none"
        ? null
        : {
            kind: values.proxy_kind,
            host: values.proxy_host.trim(),
            port: Number(values.proxy_port),
            login: values.proxy_login.trim(),
            ...secret(values.proxy_password),
          },
  };
}

/** Whether the form says something else than what is saved. */
export function isChanged(values: MailValues, saved: MailOut): boolean {
  return JSON.stringify(mailOf(values)) !== JSON.stringify(mailOf(valuesOf(saved, undefined)));
}

export type Owner = { host: string | null; login: string; has_password: boolean };

/** Whether the saved password is that of the host and login now in the form. */
export function passwordHint(saved: Owner | null, host: string, login: string) {
  if (!saved?.has_password) return null;
  const same = saved.host === host.trim() && saved.login === login.trim();
  return same ? "mail:passwordSaved" : "mail:passwordOther";
}
