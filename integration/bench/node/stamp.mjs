// A stamp's text: Base45, COSE_Sign1 and CBOR as docs/stamp-format.md describes them.
import { createPublicKey, verify } from "node:crypto";

const alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
const digitOf = new Int8Array(128).fill(-1);
for (let at = 0; at < alphabet.length; ++at) digitOf[alphabet.charCodeAt(at)] = at;

const emptyBytes = Buffer.alloc(0);
const latest = 2 ** 32 - 1;
const cose = 0xd2;

export class Refusal extends Error {
  constructor(code, status = 422) {
    super(code);
    this.code = code;
    this.status = status;
  }
}

function fromBase45(text) {
  if (text.length % 3 === 1) throw new Refusal("E_ENCODING");
  const out = Buffer.allocUnsafe(Math.floor((text.length * 2) / 3));
  let to = 0;
  for (let at = 0; at < text.length; at += 3) {
    const whole = at + 2 < text.length;
    const low = digitOf[text.charCodeAt(at)];
    const middle = digitOf[text.charCodeAt(at + 1)];
    const high = whole ? digitOf[text.charCodeAt(at + 2)] : 0;
    const value = low + 45 * middle + 2025 * high;
    if (low < 0 || middle < 0 || high < 0 || value > (whole ? 65535 : 255)) throw new Refusal("E_ENCODING");
    if (whole) out[to++] = value >> 8;
    out[to++] = value & 255;
  }
  return out;
}

class Reader {
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 0;
  }
  take(count) {
    if (this.at + count > this.bytes.length) throw new Refusal("E_CBOR");
    this.at += count;
    return this.bytes.subarray(this.at - count, this.at);
  }
  argument(low) {
    if (low < 24) return low;
    if (low > 27) throw new Refusal("E_CBOR");
    const width = 1 << (low - 24);
    const digits = this.take(width);
    return width === 8 ? Number(digits.readBigUInt64BE()) : digits.readUIntBE(0, width);
  }
  value() {
    const first = this.take(1)[0];
    const argument = this.argument(first & 31);
    switch (first >> 5) {
      case 0: return argument;
      case 1: return -1 - argument;
      case 2: return this.take(argument);
      case 3: return this.take(argument).toString("utf8");
      case 4: return Array.from({ length: argument }, () => this.value());
      case 5: {
        const map = new Map();
        for (let i = 0; i < argument; ++i) map.set(this.value(), this.value());
        return map;
      }
      default: throw new Refusal("E_CBOR");
    }
  }
}

function decode(bytes) {
  const reader = new Reader(bytes);
  const value = reader.value();
  if (reader.at !== bytes.length) throw new Refusal("E_CBOR");
  return value;
}

export function head(major, argument) {
  if (argument < 24) return Buffer.from([(major << 5) | argument]);
  if (argument < 256) return Buffer.from([(major << 5) | 24, argument]);
  if (argument < 65536) return Buffer.from([(major << 5) | 25, argument >> 8, argument & 255]);
  const out = Buffer.alloc(5);
  out[0] = (major << 5) | 26;
  out.writeUInt32BE(argument, 1);
  return out;
}

export function bytesOf(content) {
  return Buffer.concat([head(2, content.length), content]);
}

/** What a signature of COSE_Sign1 covers. */
export function signatureInput(header, payload) {
  return Buffer.concat([head(4, 4), head(3, 10), Buffer.from("Signature1"), bytesOf(header), bytesOf(emptyBytes), bytesOf(payload)]);
}

function numberOf(cti) {
  const digits = BigInt(`0x${cti.toString("hex")}`);
  const check = 98n - ((digits * 100n) % 97n);
  return `${digits}${check.toString().padStart(2, "0")}`;
}

export class Trust {
  constructor({ issuer, keys }) {
    this.issuer = issuer;
    this.keys = new Map(
      keys.map((key) => {
        const x = Buffer.from(key.x, "hex").toString("base64url");
        return [key.kid, { ...key, public: createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x }, format: "jwk" }) }];
      }),
    );
  }

  /** Claims and payload of a genuine stamp. */
  examine(text, now) {
    if (text.length > 259 || !text.startsWith("CS1:")) throw new Refusal("E_PREFIX");
    const bytes = fromBase45(text.slice(4));
    if (bytes[0] !== cose) throw new Refusal("E_COSE");
    const [header, unprotected, payload, signature] = decode(bytes.subarray(1));
    const labels = decode(header);
    if (unprotected.size !== 0 || labels.size !== 2 || labels.get(1) !== -8) throw new Refusal("E_HEADER");
    const key = this.keys.get(labels.get(4).toString("hex"));
    if (!key) throw new Refusal("E_KEY_UNKNOWN");
    if (!verify(null, signatureInput(header, payload), key.public, signature)) throw new Refusal("E_SIGNATURE");
    const claims = decode(payload);
    const stamp = claims.get(-65537);
    const issued = claims.get(6);
    if (claims.get(1) !== this.issuer) throw new Refusal("E_ISSUER");
    if (!(issued < claims.get(4)) || claims.get(4) > latest) throw new Refusal("E_CLAIMS");
    if (issued < key.nbf || issued >= key.exp) throw new Refusal("E_KEY_PERIOD");
    if (issued > now + 300) throw new Refusal("E_NOT_YET_VALID");
    return {
      payload,
      number: numberOf(claims.get(7)),
      expires: claims.get(4),
      service: stamp.get(1),
      amount: stamp.get(2),
      currency: stamp.get(3),
      mission: stamp.get(4),
    };
  }
}
