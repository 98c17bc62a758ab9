/** Which tile tells what, and how its days are told. */
import type { AnalyticsFigures } from "@personal-cabinet/api/admin";
import type { TileName } from "./arrangement";
import {
  collectionStory,
  customersStory,
  loadStory,
  makersStory,
  verificationStory,
} from "./stories-of-meters";
import {
  appealsStory,
  lettersStory,
  machineStory,
  outagesStory,
  registrationsStory,
  sourcesStory,
  submissionsStory,
} from "./stories-of-work";
import type { Measure, Story, Teller } from "./story";

export const MEASURES: Record<TileName, Measure> = {
  collection: "share",
  outages: "number",
  appeals: "number",
  registrations: "number",
  sources: "minutes",
  letters: "number",
  submissions: "number",
  verification: "share",
  load: "share",
  customers: "share",
  makers: "number",
  machine: "share",
};

type Tell = (figures: AnalyticsFigures, teller: Teller) => Story | null;

/** Of figures that have never been counted nothing is told. */
const told =
  <Name extends keyof AnalyticsFigures>(
    name: Name,
    story: (of: NonNullable<AnalyticsFigures[Name]>, teller: Teller) => Story,
  ): Tell =>
  (figures, teller) => {
    const of = figures[name];
    return of ? story(of, teller) : null;
  };

const STORIES: Record<TileName, Tell> = {
  collection: told("collection", collectionStory),
  outages: told("outages", outagesStory),
  appeals: told("appeals", appealsStory),
  registrations: told("registrations", registrationsStory),
  sources: told("sources", sourcesStory),
  letters: told("letters", lettersStory),
  submissions: (figures, teller) =>
    figures.submissions &&
    submissionsStory(figures.submissions, figures.collection?.by_hand, teller),
  verification: told("meters", verificationStory),
  load: told("meters", loadStory),
  customers: told("customers", customersStory),
  makers: told("meters", makersStory),
  machine: told("machine", machineStory),
};

export function storyOf(name: TileName, figures: AnalyticsFigures, teller: Teller): Story | null {
  return STORIES[name](figures, teller);
}
