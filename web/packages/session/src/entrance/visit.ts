/** The way from the entrance inside, and what every page of the entrance is given for it. */
import type { UserOut } from "@personal-cabinet/api/auth";
import type { ReactNode } from "react";
import { withNext } from "../next";
import { notePresence } from "../presence";
import { way } from "../way";
import { type Application, addressOf } from "./application";

/** Leaves the entrance for a page inside; the way back does not lead here again. */
export function goInside(application: Application, next: string): void {
  notePresence(application.name);
  way.replace(addressOf(application, next));
}

/** Where somebody who has just signed in goes on to: a demanded change of the password comes first. */
export async function goOn(
  application: Application,
  user: Pick<UserOut, "must_change_password"> & Partial<Pick<UserOut, "id">>,
  next: string,
): Promise<void> {
  if (user.id) await application.admit?.(user.id);
  goInside(application, user.must_change_password ? withNext("/password", next) : next);
}

/** What every page of the entrance is given. */
export type OutsideProps = {
  application: Application;
  /** Where to go on to. */
  next: string;
};

export type PageProps = OutsideProps & {
  /** The frame with the application's words around a page. */
  frame: (title: string, children: ReactNode, links?: ReactNode) => ReactNode;
};
