/** Private keys and public look-alikes: true headers and true first bytes, random bodies. */

// The first bytes that every key of its sort has.
const der = (...parts) => Buffer.from(parts.join(""), "hex");
const RSA = (r) => Buffer.concat([der("308204a3", "02010002", "82010100"), r.bytes(r.pick([590, 1180]))]);
const EC = (r) => Buffer.concat([der("30770201", "010420"), r.bytes(32), der("a00a0608", "2a8648ce", "3d030107", "a1440342", "0004"), r.bytes(64)]);
const DSA = (r) => Buffer.concat([der("308201bb", "02010002", "818100"), r.bytes(436)]);
const PKCS8 = (r) => Buffer.concat([der("308204be", "02010030", "0d06092a", "864886f7", "0d010101", "05000482", "04a8"), r.bytes(1192)]);
const PKCS8_ED25519 = (r) => Buffer.concat([der("302e0201", "00300506", "032b6570", "04220420"), r.bytes(32)]);
const PKCS8_ENCRYPTED = (r) => Buffer.concat([der("3082052a", "30540609", "2a864886", "f70d0105", "0d"), r.bytes(1290)]);
const OPENSSH = (r) =>
  Buffer.concat([Buffer.from("openssh-key-v1\0\0\0\0\x04none\0\0\0\x04none\0\0\0\0\0\0\0\x01", "latin1"), r.bytes(r.pick([300, 1700]))]);

const lines = (text, width) => text.match(new RegExp(`.{1,${width}}`, "g"));
const fence = (word, label) => `-----${word} ${label}-----`;

/** A block with its lines apart: a last line too short to judge is filled up. */
function block(label, bytes, { width = 64, before = [], after = [] } = {}) {
  const whole = bytes.subarray(0, bytes.length - (bytes.length % 3));
  const text = whole.toString("base64");
  const body = lines(text.length % width < 8 ? text.slice(0, text.length - (text.length % width)) : text, width);
  return { value: [fence("BEGIN", label), ...before, ...body, ...after, fence("END", label)].join("\n") + "\n", parts: body };
}

const PRIVATE = "PRIVATE KEY";
export const privateKey = (r) =>
  r.pick([
    () => block(`RSA ${PRIVATE}`, RSA(r)),
    () => block(`RSA ${PRIVATE}`, RSA(r), { before: ["Proc-Type: 4,ENCRYPTED", `DEK-Info: AES-256-CBC,${r.hex(32).toUpperCase()}`, ""] }),
    () => block(`EC ${PRIVATE}`, EC(r)),
    () => block(`DSA ${PRIVATE}`, DSA(r)),
    () => block(PRIVATE, PKCS8(r)),
    () => block(PRIVATE, PKCS8_ED25519(r)),
    () => block(`ENCRYPTED ${PRIVATE}`, PKCS8_ENCRYPTED(r)),
    () => block(`OPENSSH ${PRIVATE}`, OPENSSH(r), { width: 70 }),
    () => block(`PGP ${PRIVATE} BLOCK`, Buffer.concat([der("9501d804"), r.bytes(900)]), { before: [""], after: [`=${r.base64(3)}`] }),
  ])();

export const pkcs8 = (r) => block(PRIVATE, PKCS8(r));

const CERTIFICATE = (r) => Buffer.concat([der("308203a5", "3082028d", "a0030201", "0202"), r.bytes(900)]);
const SPKI = (r) => Buffer.concat([der("30820122", "300d0609", "2a864886", "f70d0101", "01050003", "82010f00"), r.bytes(270)]);

export const certificate = (r) => block(r.pick(["CERTIFICATE", "CERTIFICATE", "TRUSTED CERTIFICATE"]), CERTIFICATE(r));
export const publicKey = (r) =>
  r.pick([
    () => block("PUBLIC KEY", SPKI(r)),
    () => block("RSA PUBLIC KEY", SPKI(r)),
    () => block("CERTIFICATE REQUEST", CERTIFICATE(r)),
    () => block("PGP PUBLIC KEY BLOCK", r.bytes(900), { before: [""] }),
    () => block("DH PARAMETERS", Buffer.concat([der("30820108", "02820101", "00"), r.bytes(260)])),
  ])();
export const sshPublicKey = (r) =>
  r.pick([
    () => `ssh-rsa ${Buffer.concat([Buffer.from("\0\0\0\x07ssh-rsa\0\0\0\x03\x01\0\x01\0\0\x01\x01\0", "latin1"), r.bytes(256)]).toString("base64")}`,
    () => `ssh-ed25519 ${Buffer.concat([Buffer.from("\0\0\0\x0bssh-ed25519\0\0\0\x20", "latin1"), r.bytes(32)]).toString("base64")}`,
    () => `ecdsa-sha2-nistp256 ${Buffer.concat([Buffer.from("\0\0\0\x13ecdsa-sha2-nistp256\0\0\0\x08nistp256\0\0\0\x41\x04", "latin1"), r.bytes(64)]).toString("base64")}`,
  ])();
