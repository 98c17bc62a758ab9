/** What an application tells this package of itself. */
export type Application = {
  /** Names its cookie: `cabinet`, `admin`, `wizard`. */
  name: string;
  /** The path below which it is served: `/`, `/wizard/`. */
  base: string;
  /** Done before somebody who has signed in comes in, given their id; never fails. */
  admit?: (user: string) => Promise<void>;
};

/** The address of a page of the application, given from its own root. */
export function addressOf({ base }: Application, path: string): string {
  return base.replace(/\/$/, "") + path;
}
