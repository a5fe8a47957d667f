/** Tokens of known make: prefixes, alphabets, lengths and checksums are those of the real issuers. */
import { crc32 as zlibCrc32 } from "node:zlib";
import { ALNUM, BASE32, BASE64, BASE64URL, DIGITS, LOWER, UPPER } from "./random.mjs";
import { app, host, instant, user, word } from "./words.mjs";

/** node:zlib has crc32 from Node 20.15 on. */
export const crc32 = zlibCrc32 ?? ((text) => ~[...Buffer.from(text)].reduce((crc, byte) => {
  let rest = (crc ^ byte) & 0xff;
  for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
  return (crc >>> 8) ^ rest;
}, -1) >>> 0);

/** A number in digits of an alphabet, filled up with its zero. */
function inDigits(number, alphabet, length) {
  let out = "";
  for (let rest = number; rest > 0; rest = Math.floor(rest / alphabet.length)) out = alphabet[rest % alphabet.length] + out;
  return out.padStart(length, alphabet[0]);
}

const json = (value, encoding) => Buffer.from(JSON.stringify(value)).toString(encoding);
const epoch = (r) => r.between(1_700_000_000, 1_790_000_000);

// GitHub, https://github.blog/2021-04-05-behind-githubs-new-authentication-token-formats/
const GITHUB_DIGITS = DIGITS + UPPER + LOWER;
export function github(r, kind = r.pick("pousr")) {
  const body = r.text(ALNUM, 30);
  return `gh${kind}_${body}${inDigits(crc32(body), GITHUB_DIGITS, 6)}`;
}
export function githubFine(r) {
  const [id, body] = [r.text(ALNUM, 22), r.text(ALNUM, 53)];
  return ["github", "pat", id, body + inDigits(crc32(`${id}_${body}`), GITHUB_DIGITS, 6)].join("_");
}

// GitLab, https://docs.gitlab.com/security/tokens/#token-prefixes
const GITLAB = {
  pat: (r) => r.text(BASE64URL, 20),
  dt: (r) => r.text(BASE64URL, 20),
  rt: (r) => `${r.pick(["", "t1_", "t3_"])}${r.text(BASE64URL, 20)}`,
  rtr: (r) => r.text(BASE64URL, 20),
  cbt: (r) => `${r.hex(2)}_${r.text(BASE64URL, 20)}`,
  ptt: (r) => r.hex(40),
  ft: (r) => r.text(BASE64URL, 20),
  imt: (r) => r.text(`${DIGITS}${LOWER}`, 25),
  agent: (r) => r.text(BASE64URL, 50),
  soat: (r) => r.text(BASE64URL, 20),
  oas: (r) => r.hex(64),
  ffct: (r) => r.text(BASE64URL, 20),
};
/** The last sign is alphanumeric, so that a person sees where the token ends. */
export const gitlab = (r, kind = r.pick(Object.keys(GITLAB))) => `gl${kind}-${GITLAB[kind](r).replace(/[-_]$/, "x")}`;
export const gitlabRunnerRegistration = (r) => ["GR13", "48941", r.text(BASE64URL, 19), r.text(ALNUM, 1)].join("");
/** https://handbook.gitlab.com/handbook/engineering/architecture/design-documents/cells/routable_tokens/ */
export function gitlabRoutable(r, kind = r.pick(["pat", "rt", "dt"])) {
  const routing = Buffer.from(`o:${r.between(1, 99)}\nu:${r.between(1, 99999).toString(36)}`);
  const payload = Buffer.concat([routing, r.bytes(16), Buffer.from([16])]).toString("base64url");
  const head = `gl${kind}-${kind === "rt" ? "t1_" : ""}${payload}.01.${payload.length.toString(36).padStart(2, "0")}`;
  return head + inDigits(crc32(head), DIGITS + LOWER, 7);
}

// AWS, https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-prefixes
export const awsKeyId = (r, prefix = r.pick(["KIA", "KIA", "SIA"])) => `A${prefix}${r.text(BASE32, 16)}`;
export const awsSecret = (r) => r.text(BASE64, 40);
export const awsSession = (r) => `${["IQoJb3JpZ2", "luX2Vj"].join("")}${r.base64(3 * r.between(90, 240) - 1)}`;
/** What `aws ecr get-authorization-token` gives: base64 of AWS:password, the password being base64 of JSON. */
export const ecrPassword = (r) =>
  json({ payload: r.base64(3 * r.between(60, 120)), datakey: r.base64(180), version: "2", type: "DATA_KEY", expiration: epoch(r) }, "base64");

// Google
export const gcpApiKey = (r) => ["AI", "za", "Sy", r.text(BASE64URL, 32), r.text(ALNUM, 1)].join("");
export const gcpAccessToken = (r) => ["ya", "29.", "a0", r.text(BASE64URL, r.between(120, 200)), r.text(ALNUM, 1)].join("");
export const gcpClientSecret = (r) => ["GOC", "SPX-", r.text(BASE64URL, 27), r.text(ALNUM, 1)].join("");
export const gcpRefreshToken = (r) => ["1//", "0", r.text(LOWER, 1), r.text(BASE64URL, 98), r.text(ALNUM, 1)].join("");

// Azure, https://learn.microsoft.com/en-us/purview/sit-sensitive-information-type-entity-definitions
export const azureClientSecret = (r) => `${r.text(ALNUM, 3)}${r.pick("78")}Q~${r.text(`${BASE64URL}~.`, 33)}${r.text(ALNUM, 1)}`;
/** 64 bytes; newer keys have a mark before their last six digits. */
export const azureStorageKey = (r) => (r.chance(0.5) ? r.base64(64) : `${r.text(BASE64, 76)}+ASt${r.text(ALNUM, 5)}${r.pick("AQgw")}==`);
export const acrPassword = (r) => (r.chance(0.7) ? `${r.text(BASE64, 42)}+ACR${r.text(ALNUM, 6)}` : r.text(BASE64, 31) + r.text(ALNUM, 1));
export const azureSharedKey = (r) => r.base64(32);

export const ibmApiKey = (r) => r.text(ALNUM, 1) + r.text(BASE64URL, 42) + r.text(ALNUM, 1);

// Huawei Cloud
export const huaweiAk = (r) => (r.chance(0.3) ? "HST" + r.text(DIGITS + UPPER, 17) : r.text(UPPER, 1) + r.text(DIGITS + UPPER, 19));
export const huaweiSk = (r) => r.text(ALNUM, 40);
export const swrPassword = (r) => r.hex(64);
/** CMS in base64 with - for /, as X-Auth-Token is. */
export const huaweiToken = (r) => `MII${r.text(ALNUM, 1)}${r.base64(3 * r.between(200, 700)).replaceAll("/", "-").slice(4)}`;

export const quayOauth = (r) => r.text(ALNUM, 40);
export const quayRobot = (r) => r.text(DIGITS + UPPER, 64);
export const quayUser = (r) => `${word(r)}+${app(r)}`;

export const dockerPat = (r) => ["dckr", "pat", r.text(BASE64URL, 26) + r.text(ALNUM, 1)].join("_");
export const dockerOat = (r) => ["dckr", "oat", r.text(BASE64URL, 31) + r.text(ALNUM, 1)].join("_");
export const swarmToken = (r) => ["SWM" + "TKN", 1, r.text(DIGITS + LOWER, 50), r.text(DIGITS + LOWER, 25)].join("-");

// JFrog, https://jfrog.com/help/r/jfrog-platform-administration-documentation/understanding-identity-tokens
export const jfrogApiKey = (r) => `AK${"C"}p${r.pick("58")}${r.text(ALNUM, 68)}`;
export const jfrogReference = (r) => Buffer.from(`reftkn:01:${epoch(r)}:${r.text(ALNUM, 27)}`).toString("base64");
export const jfrogAccess = (r) =>
  jwt(r, { sub: `jfac@${r.text(`${DIGITS}${LOWER}`, 26)}/users/${user(r)}`, scp: "applied-permissions/user", aud: "*@*", iss: "jfffe@000" });

export const harborSecret = (r) => r.text(UPPER, 1) + r.text(ALNUM, 31);
export const harborUser = (r) => `robot$${r.chance(0.6) ? `${word(r)}+` : ""}${app(r)}`;

export function jwt(r, claims = { sub: user(r), iss: `https://${host(r, "login")}/realms/${word(r)}`, scope: "openid profile" }) {
  const algorithm = r.pick(["HS256", "RS256", "ES256"]);
  const header = { alg: algorithm, ...(r.chance(0.7) && { typ: "JWT" }), ...(r.chance(0.5) && { kid: r.base64(20, "base64url") }) };
  const payload = { ...claims, iat: epoch(r), exp: epoch(r) + 3600, jti: r.uuid() };
  const signature = r.base64({ HS256: 32, RS256: 256, ES256: 64 }[algorithm], "base64url");
  return [json(header, "base64url"), json(payload, "base64url"), signature].join(".");
}

export const basic = (name, secret) => Buffer.from(`${name}:${secret}`).toString("base64");

/** A key that nobody knows: hexadecimal, a UUID, or letters. */
export const opaque = (r) => r.pick([() => r.hex(r.pick([32, 40, 64])), () => r.uuid(), () => r.text(ALNUM, r.between(24, 48)), () => r.base64(32, "base64url")])();
export const when = instant;
