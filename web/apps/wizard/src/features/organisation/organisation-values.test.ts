import type { OrganisationOut } from "@personal-cabinet/api/wizard";
import {
  isChanged,
  isInn,
  organisationOf,
  refusalOfLogo,
  valuesOf,
  zoneLabel,
} from "./organisation-values";

const saved: OrganisationOut = {
  name: "АО «Свет»",
  inn: "",
  legal_address: "",
  postal_address: "",
  phone: "",
  hours: "",
  hours_en: "",
  color: "#1668dc",
  time_zone: "Asia/Omsk",
  logo: null,
  state: "todo",
};

test.each(["7707083893", "500100732259"])("%s is an INN", (inn) => {
  expect(isInn(inn)).toBe(true);
});

test.each(["7707083894", "500100732250", "0000000000", "770708389", "77070838931", "7707o83893"])(
  "%s is none",
  (inn) => {
    expect(isInn(inn)).toBe(false);
  },
);

test("spaces around are no change", () => {
  const values = valuesOf(saved, undefined);
  values.name = " АО «Свет» ";
  expect(isChanged(values, saved)).toBe(false);
  values.inn = "7707083893";
  expect(isChanged(values, saved)).toBe(true);
  expect(organisationOf(values).name).toBe("АО «Свет»");
});

test("a logo is a small PNG", () => {
  expect(refusalOfLogo({ type: "image/svg+xml", size: 10 })).toBe("kind");
  expect(refusalOfLogo({ type: "image/png", size: 100 * 1024 * 1024 })).toBe("size");
  expect(refusalOfLogo({ type: "image/png", size: 1000 })).toBeNull();
});

test("a time zone is told with its offset, an unknown one as it is", () => {
  expect(zoneLabel("Asia/Omsk")).toBe("Asia/Omsk (UTC+6)");
  expect(zoneLabel("Nowhere/At-all")).toBe("Nowhere/At-all");
});
