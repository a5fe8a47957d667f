/** Mistakes that people make, one each, and texts that are no payload. Every credential here is made up. */

const json = (payload) => JSON.stringify(payload, null, 2);

const HSS = {
  registry_name: "harbor-production",
  registry_type: "Harbor",
  api_version: "V2",
  protocol: "https",
  registry_addr: "harbor.example.com",
  registry_username: "robot$scanner",
  registry_password: "example-Pa55word",
  connect_cluster_id: "ea325892-0000-4e2c-bca4-409b8853556b",
  get_scan_image_channel: "Swr",
};

const QUAY = {
  id: "05ea5ee1-8d37-4d2c-a6a4-a0e9ea1fd7a3",
  name: "Quay",
  type: "quay",
  categories: ["REGISTRY", "SCANNER"],
  quay: { endpoint: "quay.io", oauthToken: "example-Token1234" },
};

export const MISTAKES = [
  {
    title: "https:// in a registry address",
    kind: "hss.registry.create",
    text: json({ ...HSS, registry_addr: "https://harbor.example.com/" }),
  },
  {
    title: "A password that is a number",
    kind: "hss.registry.create",
    text: json({ ...HSS, registry_password: 20261122 }),
  },
  {
    title: "The web site of Docker Hub as a registry",
    kind: "hss.image-upload-command",
    text: json({
      registry_addr: "hub.docker.com",
      namespace: "security",
      username: "scanner",
      password: "example-Pa55word",
    }),
  },
  {
    title: "A mask sent back as a password",
    kind: "hss.registry.create",
    text: json({ ...HSS, registry_password: "******" }),
  },
  {
    title: "wifenabled for wifEnabled",
    kind: "rhacs.image-integration",
    text: json({
      name: "Azure",
      type: "azure",
      categories: ["REGISTRY"],
      azure: { endpoint: "example.azurecr.io", wifenabled: true },
    }),
  },
  { title: "A comma at the end", kind: "rhacs.image-integration", text: json(QUAY).replace(/\n\}$/, ",\n}") },
  {
    title: "A password inside an address",
    kind: "rhacs.image-integration",
    text: json({ ...QUAY, quay: { ...QUAY.quay, endpoint: "https://robot:example-Pa55word@quay.io" } }),
  },
];

const LOG = `2026-11-22T09:14:02Z INFO  scanner: pulling harbor.example.com/security/scanner:1.0
2026-11-22T09:14:02Z DEBUG scanner: Authorization: Basic cm9ib3Q6ZXhhbXBsZS1QYTU1d29yZA==
2026-11-22T09:14:03Z WARN  registry: login failed, password=example-Pa55word
2026-11-22T09:14:04Z INFO  retry: https://robot:example-Pa55word@harbor.example.com/v2/
2026-11-22T09:14:05Z INFO  aws: using AKIAIOSFODNN7EXAMPLX in eu-west-1
2026-11-22T09:14:06Z INFO  scanner: 214 layers, 0 findings, 12.4 s`;

const CURL = `curl -X PUT 'https://hss.region.example.com/v5/0a1b2c3d/image/registries/7c0e4a6e' \\
  -H 'X-Auth-Token: example-token-0123456789' \\
  -H 'Content-Type: application/json' \\
  -d '{"registry_addr": "https://harbor.example.com", "registry_username": "me", "registry_password": 123456}'`;

const ENV = `REGISTRY_URL=https://harbor.example.com
REGISTRY_USER=robot$scanner
REGISTRY_PASSWORD=example-Pa55word
AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLX
LOG_LEVEL=info`;

const YAML = `registry:
  address: harbor.example.com
  username: robot$scanner
  password: example-Pa55word
  insecure: false`;

const NDJSON = [
  { kind: "hss.registry.create", payload: HSS },
  { kind: "hss.registry.create", payload: { ...HSS, registry_addr: "https://harbor.example.com" } },
  { kind: "rhacs.image-integration", payload: QUAY },
  { kind: "rhacs.image-integration", payload: { ...QUAY, categories: ["ReGISTRY"], quay: { endpoint: "localhost" } } },
  { kind: "hss.registry.update", payload: { registry_username: "me", registry_password: 123456 } },
];

export const SAMPLES = [
  {
    title: "A docker login line",
    text: "docker login --username scanner --password example-Pa55word harbor.example.com",
  },
  { title: "A curl command", text: CURL },
  { title: "A log with credentials", text: LOG },
  { title: "A .env file", text: ENV },
  { title: "Settings in YAML", text: YAML },
  { title: "NDJSON of several kinds", text: NDJSON.map((line) => JSON.stringify(line)).join("\n") },
];
