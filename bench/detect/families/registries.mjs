/** Registries and forges. */
import { json, shellSingle } from "../formats/escape.mjs";
import { password, plainPassword } from "../human.mjs";
import { ALNUM, DIGITS } from "../random.mjs";
import * as t from "../tokens.mjs";
import { app, host, image, instant, user, word } from "../words.mjs";

export const quay = {
  kinds: [
    { make: t.quayOauth, names: ["quay-oauth-token", "oauth-token", "quay-token", "quay-api-token"], noun: "OAuth token" },
    { make: t.quayRobot, names: ["quay-robot-token", "quay-password", "robot-password", "quay-robot-password"], noun: "robot token" },
  ],
  scenes: {
    "docker-login": (r) => {
      const secret = t.quayRobot(r);
      return { text: `docker login -u="${t.quayUser(r)}" -p="${secret}" quay.io`, secrets: [secret] };
    },
    "podman-login": (r) => {
      const secret = t.quayRobot(r);
      return { text: `podman login -u='${t.quayUser(r)}' -p='${secret}' quay.io`, secrets: [secret] };
    },
    "robot-response": (r) => {
      const secret = t.quayRobot(r);
      return { text: `{"name": "${t.quayUser(r)}", "created": "Fri, 10 May 2024 15:11:00 -0000", "last_accessed": null, "description": "", "token": "${secret}", "unstructured_metadata": {}}`, secrets: [secret] };
    },
    "pull-secret": (r) => {
      const auth = t.basic(t.quayUser(r), t.quayRobot(r));
      return { text: JSON.stringify({ auths: { "quay.io": { auth, email: "" } } }, null, 2), secrets: [auth] };
    },
    "integration-json": (r) => {
      const [oauth, robot] = [t.quayOauth(r), t.quayRobot(r)];
      return { text: `{"type":"quay","quay":{"endpoint":"quay.io","oauthToken":"${oauth}","insecure":false,"registryRobotCredentials":{"username":"${t.quayUser(r)}","password":"${robot}"}}}`, secrets: [oauth, robot] };
    },
    bearer: (r) => {
      const secret = t.quayOauth(r);
      return { text: `curl -X GET -H "Authorization: Bearer ${secret}" "https://quay.io/api/v1/repository?namespace=${word(r)}"`, secrets: [secret] };
    },
    "skopeo-copy": (r) => {
      const secret = t.quayRobot(r);
      return { text: `skopeo copy --dest-creds "${t.quayUser(r)}:${secret}" docker-archive:${app(r)}.tar docker://quay.io/${word(r)}/${app(r)}:latest`, secrets: [secret] };
    },
    "mirror-config": (r) => {
      const secret = t.quayRobot(r);
      return { text: `{"is_enabled":true,"external_reference":"quay.io/${word(r)}/${app(r)}","external_registry_username":"${t.quayUser(r)}","external_registry_password":"${secret}","sync_interval":86400}`, secrets: [secret] };
    },
  },
};

const hub = "https://index.docker.io/v1/";

export const docker = {
  kinds: [
    { make: t.dockerPat, names: ["docker-password", "dockerhub-token", "docker-pat", "docker-hub-password"], noun: "access token", known: true },
    { make: t.dockerOat, names: ["docker-token", "dockerhub-token", "docker-hub-access-token"], noun: "organization access token", known: true },
  ],
  scenes: {
    "config-json": (r) => {
      const auth = t.basic(user(r), password(r));
      return { text: JSON.stringify({ auths: { [hub]: { auth } }, credsStore: "" }, null, "\t"), secrets: [auth] };
    },
    "config-json-compact": (r) => {
      const [one, two] = [t.basic(user(r), password(r)), t.basic(t.harborUser(r), t.harborSecret(r))];
      return { text: `{"auths":{"${host(r)}:5000":{"auth":"${one}"},"${host(r, "harbor")}":{"auth":"${two}","email":"${user(r)}@example.com"}}}`, secrets: [one, two] };
    },
    "config-json-full": (r) => {
      const [name, secret] = [user(r), password(r)];
      const auth = t.basic(name, secret);
      return { text: `{"auths":{"${host(r)}":{"username":"${name}","password":"${json(secret)}","email":"x@example.com","auth":"${auth}"}}}`, secrets: [json(secret), auth] };
    },
    "identity-token": (r) => {
      const token = r.pick([() => r.uuid(), () => t.jwt(r)])();
      return { text: `{\n  "auths": {\n    "${word(r)}.azurecr.io": {\n      "auth": "${t.basic("00000000-0000-0000-0000-000000000000", "")}",\n      "identitytoken": "${token}"\n    }\n  }\n}`, secrets: [token] };
    },
    dockercfg: (r) => {
      const auth = t.basic(user(r), password(r));
      return { text: `{"${hub}": {"auth": "${auth}", "email": "${user(r)}@example.com"}}`, secrets: [auth] };
    },
    "dockerconfigjson-secret": (r) => {
      const secret = Buffer.from(JSON.stringify({ auths: { [host(r)]: { auth: t.basic(user(r), password(r)) } } })).toString("base64");
      return { text: `apiVersion: v1\nkind: Secret\nmetadata:\n  name: regcred\ntype: kubernetes.io/dockerconfigjson\ndata:\n  .dockerconfigjson: ${secret}\n`, secrets: [secret] };
    },
    "x-registry-auth": (r) => {
      const secret = Buffer.from(JSON.stringify({ username: user(r), password: password(r), serveraddress: hub })).toString("base64url");
      return { text: `POST /v1.45/images/create?fromImage=${app(r)}&tag=latest HTTP/1.1\r\nHost: docker\r\nX-Registry-Auth: ${secret}\r\n\r\n`, secrets: [secret] };
    },
    "swarm-join": (r) => {
      const token = t.swarmToken(r);
      return { text: `To add a worker to this swarm, run the following command:\n\n    docker swarm join --token ${token} 10.0.0.${r.below(255)}:2377\n`, secrets: [token] };
    },
    "login-pat": (r) => {
      const secret = t.dockerPat(r);
      return { text: `docker login --username ${user(r)} --password ${secret} docker.io`, secrets: [secret] };
    },
    "login-stdin": (r) => {
      const secret = t.dockerPat(r);
      return { text: `echo "${secret}" | docker login -u ${user(r)} --password-stdin`, secrets: [secret] };
    },
    "containerd-toml": (r) => {
      const secret = password(r);
      return { text: `[plugins."io.containerd.grpc.v1.cri".registry.configs."${host(r)}".auth]\n  username = "${user(r)}"\n  password = "${json(secret)}"\n`, secrets: [json(secret)] };
    },
    "containerd-auth": (r) => {
      const auth = t.basic(user(r), password(r));
      return { text: `[plugins."io.containerd.grpc.v1.cri".registry.configs."${host(r)}".auth]\n  auth = "${auth}"\n`, secrets: [auth] };
    },
    "hub-login-api": (r) => {
      const secret = t.dockerPat(r);
      return { text: `curl -s -H "Content-Type: application/json" -X POST -d '{"username": "${user(r)}", "password": "${secret}"}' https://hub.docker.com/v2/users/login/`, secrets: [secret] };
    },
    "k3s-registries": (r) => {
      const secret = plainPassword(r);
      return { text: `mirrors:\n  docker.io:\n    endpoint:\n      - "https://${host(r)}"\nconfigs:\n  "${host(r)}":\n    auth:\n      username: ${user(r)}\n      password: "${secret}"\n`, secrets: [secret] };
    },
  },
};

export const github = {
  kinds: [
    { make: (r) => t.github(r), names: ["github-token", "gh-token", "personal-access-token", "github-pat"], noun: "token", known: true },
    { make: t.githubFine, names: ["github-token", "github-pat", "repo-token"], noun: "token", known: true },
  ],
  scenes: {
    "clone-url": (r) => {
      const token = t.github(r);
      return { text: `git clone https://${r.pick([`x-access-token:${token}`, token, `${token}:x-oauth-basic`])}@github.com/${word(r)}/${app(r)}.git`, secrets: [token] };
    },
    "git-config": (r) => {
      const token = t.githubFine(r);
      return { text: `[remote "origin"]\n\turl = https://${user(r)}:${token}@github.com/${word(r)}/${app(r)}.git\n\tfetch = +refs/heads/*:refs/remotes/origin/*\n`, secrets: [token] };
    },
    netrc: (r) => {
      const token = t.github(r);
      return { text: `machine github.com\n  login ${user(r)}\n  password ${token}\n`, secrets: [token] };
    },
    "npmrc": (r) => {
      const token = t.github(r);
      return { text: `@${word(r)}:registry=https://npm.pkg.github.com\n//npm.pkg.github.com/:_authToken=${token}\nalways-auth=true\n`, secrets: [token] };
    },
    "token-header": (r) => {
      const token = t.github(r);
      return { text: `curl -H "Authorization: ${r.pick(["token", "Bearer"])} ${token}" https://api.github.com/repos/${word(r)}/${app(r)}/actions/secrets`, secrets: [token] };
    },
    "gh-login": (r) => {
      const token = t.github(r, "p");
      return { text: `gh auth login --hostname github.com --with-token <<< "${token}"`, secrets: [token] };
    },
    "gh-hosts": (r) => {
      const token = t.github(r, "o");
      return { text: `github.com:\n    oauth_token: ${token}\n    user: ${user(r)}\n    git_protocol: https\n`, secrets: [token] };
    },
    "ghcr-login": (r) => {
      const token = t.github(r, "p");
      return { text: `docker login ghcr.io -u ${user(r)} -p ${token}`, secrets: [token] };
    },
    "oauth-response": (r) => {
      const [token, refresh] = [t.github(r, "u"), t.github(r, "r")];
      return { text: `access_token=${token}&expires_in=28800&refresh_token=${refresh}&refresh_token_expires_in=15811200&scope=&token_type=bearer`, secrets: [token, refresh] };
    },
    "git-trace": (r) => {
      const token = t.github(r, "s");
      return { text: `remote: Repository not found.\nfatal: repository 'https://x-access-token:${token}@github.com/${word(r)}/${app(r)}/' not found`, secrets: [token] };
    },
    "extra-header": (r) => {
      const auth = t.basic("x-access-token", t.github(r, "s"));
      return { text: `git config --local http.https://github.com/.extraheader "AUTHORIZATION: basic ${auth}"`, secrets: [auth] };
    },
  },
};

export const gitlab = {
  kinds: [
    { make: (r) => t.gitlab(r), names: ["gitlab-token", "ci-job-token", "private-token", "gitlab-access-token"], noun: "token", known: true },
    { make: (r) => t.gitlabRoutable(r), names: ["gitlab-token", "private-token", "gl-token"], noun: "token", known: true },
    { make: t.gitlabRunnerRegistration, names: ["registration-token", "runner-registration-token"], noun: "registration token", known: true },
  ],
  scenes: {
    "private-token": (r) => {
      const token = t.gitlab(r, "pat");
      return { text: `curl --header "PRIVATE-TOKEN: ${token}" "https://gitlab.example.com/api/v4/projects/${r.below(9999)}"`, secrets: [token] };
    },
    "job-token": (r) => {
      const token = t.gitlab(r, "cbt");
      return { text: `$ curl --fail --header "JOB-TOKEN: ${token}" --upload-file ${app(r)}.tgz "https://gitlab.com/api/v4/projects/${r.below(99999)}/packages/generic/${app(r)}/1.0/${app(r)}.tgz"`, secrets: [token] };
    },
    "clone-url": (r) => {
      const token = r.pick([() => t.gitlab(r, "pat"), () => t.gitlabRoutable(r, "pat"), () => t.gitlab(r, "dt")])();
      return { text: `git remote set-url origin https://${r.pick(["oauth2", "gitlab-ci-token", `gitlab+deploy-token-${r.between(1, 999)}`])}:${token}@gitlab.example.com/${word(r)}/${app(r)}.git`, secrets: [token] };
    },
    "runner-register": (r) => {
      const token = r.pick([() => t.gitlab(r, "rt"), () => t.gitlabRunnerRegistration(r), () => t.gitlabRoutable(r, "rt")])();
      return { text: `gitlab-runner register --non-interactive --url https://gitlab.com --token ${token} --executor docker --docker-image alpine:latest`, secrets: [token] };
    },
    "runner-config": (r) => {
      const token = t.gitlab(r, "rt");
      return { text: `concurrent = 4\n[[runners]]\n  name = "${word(r)}"\n  url = "https://gitlab.com"\n  id = ${r.below(99999)}\n  token = "${token}"\n  executor = "kubernetes"\n`, secrets: [token] };
    },
    trigger: (r) => {
      const token = t.gitlab(r, "ptt");
      return { text: `curl -X POST --fail -F token=${token} -F ref=main https://gitlab.com/api/v4/projects/${r.below(99999)}/trigger/pipeline`, secrets: [token] };
    },
    "registry-login": (r) => {
      const token = t.gitlab(r, "dt");
      return { text: `docker login -u gitlab+deploy-token-${r.below(99999)} -p ${token} registry.gitlab.com`, secrets: [token] };
    },
    "feed-url": (r) => {
      const token = t.gitlab(r, "ft");
      return { text: `https://gitlab.com/${word(r)}.atom?feed_token=${token}`, secrets: [token] };
    },
    "agent-helm": (r) => {
      const token = t.gitlab(r, "agent");
      return { text: `helm upgrade --install ${word(r)} gitlab/gitlab-agent --namespace gitlab-agent --set config.token=${token} --set config.kasAddress=wss://kas.gitlab.com`, secrets: [token] };
    },
  },
};

export const jfrog = {
  kinds: [
    { make: t.jfrogApiKey, names: ["artifactory-api-key", "jfrog-api-key", "artifactory-password", "rt-api-key"], noun: "API key", known: true },
    { make: t.jfrogReference, names: ["jfrog-access-token", "artifactory-token", "reference-token", "jf-access-token"], noun: "reference token", known: true },
    { make: t.jfrogAccess, names: ["jfrog-access-token", "artifactory-access-token", "access-token"], noun: "access token", known: true },
  ],
  scenes: {
    "art-api-header": (r) => {
      const key = t.jfrogApiKey(r);
      return { text: `curl -H "X-JFrog-Art-Api:${key}" -O "https://${word(r)}.jfrog.io/artifactory/${app(r)}-local/${app(r)}.tar.gz"`, secrets: [key] };
    },
    "basic-auth": (r) => {
      const key = r.pick([t.jfrogApiKey, t.jfrogReference])(r);
      return { text: `curl -u${user(r)}:${key} -T ./${app(r)}.jar "https://${word(r)}.jfrog.io/artifactory/libs-release/${app(r)}.jar"`, secrets: [key] };
    },
    "jf-config": (r) => {
      const token = r.pick([t.jfrogReference, t.jfrogAccess])(r);
      return { text: `jf config add ${word(r)} --url=https://${word(r)}.jfrog.io --access-token=${token} --interactive=false`, secrets: [token] };
    },
    npmrc: (r) => {
      const auth = t.basic(user(r), t.jfrogApiKey(r));
      return { text: `registry=https://${word(r)}.jfrog.io/artifactory/api/npm/npm/\n_auth = ${auth}\nemail = ${user(r)}@example.com\nalways-auth = true\n`, secrets: [auth] };
    },
    "pip-index": (r) => {
      const key = t.jfrogApiKey(r);
      return { text: `[global]\nindex-url = https://${user(r)}:${key}@${word(r)}.jfrog.io/artifactory/api/pypi/pypi/simple\n`, secrets: [key] };
    },
    "maven-settings": (r) => {
      const key = t.jfrogApiKey(r);
      return { text: `<settings>\n  <servers>\n    <server>\n      <id>central</id>\n      <username>${user(r)}</username>\n      <password>${key}</password>\n    </server>\n  </servers>\n</settings>`, secrets: [key] };
    },
    "maven-encrypted-sibling": (r) => {
      const key = t.jfrogReference(r);
      return { text: `gradle.properties:\nartifactory_user=${user(r)}\nartifactory_password=${key}\nartifactory_contextUrl=https://${host(r)}/artifactory\n`, secrets: [key] };
    },
    "token-response": (r) => {
      const [token, reference] = [t.jfrogAccess(r), t.jfrogReference(r)];
      return { text: JSON.stringify({ token_id: r.uuid(), access_token: token, expires_in: 31536000, scope: "applied-permissions/user", token_type: "Bearer", reference_token: reference }), secrets: [token, reference] };
    },
    "docker-login": (r) => {
      const key = t.jfrogReference(r);
      return { text: `docker login -u ${user(r)}@example.com -p ${key} ${word(r)}.jfrog.io`, secrets: [key] };
    },
  },
};

export const harbor = {
  kinds: [
    { make: t.harborSecret, names: ["harbor-robot-secret", "harbor-password", "robot-secret", "robot-token"], noun: "robot secret" },
    { make: t.harborSecret, names: ["cli-secret", "harbor-cli-secret"], noun: "CLI secret" },
    { make: password, names: ["harbor-admin-password"], noun: "admin password" },
  ],
  scenes: {
    "docker-login": (r) => {
      const secret = t.harborSecret(r);
      return { text: `docker login -u '${t.harborUser(r)}' -p '${secret}' ${host(r, "harbor")}`, secrets: [secret] };
    },
    "docker-login-escaped": (r) => {
      const secret = t.harborSecret(r);
      return { text: `docker login ${host(r, "harbor")} -u ${t.harborUser(r).replace("$", "\\$")} -p ${secret}`, secrets: [secret] };
    },
    "robot-response": (r) => {
      const secret = t.harborSecret(r);
      return { text: JSON.stringify({ creation_time: instant(r), expires_at: -1, id: r.below(999), name: t.harborUser(r), secret }), secrets: [secret] };
    },
    "robot-file": (r) => {
      const secret = t.harborSecret(r);
      return { text: JSON.stringify({ name: t.harborUser(r), secret, creation_time: instant(r) }, null, 2), secrets: [secret] };
    },
    "curl-user": (r) => {
      const secret = t.harborSecret(r);
      return { text: `curl -k -u '${t.harborUser(r)}:${secret}' https://${host(r, "harbor")}/api/v2.0/projects`, secrets: [secret] };
    },
    "harbor-yml": (r) => {
      const [admin, database] = [plainPassword(r), plainPassword(r)];
      return { text: `hostname: ${host(r, "harbor")}\nhttps:\n  port: 443\n  certificate: /data/cert/server.crt\nharbor_admin_password: ${admin}\ndatabase:\n  password: ${database}\n  max_idle_conns: 100\ndata_volume: /data\n`, secrets: [admin, database] };
    },
    "helm-install": (r) => {
      const secret = plainPassword(r);
      return { text: `helm install harbor harbor/harbor --set harborAdminPassword=${secret} --set expose.type=ingress --set externalURL=https://${host(r, "harbor")}`, secrets: [secret] };
    },
    "replication-target": (r) => {
      const secret = t.harborSecret(r);
      return { text: `{"name":"${word(r)}","type":"harbor","url":"https://${host(r, "harbor")}","credential":{"type":"basic","access_key":"${t.harborUser(r)}","access_secret":"${secret}"},"insecure":false}`, secrets: [secret] };
    },
    "config-auth": (r) => {
      const auth = t.basic(t.harborUser(r), t.harborSecret(r));
      return { text: JSON.stringify({ auths: { [host(r, "harbor")]: { auth } } }), secrets: [auth] };
    },
    "skopeo-creds": (r) => {
      const secret = t.harborSecret(r);
      return { text: `skopeo sync --src docker --dest docker --dest-creds '${t.harborUser(r)}:${secret}' ${image(r)} ${host(r, "harbor")}/${word(r)}`, secrets: [secret] };
    },
    "helm-login": (r) => {
      const secret = t.harborSecret(r);
      return { text: `helm registry login ${host(r, "harbor")} --username '${t.harborUser(r)}' --password '${shellSingle(secret)}'`, secrets: [secret] };
    },
    "user-password": (r) => {
      const [before, after] = [password(r), `${r.text(ALNUM, 10)}${r.text(DIGITS, 2)}!`];
      return { text: `PUT /api/v2.0/users/${r.below(99)}/password HTTP/1.1\nHost: ${host(r, "harbor")}\n\n{"old_password":"${json(before)}","new_password":"${after}"}`, secrets: [json(before), after] };
    },
  },
};
