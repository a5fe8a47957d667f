/** Passwords as people and password generators make them. */
import { ALNUM, BASE32, BASE64URL, DIGITS, LOWER } from "./random.mjs";
import { word } from "./words.mjs";

const capital = (text) => text[0].toUpperCase() + text.slice(1);
const number = (r, length = r.between(2, 4)) => r.text(DIGITS, length);
const leet = (text) => text.replaceAll("a", "4").replaceAll("e", "3").replaceAll("o", "0").replaceAll("i", "1");

const PLAIN = [
  (r) => capital(word(r)) + number(r),
  (r) => capital(word(r)) + number(r, 4) + r.pick("!?*+.="),
  (r) => leet(word(r)) + r.pick("_-.") + leet(word(r)),
  (r) => [word(r), word(r), word(r)].join(r.pick("-_.")) + number(r, 1),
  (r) => r.pick(["Qwer", "Asdf", "Zxcv"]) + number(r, 4) + r.pick(["", "!", "_x"]),
  (r) => word(r) + word(r),
  (r) => number(r, r.between(8, 12)),
  (r) => r.text(ALNUM, r.between(8, 24)),
  (r) => r.text(BASE64URL, r.between(12, 32)).replace(/^[-_]/, "k"),
  (r) => r.text(LOWER, 4) + number(r),
  (r) => r.hex(r.pick([16, 24, 32])),
  (r) => r.text(BASE32.slice(0, 26), 4) + number(r) + r.text(LOWER, 5),
];

const SYMBOLS = [
  (r) => `${capital(word(r))}@${number(r, 4)}`,
  (r) => `${capital(word(r))}#${number(r)}${r.pick("!$%&*")}`,
  (r) => `${r.text(ALNUM, 6)}${r.pick(",;&:@/")}${r.text(ALNUM, 6)}${r.pick("!#?")}`,
  (r) => Array.from({ length: r.between(12, 20) }, () => r.pick(`${ALNUM}!#$%&*+-.:;<=>?@^_~`)).join("").replace(/^[^A-Za-z0-9]/, "R"),
  (r) => `-${capital(word(r))}${number(r)}${r.pick("!x")}`,
  (r) => `${word(r)}/${number(r)}:${capital(word(r))}`,
  (r) => `P@ss_${leet(word(r))}!${number(r)}`,
  (r) => `${capital(word(r))}${number(r)}${r.pick(["!!", "$$x", "=)", "<3", "++"])}`,
];

const AWKWARD = [
  (r) => `${capital(word(r))}'s ${word(r)} ${number(r)}`,
  (r) => `${word(r)} ${word(r)} ${word(r)} ${word(r)}`,
  (r) => `say "${word(r)}" ${number(r)} times`,
  (r) => `${capital(word(r))}"${number(r)}'${r.text(LOWER, 3)}`,
  (r) => `${leet(word(r))}\\${r.text(ALNUM, 5)}${r.pick("!#")}`,
  (r) => `${r.pick(["pässwörd", "Schlüssel", "contraseña", "пароль", "clé"])}${number(r)}${word(r)}`,
  (r) => `${r.pick(["密码", "口令是", "容器镜像"])}${number(r)}${r.pick(["", "！", "abc"])}${word(r).slice(0, 3)}`,
  (r) => `${capital(word(r))}, ${word(r)} & ${word(r)}${number(r, 1)}`,
];

/** Letters, digits and a few harmless signs: what stands anywhere without quotes. */
export const plainPassword = (r) => r.pick(PLAIN)(r);

/** Any password: mostly plain ones, many with symbols, some that need quoting everywhere. */
export const password = (r) => r.pick(r.pick([PLAIN, PLAIN, SYMBOLS, SYMBOLS, AWKWARD]))(r);
