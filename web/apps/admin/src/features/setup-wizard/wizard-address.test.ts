import { withPass, wizardAddress } from "./wizard-address";

test("the wizard stands one port further, or where auth says", () => {
  const panel = { protocol: "http:", hostname: "server.local", port: "8081" };
  expect(wizardAddress("", panel)).toBe("http://server.local:8082/wizard/");
  expect(wizardAddress("https://setup.example.com", panel)).toBe(
    "https://setup.example.com/wizard/",
  );
});

test("behind a host name of its own nothing is guessed", () => {
  const panel = { protocol: "https:", hostname: "panel.example.com", port: "" };
  expect(wizardAddress("", panel)).toBeNull();
});

test("the pass goes behind the sharp, which servers are not told", () => {
  const { search, hash } = new URL(withPass("http://a:8082/wizard/", "t.o.k", "en"));
  expect([search, hash]).toEqual(["?language=en", "#pass=t.o.k"]);
});
