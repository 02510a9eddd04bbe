// The checks and redemptions of the service as a team would otherwise write them: Node's own HTTPS server and Ed25519,
// better-sqlite3, one transaction a redemption, the same tables, the same durability.
//
//   node server.mjs '{"check_port":…,"redeem_port":…,"database":…,"cert":…,"key":…,"ca":…,"keys":…,"workers":…}'
import cluster from "node:cluster";
import { createHash, createHmac, generateKeyPairSync, randomBytes, sign } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer } from "node:https";
import { Books } from "./books.mjs";
import { Refusal, Trust, bytesOf, head, signatureInput } from "./stamp.mjs";

const given = JSON.parse(process.argv[2]);
const everywhere = {
  "Content-Type": "application/json",
  "Cache-Control": "no-store",
  "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
  "Strict-Transport-Security": "max-age=63072000; includeSubDomains",
};
const secret = randomBytes(32);
const own = generateKeyPairSync("ed25519").privateKey;
const ownKid = randomBytes(8);
const receiptHeader = Buffer.concat([Buffer.from([0xa2, 0x01, 0x27, 0x04]), bytesOf(ownKid)]);

const time = (seconds) => new Date(seconds * 1000).toISOString().replace(".000Z", "Z");

function bodyOf(request) {
  return new Promise((resolve, reject) => {
    const pieces = [];
    request.on("data", (piece) => pieces.push(piece));
    request.on("end", () => resolve(Buffer.concat(pieces).toString("utf8")));
    request.on("error", reject);
  });
}

function identityOf(request) {
  const names = request.socket.getPeerCertificate().subjectaltname ?? "";
  return names.match(/URI:(urn:etimbre:mission:([A-Z]+-[A-Z0-9]+):counter:(\d+))/);
}

/** The committed row of a genuine stamp. */
function lookUp(books, stamp) {
  const row = books.stamp.get(stamp.number);
  const hash = createHash("sha256").update(stamp.payload).digest("hex");
  if (!row || row.payload_hash !== hash) throw new Refusal("E_NOT_IN_LOG");
  return row;
}

function check(books, trust, body) {
  const now = Math.floor(Date.now() / 1000);
  const row = lookUp(books, trust.examine(JSON.parse(body).text, now));
  const state = row.kind ?? (now >= row.expires_s ? "expired" : "issued");
  return {
    result: state === "issued" ? "OK" : `E_${state.toUpperCase()}`,
    state,
    service: row.service,
    mission: row.mission,
    number: row.number,
    amount: { amount_minor: String(row.total_minor), currency: row.currency, exponent: 2 },
    issued_at: time(row.issued_s),
    expires_at: time(row.expires_s),
  };
}

function receiptOf(redemption, row) {
  const entries = [redemption.redemption_id, row.number, row.service, redemption.mission, redemption.counter, redemption.redeemed_at, row.payload_hash];
  const payload = Buffer.concat([head(4, entries.length), ...entries.map((each) => bytesOf(Buffer.from(each)))]);
  const signature = sign(null, signatureInput(receiptHeader, payload), own);
  return Buffer.concat([Buffer.from([0xd2, 0x84]), bytesOf(receiptHeader), Buffer.from([0xa0]), bytesOf(payload), bytesOf(signature)]).toString("base64url");
}

function redeemer(books, trust) {
  const transaction = books.atOnce((stamp, wanted, [client, mission, counter], key, fingerprint, nowUs) => {
    const kept = books.reply.get(client, key);
    if (kept) return { status: kept.fingerprint === fingerprint ? kept.status : 422, redemption: JSON.parse(kept.body), row: lookUp(books, stamp) };
    const row = lookUp(books, stamp);
    if (row.mission !== mission) throw new Refusal("E_MISSION");
    if (row.service !== wanted.service) throw new Refusal("E_SERVICE");
    const redemption = {
      redemption_id: randomBytes(16).toString("hex"), number: row.number, service: row.service, mission, counter,
      redeemed_at: time(Math.floor(nowUs / 1e6)),
    };
    const ended = books.end.run(row.number, redemption.redemption_id, mission, counter, ownKid.toString("hex"), nowUs);
    if (ended.changes === 0) throw new Refusal("E_REDEEMED", 409);
    books.postRevenue(row, nowUs);
    books.keepReply.run(client, key, fingerprint, 201, JSON.stringify(redemption), nowUs);
    return { status: 201, redemption, row };
  });
  return (request, body) => {
    const wanted = JSON.parse(body);
    const stamp = trust.examine(wanted.text, Math.floor(Date.now() / 1000));
    const [, client, mission, counter] = identityOf(request);
    const fingerprint = createHmac("sha256", secret).update(`${request.method}\n${request.url}\n${body}`).digest("hex");
    const done = transaction(stamp, wanted, [client, mission, counter], request.headers["idempotency-key"], fingerprint, Date.now() * 1000);
    return [done.status, { ...done.redemption, receipt: receiptOf(done.redemption, done.row) }];
  };
}

function listen(port, tls, path, answer) {
  const server = createServer({ ...tls, minVersion: "TLSv1.3", keepAlive: true }, async (request, response) => {
    let status = 404;
    let content = { code: "E_NOT_FOUND" };
    try {
      const body = await bodyOf(request);
      if (request.method === "POST" && request.url === path) [status, content] = answer(request, body);
    } catch (problem) {
      status = problem.status ?? 400;
      content = { code: problem.code ?? "E_JSON" };
    }
    const text = JSON.stringify(content);
    response.writeHead(status, { ...everywhere, "Content-Length": Buffer.byteLength(text), "X-Request-Id": randomBytes(16).toString("hex") });
    response.end(text);
  });
  server.keepAliveTimeout = 60000;
  server.listen(port, "127.0.0.1");
}

function serve() {
  const tls = { cert: readFileSync(given.cert), key: readFileSync(given.key) };
  const books = new Books(given.database);
  const trust = new Trust(JSON.parse(readFileSync(given.keys)));
  listen(given.check_port, tls, "/api/v1/checks", (_, body) => [200, check(books, trust, body)]);
  const mutual = { ...tls, ca: readFileSync(given.ca), requestCert: true, rejectUnauthorized: true };
  listen(given.redeem_port, mutual, "/api/v1/redemptions", redeemer(books, trust));
}

if (cluster.isPrimary && given.workers > 1) for (let i = 0; i < given.workers; ++i) cluster.fork();
else serve();
