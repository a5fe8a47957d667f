/** Generic credentials: known by the name that stands before them. */
import * as as from "../formats/escape.mjs";
import { password, plainPassword } from "../human.mjs";
import * as t from "../tokens.mjs";
import { app, host, image, instant, ip, user, version, word } from "../words.mjs";

const PASSWORDS = ["password", "passwd", "user-pwd", "db-pwd", "registry-password", "db-password", "admin-password", "user-password", "smtp-password", "root-password", "passphrase", "ldap-bind-password", "keystore-password"];
const KEYS = ["api-key", "secret-key", "client-secret", "auth-token", "access-token", "encryption-key", "webhook-secret", "signing-secret", "api-secret"];

/** Written once, in one place; `label` is what the place makes of the escaped value. */
const written = (escape, write, label = as.anything) => (r) => {
  const escaped = escape(r.chance(0.4) ? plainPassword(r) : password(r));
  return escaped && { text: write(r, escaped), secrets: [label(escaped)] };
};

export const passwords = {
  kinds: [
    { make: password, names: PASSWORDS, noun: "password" },
    { make: password, names: PASSWORDS, noun: "password" },
    { make: plainPassword, names: PASSWORDS, noun: "password" },
    { make: t.opaque, names: KEYS, noun: "API key" },
  ],
  scenes: {
    "connection-string": written(as.token, (r, s) => `Server=${host(r, "db")};Database=${app(r)};${r.pick(["Uid", "User Id"])}=${user(r)};${r.pick(["Pwd", "Password"])}=${s};`),
    "connection-string-odbc": written(as.token, (r, s) => `Driver={ODBC Driver 18 for SQL Server};Server=${ip(r)};UID=${user(r)};PWD=${s};Encrypt=yes`),
    dsn: written(as.token, (r, s) => `psycopg2.connect("host=${host(r, "db")} dbname=${app(r)} user=${user(r)} password=${s}")`),
    netrc: written(as.token, (r, s) => `machine ${host(r)} login ${user(r)} password ${s}\nmachine ${host(r)} login anonymous`),
    pgpass: written((v) => (v.includes(":") ? undefined : as.token(v)), (r, s) => `$ cat ~/.pgpass\n${host(r, "db")}:5432:${app(r)}:${user(r)}:${s}\n`),
    "sql-identified-by": written(as.yamlSingle, (r, s) => `CREATE USER '${user(r)}'@'%' IDENTIFIED BY '${s}';\nGRANT SELECT ON ${app(r)}.* TO '${user(r)}'@'%';`),
    "sql-with-password": written(as.yamlSingle, (r, s) => `${r.pick(["ALTER", "CREATE"])} ROLE ${word(r)} WITH LOGIN PASSWORD '${s}' VALID UNTIL 'infinity';`),
    "yaml-credentials": written(as.json, (r, s) => `registries:\n  - url: https://${host(r)}\n    auth:\n      username: ${user(r)}\n      password: "${s}"\n    insecure: false\n`),
    "json-credentials": written(as.json, (r, s) => `{"registry_type":"Harbor","registry_addr":"https://${host(r)}","registry_username":"${user(r)}","registry_password":"${s}","namespace":"${word(r)}"}`),
    "tomcat-users": written(as.xmlAttribute, (r, s) => `<tomcat-users>\n  <user username="${user(r)}" password="${s}" roles="manager-gui"/>\n</tomcat-users>`),
    "user-slash-password": written(as.token, (r, s) => `Test system: https://${host(r)}, login ${user(r)} / ${s}, password is reset every night.`),
    "terminal-prompt": written(as.noNewline, (r, s) => `Username: ${user(r)}\nPassword: ${s}\nError response from daemon: Get "https://${host(r)}/v2/": unauthorized`),
    "helm-values": written(as.json, (r, s) => `image:\n  repository: ${image(r).split(":")[0]}\n  tag: ${version(r)}\npostgresql:\n  auth:\n    username: ${user(r)}\n    password: "${s}"\n    existingSecret: ""\n`),
    "kafka-jaas": written(as.token, (r, s) => `sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required username="${user(r)}" password="${s}";`),
    "proxy-properties": written(as.token, (r, s) => `systemProp.https.proxyHost=proxy.example.com\nsystemProp.https.proxyUser=${user(r)}\nsystemProp.https.proxyPassword=${s}\n`),
    "changed-from": written(as.yamlSingle, (r, s) => `${instant(r)} DEBUG field password changed from '' to '${s}' by ${user(r)}`),
    "http-basic-auth-call": written(as.python, (r, s) => `requests.get("https://${host(r)}/v2/_catalog", auth=('${user(r)}', '${s}'))`),
    "go-basic-auth": written(as.json, (r, s) => `req.SetBasicAuth("${user(r)}", "${s}")`),
    "powershell-credential": written(as.powershellSingle, (r, s) => `$password = ConvertTo-SecureString -String '${s}' -AsPlainText -Force\n$cred = New-Object PSCredential('${user(r)}', $password)`),
    "wifi": written(as.noNewline, (r, s) => `network={\n  ssid="${word(r)}"\n  psk="${as.json(s)}"\n}`, as.json),
  },
};
