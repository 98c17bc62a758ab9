/** What places are called, so that no two are called the same. */
import type { PlaceMonthOut } from "@personal-cabinet/api/cabinet";
import { shortAddresses } from "../../shared/meter-labels";

/** Their names; street and flat where a name is another's too. */
export function placeNames(places: PlaceMonthOut[]): string[] {
  const addresses = shortAddresses(places.map(({ address }) => address));
  return places.map(({ name }, n) => {
    const alone = places.filter((place) => place.name === name).length === 1;
    return alone ? name : addresses[n] || name;
  });
}
