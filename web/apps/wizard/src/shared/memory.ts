/**
 * What the wizard remembers between its pages: what was typed, and which job was started.
 *
 * Typed values hold a password, so they live in memory only and go with the page; the numbers of
 * jobs are no secret and outlive a reload.
 */
import type { ConnectionIn, MailIn } from "@personal-cabinet/api/wizard";
import type { Service } from "./steps";

const drafts = new Map<Service, ConnectionIn>();

export function rememberDraft(service: Service, connection: ConnectionIn): void {
  drafts.set(service, connection);
}

export function draftOf(service: Service): ConnectionIn | undefined {
  return drafts.get(service);
}

export function forgetDraft(service: Service): void {
  drafts.delete(service);
}

const jobKey = (service: Service) => `wizard-job-${service}`;

export function rememberJob(service: Service, id: string): void {
  try {
    sessionStorage.setItem(jobKey(service), id);
  } catch {
    // The address still has it.
  }
}

export function jobOf(service: Service): string | null {
  try {
    return sessionStorage.getItem(jobKey(service));
  } catch {
    return null;
  }
}

let mailDraft: MailIn | undefined;

export function rememberMail(mail: MailIn): void {
  mailDraft = mail;
}

export function typedMail(): MailIn | undefined {
  return mailDraft;
}

export function forgetMail(): void {
  mailDraft = undefined;
}

const forms = new Map<string, unknown>();

/** What was typed into the form of a page, by the page's name. */
export function rememberTyped(page: string, values: unknown): void {
  forms.set(page, values);
}

export function typed<Values>(page: string): Values | undefined {
  return forms.get(page) as Values | undefined;
}

export function forgetTyped(page: string): void {
  forms.delete(page);
}

/** After leaving the wizard nothing that was typed may be left. */
export function forgetAll(): void {
  drafts.clear();
  forms.clear();
  forgetMail();
}
