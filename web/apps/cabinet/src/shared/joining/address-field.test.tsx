import { renderInRussian } from "@personal-cabinet/session/words/render-in-russian";
import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { AddressField, type ChosenAddress } from "./address-field";

const HOUSE = "Омск, ул. Садовая, д. 5";

const FORM = { name: "registration", refusals: {} };

function Field({ onChosen }: { onChosen: (chosen: ChosenAddress | undefined) => void }) {
  const [chosen, setChosen] = useState<ChosenAddress>();
  return (
    <AddressField
      form={FORM}
      value={chosen}
      onChange={(next) => {
        setChosen(next);
        onChosen(next);
      }}
    />
  );
}

function show(answer: (query: string) => Response) {
  vi.stubGlobal("fetch", async (request: Request) =>
    answer(new URL(request.url).searchParams.get("query") ?? ""),
  );
  const onChosen = vi.fn();
  renderInRussian(<Field onChosen={onChosen} />);
  return onChosen;
}

test("a house leads on to its flats, of which one is chosen", async () => {
  const user = userEvent.setup();
  const onChosen = show((query) =>
    Response.json({
      items: query.includes("кв")
        ? [{ id: "opaque", text: `${HOUSE}, кв. 12` }]
        : [{ id: null, text: HOUSE }],
    }),
  );
  const field = screen.getByRole("combobox");
  await user.type(field, "садов");
  await user.click(await screen.findByText(`${HOUSE}: выбрать квартиру`));
  expect(field).toHaveValue(`${HOUSE}, кв. `);
  expect(onChosen.mock.lastCall).toEqual([undefined]);
  await user.click(await screen.findByText(`${HOUSE}, кв. 12`));
  expect(onChosen.mock.lastCall?.[0]).toMatchObject({ value: "opaque" });
});

test("who has searched too often reads so", async () => {
  const user = userEvent.setup();
  show(() =>
    Response.json(
      { type: "urn:personal-cabinet:problem:too-many-attempts", title: "x", status: 429 },
      { status: 429, headers: { "Content-Type": "application/problem+json", "Retry-After": "60" } },
    ),
  );
  await user.type(screen.getByRole("combobox"), "садов");
  expect(await screen.findByText("Слишком много попыток")).toBeInTheDocument();
});
