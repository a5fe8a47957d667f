/** Credentials that are known by their form: JSON Web Tokens and private keys. */
import * as as from "../formats/escape.mjs";
import { certificate, pkcs8, privateKey } from "../pem.mjs";
import * as t from "../tokens.mjs";
import { app, host, instant, ip, user, word } from "../words.mjs";

export const jwt = {
  kinds: [
    { make: (r) => t.jwt(r), names: ["access-token", "id-token", "jwt", "bearer-token", "api-token"], noun: "token", known: true },
    {
      make: (r) => t.jwt(r, { iss: "kubernetes/serviceaccount", sub: `system:serviceaccount:${word(r)}:${app(r)}` }),
      names: ["token", "service-account-token", "sa-token"],
      noun: "service account token",
      known: true,
    },
  ],
  scenes: {
    bearer: (r) => {
      const token = t.jwt(r);
      return { text: `GET /api/v1/users/me HTTP/1.1\r\nHost: ${host(r)}\r\nAuthorization: Bearer ${token}\r\nAccept: */*\r\n\r\n`, secrets: [token] };
    },
    "query-parameter": (r) => {
      const token = t.jwt(r);
      return { text: `${ip(r)} - - [03/Jul/2025:10:11:12 +0000] "GET /ws?${r.pick(["token", "jwt", "access_token"])}=${token} HTTP/1.1" 101 0`, secrets: [token] };
    },
    cookie: (r) => {
      const token = t.jwt(r);
      return { text: `Cookie: theme=dark; ${r.pick(["session", "auth", "id_token"])}=${token}; lang=en`, secrets: [token] };
    },
    kubeconfig: (r) => {
      const token = t.jwt(r);
      return { text: `apiVersion: v1\nkind: Config\ncurrent-context: ${word(r)}\nusers:\n- name: ${user(r)}\n  user:\n    token: ${token}\n`, secrets: [token] };
    },
    "oauth-response": (r) => {
      const [access, id] = [t.jwt(r), t.jwt(r)];
      return { text: `{"access_token":"${access}","expires_in":300,"token_type":"Bearer","id_token":"${id}","scope":"openid"}`, secrets: [access, id] };
    },
    "registry-token": (r) => {
      const token = t.jwt(r, { iss: "auth.docker.io", aud: "registry.docker.io", access: [{ type: "repository", name: `library/${app(r)}`, actions: ["pull"] }] });
      return { text: `{"token":"${token}","access_token":"${token}","expires_in":300,"issued_at":"${instant(r)}"}`, secrets: [token] };
    },
    "kubectl-token": (r) => {
      const token = t.jwt(r);
      return { text: `$ kubectl create token ${app(r)} -n ${word(r)}\n${token}\n$ `, secrets: [token] };
    },
    "kubectl-flag": (r) => {
      const token = t.jwt(r);
      return { text: `kubectl --server=https://${ip(r)}:6443 --token=${token} get pods`, secrets: [token] };
    },
    "oc-login": (r) => {
      const token = r.pick([() => t.jwt(r), () => ["sha256", r.base64(32, "base64url")].join("~")])();
      return { text: `oc login --token=${token} --server=https://api.${word(r)}.example.com:6443`, secrets: [token] };
    },
  },
};

/** Every line of a key stands for itself; the fences may stay. */
const lines = (text, parts) => ({ text, secrets: parts });

export const pem = {
  kinds: [{ make: privateKey, names: ["private-key", "ssh-private-key", "tls-key", "signing-key", "client-key"], noun: "private key" }],
  scenes: {
    file: (r) => {
      const key = privateKey(r);
      return lines(key.value, key.parts);
    },
    "file-crlf": (r) => {
      const key = privateKey(r);
      return lines(key.value.replaceAll("\n", "\r\n"), key.parts);
    },
    bundle: (r) => {
      const key = privateKey(r);
      return lines(`${certificate(r).value}${key.value}${certificate(r).value}`, key.parts);
    },
    "in-log": (r) => {
      const key = privateKey(r);
      return lines(`${instant(r)} DEBUG read /etc/${app(r)}/tls.key:\n${key.value}${instant(r)} INFO listening on :8443`, key.parts);
    },
    "log-prefixed-lines": (r) => {
      const key = privateKey(r);
      return lines(key.value.trimEnd().split("\n").map((line) => `${app(r)}-1  | ${line}`).join("\n"), key.parts);
    },
    "one-line-escaped": (r) => {
      const key = privateKey(r);
      return lines(`PRIVATE_KEY="${as.json(key.value)}"`, key.parts);
    },
    "one-line-twice-escaped": (r) => {
      const key = privateKey(r);
      return lines(`{"event":"{\\"key\\":\\"${as.jsonTwice(key.value)}\\"}"}`, key.parts);
    },
    "one-line-spaces": (r) => {
      const key = privateKey(r);
      return lines(`SSH_KEY=${key.value.trim().replaceAll("\n", " ")}`, key.parts);
    },
    "yaml-indented": (r) => {
      const key = privateKey(r);
      return lines(`tls:\n  certificate: |\n${certificate(r).value.replace(/^(?=.)/gm, "    ")}  key: |\n${key.value.replace(/^(?=.)/gm, "    ")}`, key.parts);
    },
    "kubernetes-tls": (r) => {
      const secret = as.base64(privateKey(r).value);
      return lines(`apiVersion: v1\nkind: Secret\ntype: kubernetes.io/tls\nmetadata:\n  name: ${app(r)}-tls\ndata:\n  tls.crt: ${as.base64(certificate(r).value)}\n  tls.key: ${secret}\n`, [secret]);
    },
    kubeconfig: (r) => {
      const secret = as.base64(privateKey(r).value);
      return lines(`users:\n- name: ${user(r)}\n  user:\n    client-certificate-data: ${as.base64(certificate(r).value)}\n    client-key-data: ${secret}\n`, [secret]);
    },
    heredoc: (r) => {
      const key = privateKey(r);
      return lines(`cat > ~/.ssh/id_rsa <<'EOF'\n${key.value}EOF\nchmod 600 ~/.ssh/id_rsa\n`, key.parts);
    },
    concatenated: (r) => {
      const key = pkcs8(r);
      return lines(`private static final String KEY =\n${key.value.trim().split("\n").map((line) => `    "${line}\\n"`).join(" +\n")};`, key.parts);
    },
    "cut-off": (r) => {
      const key = pkcs8(r);
      return lines(`${instant(r)} ERROR could not parse key: ${key.value.split("\n").slice(0, 9).join("\n")}\n`, key.parts.slice(0, 8));
    },
    "prose": (r) => {
      const key = privateKey(r);
      return lines(`Hi ${user(r)}, here is the key for ${host(r)}, delete this mail afterwards:\n\n${key.value}\nRegards`, key.parts);
    },
  },
};
