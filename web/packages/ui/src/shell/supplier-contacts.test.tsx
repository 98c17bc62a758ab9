import { render, screen } from "@testing-library/react";
import { SupplierContacts } from "./supplier-contacts";

test("the supplier is called from the foot of the page, at hours that are said", () => {
  render(
    <SupplierContacts name="Омский свет" phone="+7 (3812) 12-34-56" hours="по будням с 9 до 18" />,
  );
  const call = screen.getByRole("link", { name: "+7 (3812) 12-34-56" });
  expect(call).toHaveAttribute("href", "tel:+73812123456");
  expect(screen.getByRole("contentinfo")).toHaveTextContent("по будням с 9 до 18");
});

test("without phone and hours the foot says nothing", () => {
  render(<SupplierContacts name="Омский свет" phone="" hours="" />);
  expect(screen.getByRole("contentinfo")).toBeEmptyDOMElement();
});
