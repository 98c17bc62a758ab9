import { findNumber, payloadOf } from "./altcha";
import { asciiBytes, sha256 } from "./sha256";

test.each([
  ["", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"],
  ["abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"],
  [
    "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
    "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
  ],
  ["a".repeat(1000), "41edece42d63e8d9bf515a9ba6932e1c20cbc9f5a5d134645adb5db1b9737ea3"],
])("the hash of %s is the standard's", (text, hash) => {
  expect(sha256(asciiBytes(text))).toBe(hash);
});

const challenge = {
  algorithm: "SHA-256",
  challenge: sha256(asciiBytes("salt?expires=1&1234")),
  maxnumber: 2000,
  salt: "salt?expires=1&",
  signature: "s",
};

test("the number is found and sent back with what came", async () => {
  const number = await findNumber(challenge);
  expect(number).toBe(1234);
  expect(JSON.parse(window.atob(payloadOf(challenge, 1234)))).toEqual({
    algorithm: "SHA-256",
    challenge: challenge.challenge,
    number: 1234,
    salt: challenge.salt,
    signature: "s",
  });
});

test("a challenge without an answer ends", async () => {
  expect(await findNumber({ ...challenge, maxnumber: 100 })).toBeNull();
});
