import { applicationAddresses } from "./addresses";

test("the other applications stand beside the wizard's port", () => {
  expect(
    applicationAddresses({ protocol: "http:", hostname: "server.local", port: "28082" }),
  ).toEqual({ cabinet: "http://server.local:28080/", admin: "http://server.local:28081/" });
});

test("behind a host name of its own nothing is guessed", () => {
  expect(
    applicationAddresses({ protocol: "https:", hostname: "wizard.example.com", port: "" }),
  ).toEqual({});
});
