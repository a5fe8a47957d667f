/** Settings that look like credentials by name or by value, and are none. */
import { neighbours, FORMATS } from "../contexts.mjs";
import { sshPublicKey } from "../pem.mjs";
import { ALNUM, BASE32, DIGITS, LOWER, UPPER } from "../random.mjs";
import { app, date, digest, host, image, instant, region, user, version, word } from "../words.mjs";

/** All that a Secret object or a login command holds may be secret, whatever its name. */
const HARMFUL = /^(kubernetes-|kubectl-literal$|powershell-secure$)/;
const NAMES = Object.keys(FORMATS).filter((name) => !HARMFUL.test(name));

const CROCKFORD = DIGITS + UPPER.replace(/[ILOU]/g, "");
const among = (list) => (r) => r.pick(list);
const count = (low, high) => (r) => String(r.between(low, high));

const LOOKALIKES = {
  digest: [["image-digest", "digest", "checksum", "content-digest", "config-digest", "layer-digest"], digest],
  sha256: [["sha256", "sha256sum", "file-hash", "content-sha256"], (r) => r.hex(64)],
  "git-sha": [["commit", "commit-id", "revision", "git-sha", "head", "vcs-ref"], (r) => r.hex(40)],
  uuid: [["request-id", "trace-id", "correlation-id", "tenant-id", "subscription-id", "client-id", "job-id", "object-id"], (r) => r.uuid()],
  hex32: [["project-id", "domain-id", "md5", "trace-id", "enterprise-project-id", "build-id"], (r) => r.hex(32)],
  "public-key": [["public-key", "ssh-public-key", "authorized-key", "host-key", "deploy-key-public"], sshPublicKey],
  integrity: [["integrity", "sri", "dist-integrity"], (r) => `sha512-${r.base64(64)}`],
  "key-name": [["sort-key", "partition-key", "primary-key", "routing-key", "key-name", "foreign-key", "group-key", "cache-key"], (r) => `${word(r)}_${app(r)}`],
  "key-fact": [["key-type", "key-algorithm", "key-size", "key-usage", "key-format"], among(["rsa", "RSA-2048", "ecdsa-p256", "4096", "digitalSignature", "PKCS8", "ed25519"])],
  "object-key": [["object-key", "s3-key", "key-prefix", "bucket-key"], (r) => `${word(r)}/${date(r)}/${app(r)}-${r.between(1, 999)}.parquet`],
  "kms-key": [["kms-key-id", "kms-key-arn", "encryption-key-id"], (r) => `arn:aws:kms:us-east-1:${r.text(DIGITS, 12)}:key/${r.uuid()}`],
  "token-count": [["max-tokens", "token-count", "prompt-tokens", "completion-tokens", "token-limit", "total-tokens"], count(1, 9999)],
  "token-time": [["token-ttl", "token-lifetime", "access-token-validity", "token-expiration", "refresh-token-ttl"], among(["30m", "3600", "24h", "900s", "7d"])],
  "token-expiry": [["token-expires-at", "token-issued-at", "access-token-expires-on"], instant],
  "token-type": [["token-type", "token-format", "access-token-type"], among(["Bearer", "bearer", "JWT", "opaque", "mac"])],
  "token-url": [["token-url", "token-endpoint", "token-uri", "access-token-url", "token-issuer"], (r) => `https://${host(r, "login")}/oauth2/token`],
  "token-name": [["token-name", "token-description", "token-header", "token-audience"], (r) => `${word(r)}-${app(r)}`],
  tokenizer: [["tokenizer", "tokenizer-name", "token-filter"], among(["standard", "cl100k_base", "whitespace", "edge_ngram", "icu_tokenizer"])],
  "password-file": [["password-file", "passwd-file", "password-path", "secret-file", "token-file", "private-key-file", "key-file", "client-secret-path"], (r) => `/run/secrets/${word(r)}_${app(r)}`],
  "password-policy": [["password-policy", "password-strength", "password-encoder", "password-hash-algorithm", "password-mode"], among(["strict", "medium", "bcrypt", "argon2id", "scram-sha-256", "pbkdf2"])],
  "password-number": [["password-min-length", "password-max-length", "password-expiry-days", "password-history", "passwd-retries", "max-password-age"], count(1, 365)],
  "password-flag": [["password-required", "password-enabled", "reset-password", "show-password", "password-auth", "has-password", "password-set", "use-token", "require-password", "password-changed"], among(["true", "false"])],
  "password-time": [["password-changed-at", "password-last-set", "password-expires-at", "last-password-change"], instant],
  "password-url": [["password-reset-url", "forgot-password-url", "change-password-link"], (r) => `https://${host(r)}/account/reset`],
  "secret-name": [["secret-name", "secret-ref", "image-pull-secret", "existing-secret", "tls-secret", "secret-key-ref", "auth-secret-name", "password-secret-name"], (r) => `${app(r)}-${r.pick(["tls", "credentials", "regcred", "db-auth"])}`],
  "secret-place": [["secret-provider", "secret-store", "secret-engine", "secret-type", "secret-backend"], among(["vault", "kv-v2", "Opaque", "aws-secrets-manager", "kubernetes.io/tls", "akv"])],
  "secret-arn": [["secret-arn", "db-secret-arn", "secrets-manager-arn"], (r) => `arn:aws:secretsmanager:eu-west-1:${r.text(DIGITS, 12)}:secret:${app(r)}/${word(r)}-${r.text(ALNUM, 6)}`],
  "auth-type": [["auth-type", "auth-method", "auth-mode", "credential-type", "authentication", "authenticator", "auth"], among(["basic", "oidc", "none", "kerberos", "mtls", "password", "token", "ldap", "api_key"])],
  "auth-url": [["auth-url", "authorization-endpoint", "authority", "auth-server-url"], (r) => `https://${host(r, "login")}/realms/${word(r)}`],
  author: [["author", "authors", "maintainer", "committer"], (r) => `${user(r)}@${host(r)}`],
  "access-mode": [["access-mode", "access-level", "access-tier", "access-policy", "access-control"], among(["ReadWriteOnce", "30", "Hot", "private", "public-read", "owner"])],
  "access-log": [["access-log", "access-log-path", "auth-log", "secrets-dir", "credentials-path", "token-cache-path"], (r) => `/var/log/${app(r)}/${word(r)}.log`],
  "api-fact": [["api-version", "api-key-header", "api-key-name", "api-key-location", "api-key-source"], among(["v1", "X-Api-Key", "header", "2023-11-01", "apps/v1", "HEADER"])],
  thumbprint: [["certificate-thumbprint", "cert-fingerprint", "thumbprint", "ca-fingerprint"], (r) => r.hex(40).toUpperCase()],
  fingerprint: [["fingerprint", "key-fingerprint", "ssh-fingerprint", "host-key-fingerprint"], (r) => `SHA256:${r.base64(32).replace("=", "")}`],
  "robot-name": [["username", "robot-name", "account", "service-account-name", "registry-username", "login-user"], (r) => r.pick([`robot$${word(r)}+${app(r)}`, `${word(r)}+${app(r)}`, `${region(r)}@${word(r)}`, "oauth2accesstoken", "iamapikey", "_json_key", "AWS", "$oauthtoken"])],
  "service-mail": [["client-email", "service-account", "principal", "google-service-account"], (r) => `${app(r)}@${word(r)}-${r.between(100, 999)}.iam.gserviceaccount.com`],
  "role-arn": [["role-arn", "assume-role", "instance-profile"], (r) => `arn:aws:iam::${r.text(DIGITS, 12)}:role/${app(r)}-${word(r)}`],
  "aws-other-id": [["instance-id", "vpc-id", "user-id", "role-id"], (r) => r.pick([`i-0${r.hex(16)}`, `vpc-${r.hex(17)}`, `subnet-${r.hex(8)}`, `AROA${r.text(BASE32, 17)}`, `AIDA${r.text(BASE32, 17)}`])],
  etag: [["etag", "if-none-match", "entity-tag"], (r) => `W/${r.hex(32)}`],
  "image-id": [["image-id", "container-id", "parent-image"], (r) => r.pick([r.hex(12), `docker://sha256:${r.hex(64)}`, image(r)])],
  ulid: [["id", "event-id", "message-id", "order-number", "cursor-position"], (r) => r.pick([`01J${r.text(CROCKFORD, 23)}`, r.text(DIGITS + LOWER.slice(0, 22), 20), `evt_${r.text(ALNUM, 24)}`, r.text(DIGITS, 19)])],
  locale: [["password-label", "token-placeholder", "secret-hint", "password-help"], among(["Password", "Token", "At least 12 characters", "Enter your password", "Optional", "Access token"])],
  "mail-address": [["email", "smtp-user", "reply-to", "contact"], (r) => `${user(r)}@example.com`],
  "plain-pair": [["key", "name", "value", "auth-key-name"], among(["value", "name", "key", "default", "sort"])],
  color: [["color", "background", "accent"], (r) => `#${r.hex(6)}`],
  "version-string": [["version", "build", "semver", "chart-version"], (r) => `${version(r)}-rc.${r.between(1, 9)}+${r.hex(7)}`],
};

const PLACEHOLDER_NAMES = ["password", "registry-password", "api-key", "secret-key", "access-token", "client-secret", "aws-secret-access-key", "github-token", "db-password", "token", "passwd", "secret"];
const NAME = (r) => r.pick(["DB_PASSWORD", "REGISTRY_TOKEN", "API_KEY", "HARBOR_SECRET", "NPM_TOKEN", "ADMIN_PASSWORD"]);
const PLACEHOLDERS = {
  "braced-variable": (r) => `\${${NAME(r)}}`,
  "plain-variable": (r) => `$${NAME(r)}`,
  "variable-default": (r) => `\${${NAME(r)}:?must be set}`,
  "percent-variable": (r) => `%${NAME(r)}%`,
  "github-expression": (r) => `\${{ secrets.${NAME(r)} }}`,
  "helm-value": (r) => `{{ .Values.${word(r)}.password }}`,
  "jinja-variable": (r) => `{{ ${r.pick(["registry_password", "vault_db_password", "api_token"])} }}`,
  "angle-brackets": (r) => r.pick(["<password>", "<your-password>", "<token>", "<api key>", "<SECRET>", "<access_token>", "<YOUR_API_KEY>"]),
  asterisks: (r) => "*".repeat(r.between(3, 12)),
  crosses: (r) => r.pick(["x", "X"]).repeat(r.between(4, 24)),
  dots: (r) => r.pick(["•", "."]).repeat(r.between(3, 10)),
  redacted: (r) => r.pick(["REDACTED", "[REDACTED]", "<redacted>", "[FILTERED]", "***REDACTED***", "(hidden)", "[MASKED]", "<hidden>", "(sensitive value)", "<sensitive>", "[secure]"]),
  yours: (r) => r.pick(["your-password-here", "YOUR_API_KEY", "your_token", "your-secret-key", "my-secret-password-here", "INSERT_TOKEN_HERE", "replace-me", "enter-your-password"]),
  empty: () => "",
  nothing: (r) => r.pick(["null", "None", "nil", "undefined", "none", "true", "false", "N/A"]),
  "vault-path": (r) => r.pick([`vault:secret/data/${app(r)}#password`, `secret/data/${app(r)}/${word(r)}`, `op://${word(r)}/${app(r)}/password`, `ref+vault://kv/${app(r)}#/token`, `projects/${word(r)}/secrets/${app(r)}/versions/latest`]),
  "file-address": (r) => r.pick([`file:///run/secrets/${app(r)}`, `/etc/${app(r)}/password`, `@/run/secrets/token`, `file:./secrets/${word(r)}.txt`]),
  "key-vault": (r) => `@Microsoft.KeyVault(SecretUri=https://${word(r)}.vault.azure.net/secrets/${app(r)}/)`,
  "resolve-reference": (r) => `{{resolve:secretsmanager:${app(r)}:SecretString:password}}`,
};

/** As it is where a `$` means something; else as the format writes it. */
function placed(format, value) {
  if (format.opaque) return undefined;
  return /[$%{]/.test(value) ? value : value === "" ? "" : format.escape(value);
}

function setting(r, names, make, place) {
  for (let turn = 0; turn < 40; turn++) {
    const format = FORMATS[r.pick(NAMES)];
    const value = place(format, make(r));
    if (value === undefined) continue;
    const name = r.pick(names);
    const pairs = neighbours(r, format, name);
    pairs.splice(r.below(pairs.length + 1), 0, [name, value]);
    const style = format.names(r);
    return format.write(r, pairs.map(([key, text]) => [style(key), text]));
  }
  throw new Error("no format takes it");
}

export const values = {
  ...Object.fromEntries(Object.entries(LOOKALIKES).map(([kind, [names, make]]) => [`setting-${kind}`, (r) => setting(r, names, make, (format, value) => format.escape(value))])),
  ...Object.fromEntries(Object.entries(PLACEHOLDERS).map(([kind, make]) => [`placeholder-${kind}`, (r) => setting(r, PLACEHOLDER_NAMES, make, placed)])),
};
