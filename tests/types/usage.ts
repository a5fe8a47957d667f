// Compiled, never run: the package's types as a caller meets them.
import { createMasker, createNdjson, fingerprint, isValid, jsonSchema, kinds, mask, maskText, maskTextStream, ndjsonStream, normalize, processNdjson, readCommand, readResponse, recognize, reconcile, request, uploadCommand, validate, validateNdjson, version } from "berthing";
import * as custom from "berthing/custom-rules";
import { bindForm, type BoundForm } from "berthing/element";
import { init } from "berthing/slim";

const report = validate("hss.registry.update", { registry_username: "me" });
const ok: boolean = report.ok && isValid("hss.registry.update", new Uint8Array());
const places: string[] = report.issues.map((issue) => `${issue.severity} ${issue.code} ${issue.pointer}: ${issue.message}`);
const changes = normalize("rhacs.image-integration", "{}", { rhacs: "4.5" }).changes.map((change) => change.pointer);
const text: string = mask("hss.registry.update", "{}");
const { kind: told, candidates: [likeliest] } = recognize({ registry_username: "me" }, { rhacs: "4.5" });
const judge = (told ?? likeliest?.kind) && validate(told ?? likeliest!.kind, {});
const { value } = reconcile("rhacs.image-integration.update", "{}", "{}");
const loaded: Promise<void> = init(new URL("https://example.com/core.wasm"));
const schema: object = jsonSchema(kinds()[0]!, { target: "draft-07" });
const made = request("hss.registry.update", {}, { endpoint: "https://hss.example.com", token: "t", projectId: "p", id: "1" });
const answer: Promise<Response> | undefined = made.ok ? fetch(made.url, made) : undefined;
const shown: string = made.ok ? made.masked.curl.stdin : made.report.issues.map((issue) => issue.message).join();
const read = readResponse("hss.registry.update", 400, "{}");
const hint: string | undefined = read.ok ? undefined : read.error.hint;
const command = uploadCommand({ registry_addr: "a.b", namespace: "n", username: "u", password: "p" }, { shell: "cmd", images: [{ source: "x" }] });
const script: string = command.ok ? command.script : "";
const words: string[][] = readCommand("docker pull x").commands;
const same: boolean = fingerprint("example-password") === fingerprint(new Uint8Array());

// @ts-expect-error A secret is text or bytes.
fingerprint(7431);

const plain: string = maskText("x", { allow: ["x"] }).text + createMasker({ onFinding: ({ rule }) => rule }).push("x");
const bytes: Uint8Array = custom.maskText(new Uint8Array(), { rules: [{ name: "x", pattern: "x" }] }).text;
const piped = answer?.then(({ body }) => body?.pipeThrough(maskTextStream()));

const { counts, reports }: { counts: object; reports: { line: number }[] } = validateNdjson("{}", { kind: "hss.registry.create", limit: 10 });
const lines: string = processNdjson("{}", { onInvalid: "mark" }).output;
const ndjson = createNdjson({ onReport: ({ line, kind }) => [line, kind?.length] });
const processed: Uint8Array = createNdjson({ from: ndjson.place }).push(new Uint8Array());
const refined = answer?.then(({ body }) => body?.pipeThrough(ndjsonStream({ mask: false })));

// @ts-expect-error Streams are of bytes.
ndjson.push("{}");
// @ts-expect-error Lines are kept, dropped or marked.
processNdjson("{}", { onInvalid: "throw" });

const element = document.createElement("registry-form");
element.kind = "hss.registry.create";
element.options = { rhacs: "4.5" };
element.payload = { registry_name: "n" };
element.stored = null;
const judged: boolean = element.reportValidity() && element.show(element.report?.issues[0]?.pointer ?? "");
element.addEventListener("registry-change", ({ detail }) => detail.pointer satisfies string);
const bound: BoundForm = bindForm(document.createElement("form"), "hss.registry.update", { rhacs: "latest" });

// @ts-expect-error A form is for one of the kinds.
element.kind = "hss";
// @ts-expect-error Rules have an entry of their own.
maskText("x", { rules: [] });
// @ts-expect-error A kind is one of the names.
validate("hss", {});
// @ts-expect-error An option has its type.
validate("hss.registry.update", {}, { rhacs: 4.5 });

export { answer, bound, bytes, changes, counts, hint, judged, lines, loaded, ok, piped, places, plain, processed, refined, reports, same, schema, script, shown, text, value, version, words };
