/** Credentials that are known by where they stand: headers, addresses and command lines. */
import * as as from "../formats/escape.mjs";
import { password, plainPassword } from "../human.mjs";
import { ALNUM } from "../random.mjs";
import * as t from "../tokens.mjs";
import { app, clock, date, host, image, instant, ip, user, version, word } from "../words.mjs";

/** Name, scheme and credential of an authorization header. */
function authorization(r) {
  return r.pick([
    () => ["Authorization", "Basic ", t.basic(user(r), password(r))],
    () => ["Authorization", "Basic ", t.basic(user(r), plainPassword(r))],
    () => ["Authorization", "Bearer ", t.opaque(r)],
    () => ["Authorization", "Bearer ", t.opaque(r)],
    () => ["Authorization", r.pick(["Token ", "token ", "ApiKey "]), t.opaque(r)],
    () => ["Proxy-Authorization", "Basic ", t.basic(user(r), password(r))],
    () => ["X-Api-Key", "", t.opaque(r)],
    () => ["X-Auth-Token", "", t.opaque(r)],
    () => ["X-Vault-Token", "", ["hvs", r.base64(69, "base64url").replace(/[-_]$/, "x")].join(".")],
    () => ["Private-Token", "", r.text(ALNUM, 20)],
    () => ["Api-Key", "", t.opaque(r)],
    () => ["X-Access-Token", "", t.opaque(r)],
  ])();
}

const headers = (write) => (r) => {
  const [name, scheme, secret] = authorization(r);
  return { text: write(r, name, scheme + secret), secrets: [secret] };
};

export const header = {
  kinds: [],
  scenes: {
    request: headers((r, n, v) => `GET /v2/_catalog HTTP/1.1\r\nHost: ${host(r)}\r\nUser-Agent: docker/${version(r)}\r\n${n}: ${v}\r\nAccept-Encoding: gzip\r\n\r\n`),
    "request-lower": headers((r, n, v) => `:method: GET\n:path: /api/v1/${word(r)}\n${n.toLowerCase()}: ${v}\naccept: application/json`),
    "curl-verbose": headers((r, n, v) => `* Connected to ${host(r)} (${ip(r)}) port 443\n> GET /v2/ HTTP/2\n> Host: ${host(r)}\n> ${n}: ${v}\n> User-Agent: curl/8.5.0\n>\n< HTTP/2 200`),
    "curl-trace": headers((r, n, v) => `* [HTTP/2] [1] [:path: /v2/]\n* [HTTP/2] [1] [${n.toLowerCase()}: ${v}]\n* [HTTP/2] [1] [accept: */*]`),
    "curl-single": headers((r, n, v) => `curl -fsSL -H '${n}: ${v}' https://${host(r)}/api/${word(r)}`),
    "curl-double": headers((r, n, v) => `curl -X POST --header "${n}: ${v}" --header "Content-Type: application/json" https://${host(r)}/api`),
    wget: headers((r, n, v) => `wget -q --header="${n}: ${v}" https://${host(r)}/${app(r)}.tar.gz`),
    httpie: headers((r, n, v) => `http POST https://${host(r)}/api/items '${n}:${v}' name=${word(r)}`),
    har: headers((r, n, v) => JSON.stringify({ request: { method: "GET", headers: [{ name: "Host", value: host(r) }, { name: n, value: v }, { name: "Accept", value: "*/*" }] } })),
    "json-map": headers((r, n, v) => `{"level":"debug","request":{"method":"GET","headers":{"Accept":"*/*","${n}":"${v}"},"host":"${host(r)}"}}`),
    "json-list": headers((r, n, v) => JSON.stringify({ headers: { Accept: ["*/*"], [n]: [v] } }, null, 2)),
    "json-in-json": headers((r, n, v) => JSON.stringify({ message: JSON.stringify({ url: `https://${host(r)}`, headers: { [n.toLowerCase()]: v } }) })),
    "go-map": headers((r, n, v) => `${date(r)} ${clock(r)} headers: map[Accept:[*/*] ${n}:[${v}] User-Agent:[Go-http-client/1.1]]`),
    "python-dict": headers((r, n, v) => `DEBUG:urllib3: headers={'User-Agent': 'python-requests/2.32.3', '${n}': '${v}', 'Connection': 'keep-alive'}`),
    "python-source": headers((r, n, v) => `response = requests.get(url, headers={"${n}": "${v}"}, timeout=10)`),
    "js-fetch": headers((r, n, v) => `await fetch("https://${host(r)}/api", {\n  headers: { "${n}": "${v}", accept: "application/json" },\n});`),
    "js-axios": headers((r, n, v) => `axios.defaults.headers.common['${n}'] = '${v}';`),
    "java-set": headers((r, n, v) => `request.setHeader("${n}", "${v}");`),
    "java-log": headers((r, n, v) => `${date(r)} ${clock(r)} DEBUG [main] o.a.http.headers - http-outgoing-0 >> ${n}: ${v}`),
    "java-list": headers((r, n, v) => `HttpHeaders [Accept:"*/*", ${n}:"${v}", Content-Length:"0"]`),
    "go-source": headers((r, n, v) => `req.Header.${r.pick(["Set", "Add"])}("${n}", "${v}")`),
    nginx: headers((r, n, v) => `location /v2/ {\n    proxy_pass https://${host(r)};\n    proxy_set_header ${n} "${v}";\n}`),
    "ansible-yaml": headers((r, n, v) => `- name: list images\n  uri:\n    url: https://${host(r)}/v2/_catalog\n    headers:\n      ${n}: "${v}"\n`),
    powershell: headers((r, n, v) => `Invoke-RestMethod -Uri https://${host(r)}/api -Headers @{ '${n}' = '${v}' }`),
    "log-sentence": headers((r, n, v) => `${instant(r)} TRACE sending request header ${n}=${v} to ${host(r)}`),
    wireshark: headers((r, n, v) => `Hypertext Transfer Protocol\n    Host: ${host(r)}\\r\\n\n    ${n}: ${v}\\r\\n`),
    "line-continued": headers((r, n, v) => `curl \\\n  --silent \\\n  -H "${n}: ${v}" \\\n  https://${host(r)}/${word(r)}`),
    "raw-in-json": headers((r, n, v) => JSON.stringify({ raw: `GET / HTTP/1.1\r\nHost: ${host(r)}\r\n${n}: ${v}\r\n\r\n` })),
  },
};

/** Password of an address, percent-encoded where it must be. */
function userinfo(r) {
  return as.percent(r.chance(0.5) ? plainPassword(r) : password(r));
}

const webAddress = (r, secret) => `https://${user(r)}:${secret}@${host(r)}${r.pick([`/${word(r)}/${app(r)}.git`, ":8443/v2/", "/simple"])}`;
const address = (r, secret) =>
  r.pick([
    () => webAddress(r, secret),
    () => webAddress(r, secret),
    () => `http://${user(r)}:${secret}@${ip(r)}:3128`,
    () => `${r.pick(["postgres", "postgresql", "mysql"])}://${user(r)}:${secret}@${host(r, "db")}:5432/${app(r)}?sslmode=require`,
    () => `redis://${r.pick(["", "default"])}:${secret}@${host(r, "cache")}:6379/0`,
    () => `mongodb+srv://${user(r)}:${secret}@${word(r)}.mongodb.example.net/${app(r)}?retryWrites=true`,
    () => `amqps://${user(r)}:${secret}@${host(r, "mq")}:5671/%2F`,
    () => `${r.pick(["ftp", "sftp"])}://${user(r)}:${secret}@${host(r, "files")}/incoming/${date(r)}.csv`,
  ])();

const addresses = (write, any = address) => (r) => {
  const secret = userinfo(r);
  return { text: write(r, any(r, secret)), secrets: [secret] };
};

const PARAMETERS = ["password", "token", "access_token", "api_key", "apikey", "client_secret", "auth_token", "secret", "passwd", "private_token", "refresh_token"];
const parameters = (write, label = as.anything) => (r) => {
  const name = r.pick(PARAMETERS);
  const secret = as.percent(/pass/.test(name) ? password(r) : t.opaque(r));
  const others = [`page=${r.below(90)}`, `q=${word(r)}`, `user=${user(r)}`];
  const list = r.some(others, r.below(3));
  list.splice(r.below(list.length + 1), 0, `${name}=${secret}`);
  return { text: write(r, `/${word(r)}/${app(r)}`, list), secrets: [label(secret)] };
};

export const url = {
  kinds: [],
  scenes: {
    "userinfo-bare": addresses((r, u) => u),
    "userinfo-env": addresses((r, u) => `${r.pick(["DATABASE_URL", "REDIS_URL", "BROKER_URL", "HTTPS_PROXY", "REPO_URL"])}=${u}`),
    "userinfo-export": addresses((r, u) => `export ${r.pick(["http_proxy", "https_proxy", "DATABASE_URL"])}="${u}"`),
    "userinfo-json": addresses((r, u) => `{"id":${r.below(99)},"url":"${u}","mirror":true}`),
    "userinfo-json-slashes": addresses((r, u) => `{"endpoint":"${u.replaceAll("/", "\\/")}","id":${r.below(99)}}`),
    "userinfo-yaml": addresses((r, u) => `${app(r)}:\n  url: ${u}\n  pool: 5\n`),
    "userinfo-log": addresses((r, u) => `${instant(r)} ERROR dial ${u}: connection refused`),
    "userinfo-log-quoted": addresses((r, u) => `level=error msg="Get \\"${u}\\": net/http: TLS handshake timeout"`),
    "userinfo-python": addresses((r, u) => `engine = create_engine("${u}")`),
    "userinfo-js": addresses((r, u) => `const client = connect('${u}');`),
    "userinfo-markdown": addresses((r, u) => `Clone it with \`git clone ${u}\`, or [open it](${u}).`, webAddress),
    "userinfo-xml": addresses((r, u) => `<repository><id>${word(r)}</id><url>${as.xml(u)}</url></repository>`, webAddress),
    "userinfo-pip": addresses((r, u) => `pip install --index-url ${u} ${app(r)}`, webAddress),
    "userinfo-dockerfile": addresses((r, u) => `FROM alpine\nENV PROXY=${u}\nRUN wget -qO- ${u}`, webAddress),
    "userinfo-git": addresses((r, u) => `$ git push ${u} main\nTo ${u}\n   ${r.hex(7)}..${r.hex(7)}  main -> main`, webAddress),
    "userinfo-brackets": addresses((r, u) => `proxies: [${u}, direct] (${u})`),
    "userinfo-prose": addresses((r, u) => `Der Server ist unter ${u} erreichbar, bitte nicht weitergeben.`),
    "userinfo-prose-zh": addresses((r, u) => `请使用 ${u} 访问仓库。`),
    "query-log": parameters((r, p, q) => `${ip(r)} - ${user(r)} [11/Jun/2025:${clock(r)} +0200] "GET ${p}?${q.join("&")} HTTP/1.1" 200 ${r.below(9999)} "-" "Mozilla/5.0"`),
    "query-referer": parameters((r, p, q) => `${ip(r)} - - [11/Jun/2025:${clock(r)} +0200] "GET /style.css HTTP/2.0" 304 0 "https://${host(r)}${p}?${q.join("&")}" "Mozilla/5.0"`),
    "query-url": parameters((r, p, q) => `${instant(r)} INFO fetch https://${host(r)}${p}?${q.join("&")} took ${r.below(900)}ms`),
    "query-json": parameters((r, p, q) => `{"webhook":"https://${host(r)}${p}?${q.join("&")}","active":true}`),
    "query-json-unicode": parameters((r, p, q) => `{"href":"https://${host(r)}${p}?${q.join("\\u0026")}"}`),
    "query-html": parameters((r, p, q) => `<a href="https://${host(r)}${p}?${q.join("&amp;")}">download</a>`),
    "query-curl": parameters((r, p, q) => `curl -s 'https://${host(r)}${p}?${q.join("&")}'`),
    "query-yaml": parameters((r, p, q) => `  callback: "https://${host(r)}${p}?${q.join("&")}"`),
    "query-nested": parameters((r, p, q) => `https://login.example.com/?next=${as.query(`https://${host(r)}${p}?${q.join("&")}`)}`, as.query),
    "query-fragment": parameters((r, p, q) => `${instant(r)} redirect https://${host(r)}${p}#${q.join("&")}&state=${r.hex(8)}`),
    "query-semicolon": parameters((r, p, q) => `jdbc:sqlserver://${host(r, "db")}:1433;databaseName=${app(r)};${q.join(";")};encrypt=true`),
    "query-jdbc": parameters((r, p, q) => `spring.datasource.url=jdbc:mysql://${host(r, "db")}:3306/${app(r)}?${q.join("&")}`),
  },
};

/** Commands: the secret is `S`, as a plain word or quoted. */
const commands = (templates) => (r) => {
  const raw = r.chance(0.45) ? plainPassword(r) : password(r);
  const plain = as.shellWord(raw);
  const style = plain === undefined || r.chance(0.35) ? r.pick(["single", "double"]) : "plain";
  const secret = style === "plain" ? raw : style === "single" ? as.shellSingle(raw) : as.shellDouble(raw);
  if (secret === undefined) return undefined;
  const quote = { plain: "", single: "'", double: '"' }[style];
  const line = r.pick(templates)(r, (before = "") => `${quote}${before}${secret}${quote}`);
  const text = r.pick([
    () => line,
    () => `$ ${line}`,
    () => `#!/bin/sh\nset -e\n${line}\necho done\n`,
    () => `    ${line}`,
    () => `+ ${line}\n${instant(r)} Login Succeeded`,
    () => `root@node-${r.below(9)}:~# ${line}`,
    () => ` ${r.between(100, 999)}  ${date(r)} ${clock(r)} ${line}`,
    () => `RUN ${line}`,
    () => `      - run: ${line}`,
  ])();
  return { text, secrets: [secret] };
};
const tool = (r) => r.pick(["docker", "podman", "nerdctl", "buildah"]);

export const cli = {
  kinds: [],
  scenes: {
    "login-short": commands([(r, s) => `${tool(r)} login -u ${user(r)} -p ${s()} ${host(r)}`, (r, s) => `${tool(r)} login ${host(r)} -p ${s()} -u ${user(r)}`]),
    "login-attached": commands([(r, s) => `docker login -u${user(r)} -p${s()} ${host(r)}`]),
    "login-long": commands([(r, s) => `${tool(r)} login --username ${user(r)} --password ${s()} ${host(r)}`, (r, s) => `${tool(r)} login --password ${s()} --username ${user(r)} ${host(r)}:5000`]),
    "login-equals": commands([(r, s) => `${tool(r)} login --username=${user(r)} --password=${s()} ${host(r)}`, (r, s) => `docker login -u=${user(r)} -p=${s()} ${host(r)}`]),
    "login-continued": commands([(r, s) => `docker login \\\n  --username ${user(r)} \\\n  --password ${s()} \\\n  ${host(r)}`]),
    "login-sudo": commands([(r, s) => `sudo -E docker --config /tmp/${app(r)} login -u ${user(r)} -p ${s()} ${host(r)}`]),
    "login-chained": commands([(r, s) => `docker load -i ${app(r)}.tar && docker login -u ${user(r)} -p ${s()} ${host(r)} && docker push ${image(r)}`]),
    "password-stdin": commands([(r, s) => `echo ${s()} | docker login -u ${user(r)} --password-stdin ${host(r)}`, (r, s) => `echo -n ${s()} | podman login --username ${user(r)} --password-stdin ${host(r)}`, (r, s) => `printf %s ${s()} | helm registry login -u ${user(r)} --password-stdin ${host(r)}`]),
    "here-string": commands([(r, s) => `docker login -u ${user(r)} --password-stdin ${host(r)} <<< ${s()}`]),
    "ctr-user": commands([(r, s) => `ctr -n k8s.io images ${r.pick(["pull", "push"])} --user ${s(`${user(r)}:`)} ${image(r)}`, (r, s) => `ctr image pull -u ${s(`${user(r)}:`)} ${image(r)}`]),
    "crictl-creds": commands([(r, s) => `crictl pull --creds ${s(`${user(r)}:`)} ${image(r)}`]),
    "skopeo-creds": commands([(r, s) => `skopeo inspect --creds ${s(`${user(r)}:`)} docker://${image(r)}`, (r, s) => `skopeo copy --src-creds=${s(`${user(r)}:`)} docker://${image(r)} oci:${app(r)}`, (r, s) => `skopeo copy --dest-creds ${s(`${user(r)}:`)} dir:/tmp/${app(r)} docker://${image(r)}`]),
    "podman-creds": commands([(r, s) => `podman pull --creds=${s(`${user(r)}:`)} ${image(r)}`, (r, s) => `buildah push --creds ${s(`${user(r)}:`)} ${image(r)}`]),
    "curl-user": commands([(r, s) => `curl -u ${s(`${user(r)}:`)} https://${host(r)}/v2/_catalog`, (r, s) => `curl -sSf --user ${s(`${user(r)}:`)} https://${host(r)}/api`, (r, s) => `curl https://${host(r)}/x -u${s(`${user(r)}:`)}`]),
    "curl-proxy-user": commands([(r, s) => `curl -x http://proxy.example.com:3128 --proxy-user ${s(`${user(r)}:`)} https://${host(r)}`, (r, s) => `curl -U ${s(`${user(r)}:`)} -x proxy.example.com:3128 https://${host(r)}`]),
    wget: commands([(r, s) => `wget --user=${user(r)} --password=${s()} https://${host(r)}/${app(r)}.zip`, (r, s) => `wget --http-user=${user(r)} --http-password=${s()} https://${host(r)}/a`]),
    "helm-login": commands([(r, s) => `helm registry login ${host(r)} -u ${user(r)} -p ${s()}`, (r, s) => `helm repo add ${word(r)} https://${host(r)} --username ${user(r)} --password ${s()}`]),
    "oras-login": commands([(r, s) => `oras login -u ${user(r)} -p ${s()} ${host(r)}`, (r, s) => `crane auth login ${host(r)} -u ${user(r)} -p ${s()}`, (r, s) => `regctl registry login ${host(r)} --user ${user(r)} --pass ${s()}`]),
    sshpass: commands([(r, s) => `sshpass -p ${s()} ssh root@${ip(r)} uptime`, (r, s) => `sshpass -p${s()} scp ${app(r)}.tar ${user(r)}@${host(r)}:/tmp`]),
    mysql: commands([(r, s) => `mysql -h ${host(r, "db")} -u root -p${s()} ${app(r)} < dump.sql`, (r, s) => `mysqldump --user=${user(r)} --password=${s()} ${app(r)}`, (r, s) => `mysqladmin -uroot -p${s()} status`]),
    postgres: commands([(r, s) => `PGPASSWORD=${s()} psql -h ${host(r, "db")} -U ${user(r)} ${app(r)}`, (r, s) => `env PGPASSWORD=${s()} pg_dump -U postgres ${app(r)}`]),
    "redis-cli": commands([(r, s) => `redis-cli -h ${host(r, "cache")} -a ${s()} ping`, (r, s) => `REDISCLI_AUTH=${s()} redis-cli info`]),
    mongo: commands([(r, s) => `mongosh --host ${host(r, "db")} --username ${user(r)} --password ${s()} --authenticationDatabase admin`]),
    "env-prefix": commands([(r, s) => `env REGISTRY_PASSWORD=${s()} ./deploy.sh ${app(r)}`, (r, s) => `REGISTRY_USER=${user(r)} REGISTRY_PASSWORD=${s()} make push`]),
    "docker-env": commands([(r, s) => `docker run -d --name ${app(r)} -e MYSQL_ROOT_PASSWORD=${s()} -p 3306:3306 mysql:8`, (r, s) => `docker run --env POSTGRES_PASSWORD=${s()} postgres:16`]),
    "kubectl-docker-registry": commands([(r, s) => `kubectl create secret docker-registry regcred --docker-server=${host(r)} --docker-username=${user(r)} --docker-password=${s()} --docker-email=x@example.com`]),
    "kubectl-generic": commands([(r, s) => `kubectl create secret generic ${app(r)} --from-literal=password=${s()}`, (r, s) => `oc create secret generic ${app(r)} --from-literal=username=${user(r)} --from-literal=password=${s()}`]),
    openssl: commands([(r, s) => `openssl pkcs12 -export -in cert.pem -inkey key.pem -out ${app(r)}.p12 -passout pass:${s()}`, (r, s) => `openssl rsa -in key.pem -out plain.pem -passin ${s("pass:")}`]),
    keytool: commands([(r, s) => `keytool -genkeypair -alias ${word(r)} -keystore ${app(r)}.jks -storepass ${s()}`, (r, s) => `keytool -list -keystore cacerts -storepass ${s()}`]),
    ansible: commands([(r, s) => `ansible-playbook site.yml -e ansible_become_password=${s()}`, (r, s) => `ansible-playbook -i hosts deploy.yml --extra-vars ${s("registry_password=")}`]),
    "net-use": commands([(r, s) => `smbclient //${host(r)}/share -U ${s(`${user(r)}%`)}`, (r, s) => `ldapsearch -x -D cn=admin,dc=example,dc=com -w ${s()} -b dc=example,dc=com`]),
    "htpasswd": commands([(r, s) => `htpasswd -bB /etc/nginx/.htpasswd ${user(r)} ${s()}`, (r, s) => `echo ${s(`${user(r)}:`)} | chpasswd`]),
    "maven": commands([(r, s) => `mvn deploy -Drepo.username=${user(r)} -Drepo.password=${s()}`, (r, s) => `java -Djavax.net.ssl.keyStorePassword=${s()} -jar ${app(r)}.jar`]),
    "argv-json": (r) => {
      const raw = password(r);
      return { text: `{"Config":{"Cmd":["${app(r)}","login","--username","${user(r)}","--password","${as.json(raw)}"],"Image":"${image(r)}"}}`, secrets: [as.json(raw)] };
    },
    "argv-equals-json": (r) => {
      const raw = password(r);
      return { text: `        args:\n        - --username=${user(r)}\n        - "--password=${as.json(raw)}"\n        - --insecure\n`, secrets: [as.json(raw)] };
    },
    "ps-output": (r) => {
      const raw = plainPassword(r);
      return { text: `root      ${r.between(100, 30000)}  0.0  0.1 ${r.between(9999, 99999)} pts/0 S+ ${clock(r).slice(0, 5)} 0:00 docker login -u ${user(r)} -p ${raw} ${host(r)}`, secrets: [raw] };
    },
  },
};
