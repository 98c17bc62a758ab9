import { knownColumns } from "../../../shared/use-columns";
import { TABLE } from "./account-columns";
import { readFilters, withFilter, withoutFilters } from "./accounts-address";
import { accountFields, accountValues, customerFields } from "./card-values";

test("what the address does not know narrows nothing", () => {
  const read = (text: string) => readFilters(new URLSearchParams(text));
  expect(Object.values(read("kind=robot&tariff=x&meter=maybe&differences=1"))).toEqual(
    Array(7).fill(undefined),
  );
  expect(read("kind=individual&tariff=3&locality=Омск&differences=true")).toMatchObject({
    kind: "individual",
    tariff: 3,
    locality: "Омск",
    differences: true,
  });
});

test("a filter begins at the first page; cleared, the rest of the address stays", () => {
  const params = withFilter(new URLSearchParams("search=a&page=4"), "meter", "with");
  expect(String(params)).toBe("search=a&meter=with");
  expect(String(withoutFilters(params))).toBe("search=a");
});

test("a card that is saved unchanged is what it was", () => {
  const address = { region: null, locality: "Тара", street: "ул. Мира", house: "5", flat: null };
  const card = {
    id: 1,
    number: "77",
    customer: { id: 2, name: "Белов", kind: "individual" as const },
    agreement_number: null,
    address: { ...address, text: "Тара, ул. Мира, д. 5" },
    building_type: "house" as const,
    contract_start: "2020-01-01",
    contract_end: null,
    differences: [],
  };
  expect(accountFields(accountValues(card))).toEqual({
    address,
    building_type: "house",
    contract_start: "2020-01-01",
    contract_end: null,
  });
  expect(accountFields(accountValues({ ...card, address: null })).address).toBeNull();
});

test("what is empty is sent as nothing", () => {
  expect(customerFields({ kind: "individual", name: " Белов ", email: " ", inn: "" })).toEqual({
    kind: "individual",
    name: "Белов",
    email: null,
    phone: null,
    inn: null,
  });
});

test("of the columns that were kept those are shown that there are, the number always", () => {
  expect(knownColumns(TABLE, ["email", "colour"])).toEqual(["number", "email"]);
  expect(knownColumns(TABLE, [])).toEqual(knownColumns(TABLE, undefined));
  expect(knownColumns(TABLE, undefined)).toContain("address");
});
