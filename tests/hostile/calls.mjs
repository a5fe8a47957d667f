// Every export, called as it should be; `places` puts something else in the place of each argument, and of each member that
// an argument is made of. An export that is not here makes `uncovered` tell its name.
import { CANARY } from "./values.mjs";

export const KIND = "hss.registry.update";
const PAYLOAD = { protocol: "https", registry_username: "me", registry_password: CANARY };
const SERVER = { rhacs: "4.5", rhacsManaged: true };
const FREE = { allow: ["a"], off: ["github-token"] };
const LINES = { ...SERVER, kind: KIND, limit: 3, from: { line: 1, bytes: 0 }, normalize: true, mask: true, onInvalid: "mark" };
const TARGET = { endpoint: "https://hss.example.com", token: CANARY, projectId: "p", id: "1", instanceId: "i" };
const UPLOAD = { runtime: "docker", shell: "sh", passwordFrom: "stdin", archive: "a.zip", download_url: "https://h.example.com/a.zip", images: [{ source: "a" }], stages: ["push"], containerdNamespace: "n", plainHttp: false };
const ASKED = { registry_addr: "h.example.com", namespace: "n", username: "u", password: CANARY };
const onFinding = () => {};
const onReport = () => {};

const ARGUMENTS = {
  kinds: [],
  textRules: [],
  describe: [KIND, PAYLOAD, SERVER],
  recognize: [PAYLOAD, SERVER],
  jsonSchema: [KIND, { ...SERVER, target: "draft-07" }],
  isValid: [KIND, PAYLOAD, SERVER],
  validate: [KIND, PAYLOAD, SERVER],
  normalize: [KIND, PAYLOAD, SERVER],
  mask: [KIND, PAYLOAD],
  isMasked: [KIND, PAYLOAD],
  reconcile: [KIND, PAYLOAD, PAYLOAD, SERVER],
  request: [KIND, PAYLOAD, TARGET, SERVER],
  readResponse: [KIND, 400, PAYLOAD],
  readCommand: ["docker login -u me -p x h.example.com"],
  uploadCommand: [ASKED, UPLOAD],
  fingerprint: [CANARY],
  maskText: [`password=${CANARY}`, FREE],
  createMasker: [{ ...FREE, onFinding }],
  maskTextStream: [{ ...FREE, onFinding }],
  validateNdjson: ["{}\n", LINES],
  processNdjson: ["{}\n", LINES],
  createNdjson: [{ ...LINES, onReport }],
  ndjsonStream: [{ ...LINES, onReport }],
};

/** What of an export is used: its results take values, too. */
const written = (make) => async (value) => {
  const stream = make();
  const [writer, read] = [stream.writable.getWriter(), stream.readable.pipeTo(new WritableStream())];
  const ends = await Promise.allSettled([writer.write(value), writer.close(), read]);
  for (const { reason } of ends) if (reason !== undefined) throw reason;
};
const PARTS = {
  createMasker: ({ createMasker }) => [(value) => createMasker().push(value)],
  createNdjson: ({ createNdjson }) => [(value) => createNdjson().push(value)],
  maskTextStream: ({ maskTextStream }) => [written(maskTextStream)],
  ndjsonStream: ({ ndjsonStream }) => [written(ndjsonStream)],
  schemas: ({ schemas }) => {
    const standard = schemas[KIND]["~standard"];
    return [
      standard.validate,
      standard.jsonSchema.input,
      standard.jsonSchema.output,
      (value) => standard.jsonSchema.input({ target: value }),
      (value) => schemas[KIND].with(value),
      (value) => schemas[KIND].with({ rhacs: value })["~standard"].validate({}),
    ];
  },
  version: () => [],
};

export const uncovered = (module) => Object.keys(module).filter((name) => !ARGUMENTS[name] && !PARTS[name]);

/** `[where, call]` for each place of each export that can take a value: its arguments and, unless only those, their members. */
export function places(module, onlyArguments = false) {
  const all = Object.entries(PARTS).flatMap(([name, parts]) => parts(module).map((call, index) => [`${name} ${index}`, call]));
  for (const [name, given] of Object.entries(ARGUMENTS)) {
    given.forEach((argument, at) => {
      const call = (value) => module[name](...given.with(at, value));
      all.push([`${name}(${at})`, call]);
      if (onlyArguments || typeof argument !== "object" || argument === PAYLOAD) return;
      for (const member of Object.keys(argument)) {
        const where = `${name}(${at}).${member}`;
        all.push([where, (value) => call({ ...argument, [member]: value })]);
        all.push([`${where} in a list`, (value) => call({ ...argument, [member]: [value] })]);
      }
    });
  }
  return all;
}
