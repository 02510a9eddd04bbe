// node check.mjs KEYS.json [UNIX TIME] < stamps: one verdict a line.
//
// Needs node 20 and the package cborg. KEYS.json is what `etimbre keys list --json` prints.
// The order of the checks is that of docs/stamp-format.md.
import { createPublicKey, verify } from "node:crypto";
import { readFileSync } from "node:fs";
import { decode, encode } from "cborg";

const alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

function demand(holds, sentence) {
  if (!holds) throw new Error(sentence);
}

function fromBase45(text) {
  demand(text.length % 3 !== 1, "Base45");
  const out = [];
  for (let at = 0; at < text.length; at += 3) {
    const group = [...text.slice(at, at + 3)].map((each) => alphabet.indexOf(each));
    demand(!group.includes(-1), "Base45");
    const value = group.reduceRight((sum, digit) => sum * 45 + digit, 0);
    demand(value < 256 ** (group.length - 1), "Base45");
    if (group.length === 3) out.push(value >> 8);
    out.push(value & 255);
  }
  return Buffer.from(out);
}

/** One value in the one deterministic form: what is decoded must encode to the same bytes. */
function strict(bytes) {
  const value = decode(bytes, { useMaps: true });
  demand(Buffer.from(encode(value)).equals(Buffer.from(bytes)), "deterministic CBOR");
  return value;
}

function publicKey(hex) {
  const x = Buffer.from(hex, "hex").toString("base64url");
  return createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x }, format: "jwk" });
}

function signedPayload(text, keys) {
  demand(text.length <= 259 && text.startsWith("CS1:"), "a CS1 text");
  const bytes = fromBase45(text.slice(4));
  demand(bytes[0] === 0xd2 && bytes[1] === 0x84, "COSE_Sign1"); // tag 18, an array of four
  const [header, unprotected, payload, signature] = strict(bytes.subarray(1));
  const labels = strict(header);
  demand(unprotected.size === 0 && labels.size === 2 && [-8, -19].includes(labels.get(1)), "header");
  const kid = Buffer.from(labels.get(4)).toString("hex");
  const key = keys.find((each) => each.kid === kid);
  demand(key, "a key that is trusted");
  const signed = encode(["Signature1", header, Buffer.alloc(0), payload]);
  demand(signature.length === 64 && verify(null, signed, publicKey(key.x), signature), "signature");
  return [payload, key];
}

const within = (value, least, most) => Number.isInteger(value) && least <= value && value <= most;
const matches = (value, form) => typeof value === "string" && form.test(value);

function demandForm(claims) {
  const stamp = claims.get(-65537);
  const cti = BigInt("0x" + Buffer.from(claims.get(7)).toString("hex"));
  const most = 2 ** 32 - 1;
  demand([...claims.keys()].join() === "1,4,6,7,-65537" && claims.get(7).length === 6, "claims");
  demand([...stamp.keys()].every((key) => within(key, 1, 23)), "entries of the stamp");
  demand(within(claims.get(4), 0, most) && within(claims.get(6), 0, claims.get(4) - 1), "times");
  demand(10n ** 13n <= cti && cti < 10n ** 14n, "number");
  demand(within(stamp.get(2), 0, most) && within(stamp.get(5), 0, most), "numbers");
  demand(matches(stamp.get(1), /^[A-Z0-9-]{1,8}$/) && matches(stamp.get(4), /^[A-Z0-9-]{3,6}$/), "words");
  demand(matches(stamp.get(3), /^[A-Z]{3}$/), "currency");
}

function claimsOf(text, trusted, now) {
  const [payload, key] = signedPayload(text, trusted.keys);
  const claims = strict(payload); // nothing of it is read before the signature holds
  demandForm(claims);
  demand(claims.get(1) === trusted.issuer, "issuer");
  demand(key.nbf <= claims.get(6) && claims.get(6) < key.exp, "the time of the key");
  demand(claims.get(-65537).get(5) < (key.cut ?? Infinity), "a key that was not compromised");
  demand(claims.get(6) - 300 <= now && now < claims.get(4), "the time of the stamp");
  return claims;
}

function numberOf(cti) {
  const digits = BigInt("0x" + Buffer.from(cti).toString("hex"));
  const check = (98n - ((digits * 100n) % 97n)) % 97n;
  return `${digits}${check.toString().padStart(2, "0")}`;
}

const trusted = JSON.parse(readFileSync(process.argv[2]));
const now = Number(process.argv[3] ?? Date.now() / 1000);
for (const line of readFileSync(0, "utf8").split("\n").filter(Boolean)) {
  try {
    const claims = claimsOf(line, trusted, now);
    console.log("OK", numberOf(claims.get(7)), Object.fromEntries(claims.get(-65537)));
  } catch (problem) {
    console.log("NO", problem.message);
  }
}
