/** The clouds. A kind has `make`, the names it goes by, a noun for prose, and `known` when its form alone tells what it is. */
import { form, json } from "../formats/escape.mjs";
import { password, plainPassword } from "../human.mjs";
import { pkcs8 } from "../pem.mjs";
import { BASE64URL, DIGITS } from "../random.mjs";
import * as t from "../tokens.mjs";
import { app, date, host, instant, region, user, word } from "../words.mjs";

function awsPair(r) {
  return [t.awsKeyId(r, "KIA"), t.awsSecret(r)];
}

export const aws = {
  kinds: [
    { make: (r) => t.awsKeyId(r), names: ["aws-access-key-id", "access-key-id", "aws-access-key"], noun: "access key", known: true },
    { make: t.awsSecret, names: ["aws-secret-access-key", "secret-access-key", "aws-secret-key", "secret-key"], noun: "secret access key" },
    { make: t.awsSession, names: ["aws-session-token", "session-token", "aws-security-token"], noun: "session token" },
  ],
  scenes: {
    "credentials-file": (r) => {
      const [id, secret] = awsPair(r);
      return { text: `[default]\naws_access_key_id = ${id}\naws_secret_access_key = ${secret}\nregion = us-east-1\n\n[profile ${word(r)}]\nrole_arn = arn:aws:iam::${r.text(DIGITS, 12)}:role/${app(r)}\n`, secrets: [id, secret] };
    },
    "console-csv": (r) => {
      const [id, secret] = awsPair(r);
      return { text: `Access key ID,Secret access key\r\n${id},${secret}\r\n`, secrets: [id, secret] };
    },
    "console-csv-user": (r) => {
      const [id, secret] = awsPair(r);
      const login = `${t.harborSecret(r).slice(0, 12)}!1`;
      return {
        text: `User name,Password,Access key ID,Secret access key,Console login link\n${user(r)},${login},${id},${secret},https://${r.text(DIGITS, 12)}.signin.aws.amazon.com/console\n`,
        secrets: [login, id, secret],
      };
    },
    "sts-response": (r) => {
      const [id, secret, session] = [t.awsKeyId(r, "SIA"), t.awsSecret(r), t.awsSession(r)];
      return {
        text: JSON.stringify({ Credentials: { AccessKeyId: id, SecretAccessKey: secret, SessionToken: session, Expiration: instant(r) }, AssumedRoleUser: { AssumedRoleId: `AROA${r.text("ABCDEFGH234567", 17)}:${app(r)}`, Arn: `arn:aws:sts::${r.text(DIGITS, 12)}:assumed-role/${app(r)}/${word(r)}` } }, null, 2),
        secrets: [id, secret, session],
      };
    },
    "sts-response-xml": (r) => {
      const [id, secret, session] = [t.awsKeyId(r, "SIA"), t.awsSecret(r), t.awsSession(r)];
      return { text: `<Credentials>\n  <AccessKeyId>${id}</AccessKeyId>\n  <SecretAccessKey>${secret}</SecretAccessKey>\n  <SessionToken>${session}</SessionToken>\n  <Expiration>${instant(r)}</Expiration>\n</Credentials>`, secrets: [id, secret, session] };
    },
    "shell-exports": (r) => {
      const [id, secret, session] = [t.awsKeyId(r, "SIA"), t.awsSecret(r), t.awsSession(r)];
      return { text: `export AWS_DEFAULT_REGION=eu-central-1\nexport AWS_ACCESS_KEY_ID="${id}"\nexport AWS_SECRET_ACCESS_KEY="${secret}"\nexport AWS_SESSION_TOKEN="${session}"\n`, secrets: [id, secret, session] };
    },
    "aws-configure": (r) => {
      const [id, secret] = awsPair(r);
      return { text: `aws configure set aws_access_key_id ${id} --profile ${word(r)}\naws configure set aws_secret_access_key ${secret} --profile ${word(r)}\n`, secrets: [id, secret] };
    },
    "aws-configure-prompt": (r) => {
      const [id, secret] = awsPair(r);
      return { text: `$ aws configure\nAWS Access Key ID [None]: ${id}\nAWS Secret Access Key [None]: ${secret}\nDefault region name [None]: us-west-2\nDefault output format [None]: json\n`, secrets: [id, secret] };
    },
    "presigned-url": (r) => {
      const [id, signature, session] = [t.awsKeyId(r, "SIA"), r.hex(64), encodeURIComponent(t.awsSession(r))];
      return {
        text: `${instant(r)} GET https://${word(r)}-${app(r)}.s3.eu-west-1.amazonaws.com/${date(r)}/dump.tar.gz?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=${id}%2F20250611%2Feu-west-1%2Fs3%2Faws4_request&X-Amz-Date=20250611T081500Z&X-Amz-Expires=3600&X-Amz-SignedHeaders=host&X-Amz-Security-Token=${session}&X-Amz-Signature=${signature} 200`,
        secrets: [id, session, signature],
      };
    },
    "ecr-token": (r) => {
      const token = t.basic("AWS", t.ecrPassword(r));
      return { text: JSON.stringify({ authorizationData: [{ authorizationToken: token, expiresAt: 1750000000.123, proxyEndpoint: `https://${r.text(DIGITS, 12)}.dkr.ecr.us-east-1.amazonaws.com` }] }, null, 4), secrets: [token] };
    },
    "ecr-login": (r) => {
      const secret = t.ecrPassword(r);
      return { text: `docker login -u AWS -p ${secret} https://${r.text(DIGITS, 12)}.dkr.ecr.eu-west-1.amazonaws.com`, secrets: [secret] };
    },
    "integration-json": (r) => {
      const [id, secret] = awsPair(r);
      return { text: JSON.stringify({ name: word(r), type: "ecr", categories: ["REGISTRY"], ecr: { registryId: r.text(DIGITS, 12), accessKeyId: id, secretAccessKey: secret, region: "us-west-2", useIam: false } }), secrets: [id, secret] };
    },
    "terraform-provider": (r) => {
      const [id, secret] = awsPair(r);
      return { text: `provider "aws" {\n  region     = "us-east-1"\n  access_key = "${id}"\n  secret_key = "${secret}"\n}`, secrets: [id, secret] };
    },
  },
};

function serviceAccount(r, space) {
  const key = pkcs8(r);
  const project = `${word(r)}-${r.between(1000, 999999)}`;
  const mail = `${app(r)}@${project}.iam.gserviceaccount.com`;
  const value = JSON.stringify(
    {
      type: "service_account",
      project_id: project,
      private_key_id: r.hex(40),
      private_key: key.value,
      client_email: mail,
      client_id: r.text(DIGITS, 21),
      auth_uri: "https://accounts.google.com/o/oauth2/auth",
      token_uri: "https://oauth2.googleapis.com/token",
      client_x509_cert_url: `https://www.googleapis.com/robot/v1/metadata/x509/${encodeURIComponent(mail)}`,
      universe_domain: "googleapis.com",
    },
    null,
    space,
  );
  return { value, parts: key.parts };
}

export const gcp = {
  kinds: [
    { make: t.gcpApiKey, names: ["google-api-key", "gcp-api-key", "maps-api-key", "api-key"], noun: "API key", known: true },
    { make: t.gcpAccessToken, names: ["google-oauth-access-token", "access-token", "gcloud-token"], noun: "access token", known: true },
    { make: t.gcpClientSecret, names: ["google-client-secret", "client-secret", "oauth-client-secret"], noun: "client secret", known: true },
    { make: t.gcpRefreshToken, names: ["refresh-token", "google-refresh-token"], noun: "refresh token" },
    { make: (r) => serviceAccount(r), names: ["service-account", "google-credentials", "gcp-service-account-key", "gcr-json-key"], noun: "service account key" },
  ],
  scenes: {
    "service-account-file": (r) => {
      const { value, parts } = serviceAccount(r, 2);
      return { text: `${value}\n`, secrets: parts };
    },
    "service-account-compact": (r) => {
      const { value, parts } = serviceAccount(r);
      return { text: `${instant(r)} DEBUG loaded credentials ${value}`, secrets: parts };
    },
    "service-account-base64": (r) => {
      const secret = Buffer.from(serviceAccount(r, 2).value).toString("base64");
      return { text: `GCP_SA_KEY=${secret}\nGCP_PROJECT=${word(r)}\n`, secrets: [secret] };
    },
    "integration-json": (r) => {
      const { value, parts } = serviceAccount(r, 2);
      return { text: JSON.stringify({ name: word(r), type: "artifactregistry", google: { endpoint: "europe-docker.pkg.dev", project: word(r), serviceAccount: value } }), secrets: parts };
    },
    "docker-login": (r) => {
      const token = t.gcpAccessToken(r);
      return { text: `docker login -u oauth2accesstoken -p "${token}" https://europe-west1-docker.pkg.dev`, secrets: [token] };
    },
    "docker-login-json": (r) => {
      const { value, parts } = serviceAccount(r);
      return { text: `docker login -u _json_key -p '${value}' https://gcr.io`, secrets: parts };
    },
    "application-default": (r) => {
      const [secret, refresh] = [t.gcpClientSecret(r), t.gcpRefreshToken(r)];
      return { text: JSON.stringify({ client_id: `${r.text(DIGITS, 12)}-${r.text("abcdefghij0123456789", 32)}.apps.googleusercontent.com`, client_secret: secret, refresh_token: refresh, type: "authorized_user" }, null, 2), secrets: [secret, refresh] };
    },
    "maps-url": (r) => {
      const key = t.gcpApiKey(r);
      return { text: `<script src="https://maps.googleapis.com/maps/api/js?key=${key}&libraries=places&callback=initMap" async></script>`, secrets: [key] };
    },
    bearer: (r) => {
      const token = t.gcpAccessToken(r);
      return { text: `curl -H "Authorization: Bearer ${token}" https://cloudresourcemanager.googleapis.com/v1/projects/${word(r)}`, secrets: [token] };
    },
  },
};

export const azure = {
  kinds: [
    { make: t.azureClientSecret, names: ["azure-client-secret", "client-secret", "arm-client-secret"], noun: "client secret", known: true },
    { make: t.azureStorageKey, names: ["azure-storage-key", "storage-account-key", "account-key", "azure-storage-account-key"], noun: "storage account key" },
    { make: t.acrPassword, names: ["acr-password", "registry-password", "azure-registry-password"], noun: "registry password" },
    { make: t.azureSharedKey, names: ["shared-access-key", "service-bus-access-key"], noun: "shared access key" },
  ],
  scenes: {
    "connection-string": (r) => {
      const key = t.azureStorageKey(r);
      return { text: `AZURE_STORAGE_CONNECTION_STRING="DefaultEndpointsProtocol=https;AccountName=${word(r)}${r.between(1, 99)};AccountKey=${key};EndpointSuffix=core.windows.net"`, secrets: [key] };
    },
    "connection-string-json": (r) => {
      const key = t.azureStorageKey(r);
      return { text: `{"ConnectionStrings":{"Storage":"DefaultEndpointsProtocol=https;AccountName=${word(r)};AccountKey=${key};EndpointSuffix=core.windows.net"},"AllowedHosts":"*"}`, secrets: [key] };
    },
    "service-bus": (r) => {
      const key = t.azureSharedKey(r);
      return { text: `Endpoint=sb://${word(r)}.servicebus.windows.net/;SharedAccessKeyName=RootManageSharedAccessKey;SharedAccessKey=${key}`, secrets: [key] };
    },
    "sas-url": (r) => {
      const signature = encodeURIComponent(r.base64(32));
      return { text: `${instant(r)} azcopy copy https://${word(r)}.blob.core.windows.net/${app(r)}?sv=2023-11-03&ss=b&srt=co&sp=rl&se=${date(r)}T00%3A00%3A00Z&spr=https&sig=${signature} ./backup`, secrets: [signature] };
    },
    "sas-token": (r) => {
      const signature = encodeURIComponent(r.base64(32));
      return { text: `AZURE_STORAGE_SAS_TOKEN="?sv=2022-11-02&sr=c&sig=${signature}&se=${date(r)}T08:00:00Z&sp=r"`, secrets: [signature] };
    },
    "az-login": (r) => {
      const secret = t.azureClientSecret(r);
      return { text: `az login --service-principal -u ${r.uuid()} -p ${secret} --tenant ${r.uuid()}`, secrets: [secret] };
    },
    "acr-login": (r) => {
      const secret = t.acrPassword(r);
      return { text: `docker login ${word(r)}.azurecr.io --username ${word(r)} --password ${secret}`, secrets: [secret] };
    },
    "acr-credential-show": (r) => {
      const [one, two] = [t.acrPassword(r), t.acrPassword(r)];
      return { text: JSON.stringify({ passwords: [{ name: "password", value: one }, { name: "password2", value: two }], username: word(r) }, null, 2), secrets: [one, two] };
    },
    "create-for-rbac": (r) => {
      const secret = t.azureClientSecret(r);
      return { text: JSON.stringify({ appId: r.uuid(), displayName: `azure-cli-${date(r)}`, password: secret, tenant: r.uuid() }, null, 2), secrets: [secret] };
    },
    "sdk-auth": (r) => {
      const secret = t.azureClientSecret(r);
      return { text: JSON.stringify({ clientId: r.uuid(), clientSecret: secret, subscriptionId: r.uuid(), tenantId: r.uuid(), activeDirectoryEndpointUrl: "https://login.microsoftonline.com" }), secrets: [secret] };
    },
    "token-request": (r) => {
      const secret = t.azureClientSecret(r);
      return { text: `POST /${r.uuid()}/oauth2/v2.0/token HTTP/1.1\r\nHost: login.microsoftonline.com\r\nContent-Type: application/x-www-form-urlencoded\r\n\r\nclient_id=${r.uuid()}&scope=https%3A%2F%2Fvault.azure.net%2F.default&client_secret=${form(secret)}&grant_type=client_credentials`, secrets: [form(secret)] };
    },
    "sql-connection": (r) => {
      const secret = plainPassword(r);
      return { text: `"Default": "Server=tcp:${word(r)}.database.windows.net,1433;Initial Catalog=${app(r)};User ID=${user(r)};Password=${secret};Encrypt=True;"`, secrets: [secret] };
    },
  },
};

export const ibm = {
  kinds: [
    { make: t.ibmApiKey, names: ["ibmcloud-api-key", "ibm-cloud-api-key", "iam-api-key", "ic-api-key", "bluemix-api-key"], noun: "IBM Cloud API key" },
    { make: t.ibmApiKey, names: ["apikey", "api-key"], noun: "API key" },
  ],
  scenes: {
    "key-file": (r) => {
      const key = t.ibmApiKey(r);
      return { text: JSON.stringify({ id: `ApiKey-${r.uuid()}`, name: word(r), description: `key of ${app(r)}`, created_at: instant(r), apikey: key }, null, "\t"), secrets: [key] };
    },
    login: (r) => {
      const key = t.ibmApiKey(r);
      return { text: `ibmcloud login --apikey ${key} -r ${r.pick(["us-south", "eu-de"])} -g ${word(r)}`, secrets: [key] };
    },
    "docker-login": (r) => {
      const key = t.ibmApiKey(r);
      return { text: `docker login -u iamapikey -p ${key} ${r.pick(["us", "de", "uk"])}.icr.io`, secrets: [key] };
    },
    "token-request": (r) => {
      const key = t.ibmApiKey(r);
      return { text: `curl -X POST https://iam.cloud.ibm.com/identity/token -H 'Content-Type: application/x-www-form-urlencoded' -d 'grant_type=urn:ibm:params:oauth:grant-type:apikey&apikey=${key}'`, secrets: [key] };
    },
    "pull-secret": (r) => {
      const key = t.ibmApiKey(r);
      return { text: `kubectl create secret docker-registry icr --docker-server=us.icr.io --docker-username=iamapikey --docker-password=${key} --docker-email=${user(r)}@example.com`, secrets: [key] };
    },
    "integration-json": (r) => {
      const key = t.ibmApiKey(r);
      return { text: `{"name":"${word(r)}","type":"ibm","categories":["REGISTRY"],"ibm":{"endpoint":"us.icr.io","apiKey":"${key}"},"autogenerated":false}`, secrets: [key] };
    },
    "basic-auth": (r) => {
      const key = t.ibmApiKey(r);
      return { text: `curl -u "apikey:${key}" "https://api.us-south.${word(r)}.watson.cloud.ibm.com/v1/models?version=2024-05-01"`, secrets: [key] };
    },
    "vcap-services": (r) => {
      const key = t.ibmApiKey(r);
      return { text: `VCAP_SERVICES={"cloud-object-storage":[{"credentials":{"apikey":"${key}","endpoints":"https://control.cloud-object-storage.cloud.ibm.com/v2/endpoints","iam_apikey_name":"${word(r)}","resource_instance_id":"crn:v1:bluemix:public:cloud-object-storage:global:a/${r.hex(32)}:${r.uuid()}::"},"name":"${app(r)}"}]}`, secrets: [key] };
    },
  },
};

export const huawei = {
  kinds: [
    { make: t.huaweiSk, names: ["huaweicloud-secret-key", "hw-secret-key", "secret-access-key", "secret-key", "os-secret-key"], noun: "secret access key" },
    { make: t.huaweiToken, names: ["x-auth-token", "auth-token", "iam-token", "subject-token"], noun: "token" },
    { make: t.swrPassword, names: ["swr-password", "registry-password", "access-secret", "login-key"], noun: "login key" },
  ],
  scenes: {
    "console-csv": (r) => {
      const secret = t.huaweiSk(r);
      return { text: `\ufeffUser Name,Access Key Id,Secret Access Key\n"${user(r)}",${t.huaweiAk(r)},${secret}\n`, secrets: [secret] };
    },
    "login-command": (r) => {
      const secret = t.swrPassword(r);
      const zone = region(r);
      return { text: `docker login -u ${zone}@${t.huaweiAk(r)} -p ${secret} swr.${zone}.myhuaweicloud.com`, secrets: [secret] };
    },
    "login-command-json": (r) => {
      const secret = t.swrPassword(r);
      const zone = region(r);
      return { text: `{"image_command":"docker load -i hss.tar && docker login -u ${zone}@${t.huaweiAk(r)} -p ${secret} swr.${zone}.myhuaweicloud.com && docker push swr.${zone}.myhuaweicloud.com/${word(r)}/hss:1.0"}`, secrets: [secret] };
    },
    "login-command-prose": (r) => {
      const secret = t.swrPassword(r);
      const zone = region(r);
      return { text: `临时登录指令（有效期6小时）：\n${r.pick(["sudo ", ""])}docker login -u ${zone}@HST${t.huaweiAk(r).slice(3)} -p ${secret} swr.${zone}.myhuaweicloud.com\n请勿泄露。`, secrets: [secret] };
    },
    "nerdctl-login": (r) => {
      const secret = t.swrPassword(r);
      const zone = region(r);
      return { text: `nerdctl login --username=${zone}@${t.huaweiAk(r)} --password=${secret} swr.${zone}.myhuaweicloud.com`, secrets: [secret] };
    },
    "ctr-pull": (r) => {
      const secret = t.swrPassword(r);
      const zone = region(r);
      return { text: `ctr -n k8s.io images pull --user ${zone}@${t.huaweiAk(r)}:${secret} swr.${zone}.myhuaweicloud.com/${word(r)}/${app(r)}:v1`, secrets: [secret] };
    },
    "enterprise-login": (r) => {
      const secret = t.huaweiToken(r);
      return { text: `docker login -u ${user(r)} -p '${secret}' ${word(r)}.swr-pro.myhuaweicloud.com`, secrets: [secret] };
    },
    "token-header": (r) => {
      const secret = t.huaweiToken(r);
      return { text: `curl -s -H 'X-Auth-Token: ${secret}' -H 'Content-Type: application/json' https://hss.${region(r)}.myhuaweicloud.com/v5/${r.hex(32)}/image/registries`, secrets: [secret] };
    },
    "token-response": (r) => {
      const secret = t.huaweiToken(r);
      return { text: `HTTP/1.1 201 Created\r\nContent-Type: application/json\r\nX-Subject-Token: ${secret}\r\nX-Request-Id: ${r.hex(32)}\r\n\r\n{"token":{"expires_at":"${instant(r)}","methods":["password"],"user":{"name":"${user(r)}","id":"${r.hex(32)}"}}}`, secrets: [secret] };
    },
    "token-request": (r) => {
      const secret = password(r);
      return {
        text: `{"auth":{"identity":{"methods":["password"],"password":{"user":{"name":"${user(r)}","password":"${json(secret)}","domain":{"name":"${word(r)}"}}}},"scope":{"project":{"name":"${region(r)}"}}}}`,
        secrets: [json(secret)],
      };
    },
    "replication-target": (r) => {
      const secret = t.swrPassword(r);
      return { text: `{"name":"${word(r)}","type":"huawei-SWR","url":"https://swr.${region(r)}.myhuaweicloud.com","credential":{"type":"basic","access_key":"${region(r)}@${t.huaweiAk(r)}","access_secret":"${secret}"},"insecure":true}`, secrets: [secret] };
    },
    "hcloud-configure": (r) => {
      const secret = t.huaweiSk(r);
      return { text: `hcloud configure set --cli-profile=${word(r)} --cli-region=${region(r)} --cli-access-key=${t.huaweiAk(r)} --cli-secret-key=${secret}`, secrets: [secret] };
    },
    obsutil: (r) => {
      const secret = t.huaweiSk(r);
      return { text: `obsutil config -i=${t.huaweiAk(r)} -k=${secret} -e=obs.${region(r)}.myhuaweicloud.com`, secrets: [secret] };
    },
    "upload-command-url": (r) => {
      const secret = plainPassword(r);
      return { text: `GET https://hss.${region(r)}.myhuaweicloud.com/v5/${r.hex(32)}/image/registries/image-upload-command?registry_addr=${host(r)}&namespace=${word(r)}&username=${user(r)}&password=${secret} HTTP/1.1`, secrets: [secret] };
    },
    "temporary-keys": (r) => {
      const [secret, token] = [t.huaweiSk(r), `gQ${r.text(BASE64URL, 500)}x`];
      return { text: `{"credential":{"access":"HST${t.huaweiAk(r).slice(3)}","secret":"${secret}","securitytoken":"${token}","expires_at":"${instant(r)}"}}`, secrets: [secret, token] };
    },
  },
};
