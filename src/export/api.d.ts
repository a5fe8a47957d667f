
/** JSON as UTF-8. */
export type Bytes = ArrayBuffer | ArrayBufferView;

/**
 * A payload: an object, JSON text, or JSON as UTF-8. Anything else is judged too, and refused, for a payload is what
 * somebody sent; so this is `unknown`, put in a way that lets an editor complete the members of the kind.
 */
export type Input<K extends KindName = KindName> = PayloadByKind[K] | string | Bytes | {} | null | undefined;

/** Which server the payload is for. */
export interface Options {
  /** Release of the RHACS server. @defaultValue "latest" */
  rhacs?: RhacsRelease;
  /** Whether the RHACS central is a managed service. @defaultValue false */
  rhacsManaged?: boolean;
}

/** Everything that was found in one payload, in the order of the kind's fields. */
export interface Report {
  /** No errors. Warnings may remain. */
  readonly ok: boolean;
  readonly kind: KindName;
  readonly issues: readonly Issue[];
}

/** One fault of a payload. It never carries a value of the payload. */
export interface Issue {
  /** Which fault. Stable. */
  code: IssueCode;
  /** `error`: the target refuses the payload, or breaks on it later. `warning`: it takes it, but it is a trap. */
  severity: "error" | "warning";
  /** The field itself, even when it is absent; empty for the whole payload. */
  path: (string | number)[];
  /** The same as a JSON Pointer (RFC 6901). */
  pointer: string;
  /** One sentence for the person at the field, without a final period. Not stable. */
  message: string;
  /** Why, or how to put it right. */
  help?: string;
  /** Facts for programs and translators. */
  params?: IssueParams;
  /** How to mend it, when that is certain; never on a secret. */
  fix?: Fix;
}

/** Facts about an issue. Only those that its code has are set. */
export interface IssueParams {
  /** The type that belongs here. */
  expected?: "string" | "boolean" | "integer" | "array" | "object";
  /** Least number of characters, or least value. */
  min?: number;
  /** Greatest number of characters, or greatest value. */
  max?: number;
  /** Number of characters found; never told for a secret. */
  length?: number;
  /** The values that may stand here. */
  allowed?: string[];
  /** The format that the text should have. */
  format?: string;
  /** Why the text is not of its format, or why it is a trap. */
  reason?: string;
  /** The other field of a conflict. */
  other?: string;
  /** What was probably meant. */
  suggestion?: string;
  /** The rule that is broken, or the one of `textRules` that finds a credential in a plain field. */
  rule?: string;
  /** First release that takes it. */
  since?: RhacsRelease;
  /** Line in the JSON text, from 1. */
  line?: number;
  /** Column in that line, in characters, from 1. */
  column?: number;
}

/** A JSON Patch step (RFC 6902) at the issue's pointer. */
export type Fix = { op: "replace"; value: unknown } | { op: "remove" };

/** What `normalize` did at a place. */
export interface Change {
  /** Where, as a JSON Pointer into the canonical payload. */
  pointer: string;
  code: ChangeCode;
}

/** What `normalize` gives. */
export interface Normalized<K extends KindName = KindName> {
  /** The canonical payload; absent when the input cannot be read. It is of its type when `report.ok`. */
  value?: PayloadByKind[K];
  changes: Change[];
  /** What is still wrong with it. */
  report: Report;
}

/** What `reconcile` gives. */
export interface Reconciled<K extends KindName = KindName> {
  /** The incoming payload with the stored secrets in it; absent when it was refused. */
  value?: PayloadByKind[K];
  /** Why it was refused. */
  report: Report;
}

/** A kind as a Standard Schema and a Standard JSON Schema, version 1 (https://standardschema.dev). */
export interface StandardSchema<K extends KindName = KindName> {
  readonly "~standard": {
    readonly version: 1;
    readonly vendor: "berthing";
    /** For type inference alone: at run time there is nothing. */
    readonly types?: { readonly input: PayloadByKind[K]; readonly output: PayloadByKind[K] } | undefined;
    /** The normalized payload; or the errors that normalizing left. There are no warnings among them. */
    readonly validate: (payload: unknown, options?: StandardOptions) => StandardResult<PayloadByKind[K]>;
    /** JSON Schema of the payload, the same for input and output. An unknown target throws TypeError. */
    readonly jsonSchema: {
      readonly input: (options: StandardOptions & StandardTarget) => Record<string, unknown>;
      readonly output: (options: StandardOptions & StandardTarget) => Record<string, unknown>;
    };
  };
  /**
   * The schema for another server.
   * @throws TypeError for an unknown option
   */
  with(options: Options): StandardSchema<K>;
}

/** What a Standard Schema gives: the payload or, instead of it, issues. */
export type StandardResult<T> =
  | { readonly value: T; readonly issues?: undefined }
  | { readonly issues: readonly Issue[] };

/** The standard has a place for options of libraries. There are none here: `with` takes the options. */
export interface StandardOptions {
  readonly libraryOptions?: Record<string, unknown> | undefined;
}

/** The dialect of JSON Schema. */
export interface StandardTarget {
  readonly target: "draft-2020-12" | "draft-07" | (string & {});
}

/** A request message: `fetch(message.url, message)` sends it. */
export interface Message {
  method: "GET" | "POST" | "PUT" | "PATCH";
  url: string;
  headers: Record<string, string>;
  /** The canonical payload as JSON; absent where the URL carries it. */
  body?: string;
  /** A redirect would carry the token to wherever it leads. */
  redirect: "error";
  cache: "no-store";
  /** The same for curl. Nothing secret stands on its command line: all is in what it reads. */
  curl: { command: string; stdin: string };
}

/** What `request` gives: the message itself, unless the report has errors. */
export type PreparedRequest =
  | (Message & {
      ok: true;
      /** The same with `******` for every secret, to be shown and logged. */
      masked: Message;
      /** Warnings may remain. */
      report: Report;
    })
  | { ok: false; report: Report };

/** Why there is no answer, and what to do next. It holds no credentials, as far as they can be told from plain words. */
export interface ResponseError {
  /** Whose error it is: the product's, Huawei's API gateway's or IAM's. */
  system: "rhacs" | "hss" | "swr" | "apigw" | "iam";
  /** The HTTP status. */
  status: number;
  /** The server's own code as text, or one of this package for what is no answer of the API: `html_body`. */
  code: string;
  /** What the server says, without credentials. */
  message: string;
  /** The server's id of the request, where the body has it. HSS has it in the header X-Request-Id. */
  requestId?: string;
  /** What to do next. Not stable. */
  hint: string;
  /** Whether the same request may succeed later. */
  retryable: boolean;
}

/** What `readResponse` gives. */
export type ReadResponse = {
  /** The body without its credentials; null when there is none. */
  masked: unknown;
  /** What to know about the answer. There are only warnings. */
  report: Report;
} & (
  | {
      ok: true;
      /** The answer, if it has a body. It may hold credentials. `latest_sync_time` and integers beyond 2^53-1 are text. */
      value?: unknown;
      /** The commands of an upload command answer: the words of each, masked. */
      commands?: { image_command?: string[][]; swr_image_pull_command?: string[][] };
    }
  /** The server refused, or its answer could not be read. */
  | { ok: false; error: ResponseError }
);

/** What `readCommand` gives. */
export interface ReadCommand {
  /** The words of each command, without quotes, masked. Empty when the text cannot be split for certain. */
  commands: string[][];
  /** The text as it was, but for the credentials. */
  masked: string;
  /** What to know before running it. There are only warnings. */
  report: Report;
}

/** One part of an upload, in the order in which they run. */
export type UploadStage = "download" | "pull" | "unzip" | "load" | "login" | "tag" | "push" | "logout";

/** One image to upload. */
export interface UploadImage {
  /**
   * Its reference, as the archive or the registry it is pulled from names it. Log in to that registry yourself, unless
   * it is the one that the image goes to.
   */
  source: string;
  /** Its name in the project. @defaultValue the last component of its source */
  name?: string;
  /** Its tag in the project. @defaultValue that of its source, or `latest` */
  tag?: string;
  /** `os/architecture[/variant]`, where the source has several. Docker pushes by platform since its API 1.46. */
  platform?: string;
}

/** What to upload, and with what. Nobody documents how the scan component's images and archive are called. */
export interface UploadOptions {
  /** The container tool. @defaultValue "docker" */
  runtime?: "docker" | "podman" | "nerdctl" | "ctr";
  /** The shell of the script. @defaultValue "sh" */
  shell?: "sh" | "powershell" | "cmd";
  /**
   * Not the password, but how it reaches the login: from standard input, or at its own prompt, and then the input need not have it.
   * At a terminal sh and PowerShell prompt anyway, and `ctr` always does.
   * @defaultValue "stdin"
   */
  passwordFrom?: "stdin" | "prompt";
  /** A file with the images: a tar archive, compressed or not, or a zip that holds such archives. */
  archive?: string;
  /**
   * Where to fetch such a file; `archive` then only tells by its name what it is. Without, it is a zip, as HSS has it,
   * unless the address names a tar archive.
   */
  download_url?: string;
  /** Those that name a registry are pulled from there when there is no file to load. */
  images?: UploadImage[];
  /**
   * The stages that the command has. `unzip` says that the file is a zip, whatever it is called. `logout` also ends a
   * login to the registry that was there before; without it the upload's login stays.
   * @defaultValue those that the other options call for
   */
  stages?: UploadStage[];
  /** Where `nerdctl` and `ctr` keep images. @defaultValue "k8s.io" */
  containerdNamespace?: string;
  /** Whether the registry is spoken to in plain HTTP. @defaultValue false */
  plainHttp?: boolean;
}

/** One command of an upload. */
export interface UploadStep {
  stage: UploadStage;
  /** Program and arguments. `${work}` is the working directory, and `${archive}` each archive found in a zip. */
  argv: string[];
  /** Whether it takes the password: from standard input, or at the terminal. */
  stdin: boolean;
  /** What else to feed to its standard input. It may hold credentials; in `masked` it shows none. */
  input?: string;
}

/** What `uploadCommand` gives: the command, unless the report has errors. */
export type UploadCommand =
  | {
      ok: true;
      /**
       * The commands, one after the other. Stop at the first that fails (but status 1 of unzip is a mere warning), and
       * run the logout whatever happens once the login has begun.
       */
      steps: UploadStep[];
      /** All of it as a script for the shell. It never holds the password. */
      script: string;
      /** What to feed to the script: the password. Absent where the login asks for it. */
      stdin?: string;
      /** What may be shown and logged. */
      masked: { steps: UploadStep[]; script: string };
      /** Warnings may remain. */
      report: Report;
    }
  | { ok: false; report: Report };

/** A form, as filled in so far. */
export interface Form {
  kind: KindName;
  /** What people call the kind. */
  title: string;
  /** The API calls that take it. */
  api: string[];
  /** Whose API it is. */
  system: "rhacs" | "hss" | "swr";
  /** Releases of the server that differ, oldest first: values for `options.rhacs`. */
  releases?: RhacsRelease[];
  /** What can be filled in, in order. What the call cannot set is left out. */
  controls: Control[];
}

/** One field of a form. */
export interface Control {
  /** Where its value stands in the payload, as a JSON Pointer. */
  pointer: string;
  /** Its JSON name. */
  name: string;
  /** What people call it. */
  label: string;
  /** One sentence that helps to fill it in. */
  help?: string;
  /** A value as it may be typed. */
  example?: string;
  /** How it is entered. */
  control: "text" | "password" | "select" | "checkboxes" | "checkbox" | "number" | "group" | "map";
  /** The values to choose from. */
  options?: { value: string; label: string }[];
  /** Whether it is a credential. */
  secret: boolean;
  /** Whether it says where or how a credential is used: when it changes, the credential must be entered again. */
  dependent: boolean;
  /** Whether it may be kept out of sight at first. */
  advanced: boolean;
  /** Whether it must be filled in, as things stand. */
  required: boolean;
  /** When it must be filled in, where that depends on other fields. */
  requiredWhen?: string;
  /** Whether it has an effect, as things stand. */
  shown: boolean;
  /** Least number of characters. */
  minLength?: number;
  /** Greatest number of characters (code points, where HTML's `maxlength` counts UTF-16 units). */
  maxLength?: number;
  /** What the text must match; of a map, what its values must. HTML's `pattern` takes it as it is. */
  pattern?: string;
  /** What the keys of a map must match. */
  keyPattern?: string;
  /** For HTML's attribute of that name. */
  autocomplete?: "username" | "new-password" | "url" | "off";
  /** For HTML's attribute of that name. */
  inputmode?: "url" | "numeric";
  /** The members of a group. */
  controls?: Control[];
}

/**
 * The version of this package.
 * @example
 * ```js
 * import { version } from "berthing";
 *
 * console.log(typeof version);
 * // string
 * ```
 */
export const version: string;

/**
 * The names of all payload kinds.
 * @example
 * ```js
 * import { kinds } from "berthing";
 *
 * console.log(kinds()[0]);
 * // rhacs.image-integration
 * ```
 */
export function kinds(): KindName[];

/**
 * What a form for this kind needs to know, for the payload as it is filled in so far.
 * @throws TypeError for an unknown kind or option
 * @example
 * ```js
 * import { describe } from "berthing";
 *
 * const { controls } = describe("hss.registry.create", { get_scan_image_channel: "Other" });
 * const { label, required, requiredWhen } = controls.find(({ name }) => name === "namespace");
 * console.log(label, required, requiredWhen);
 * // Project true get_scan_image_channel is Other
 * ```
 */
export function describe(kind: KindName, payload?: Input, options?: Options): Form;

/** A kind that a payload may be of. */
export interface Candidate {
  kind: KindName;
  /** What people call it. */
  title: string;
  /** A sentence that tells what speaks for it, and against. It repeats no value and no name that berthing does not know. */
  reason: string;
  /** The fields of this kind that the payload has, at any depth. */
  known: string[];
  /** How many fields the payload has that this kind does not take. */
  unknown: number;
  /** How many fields it lacks. */
  missing: number;
  /** How badly it fits: a field too many counts two, one that lacks counts one. */
  score: number;
}

/** What a payload was taken for. */
export interface Recognized {
  /** The kind, where no other fits about as well. */
  kind?: KindName;
  /** A sentence that tells why, or why there is none. */
  reason: string;
  /** The kinds that know most of its fields, the best first. */
  candidates: Candidate[];
}

/**
 * Which kind a payload is meant to be. Torn JSON counts as far as it goes.
 * @throws TypeError for an unknown option, never for a payload
 * @example
 * ```js
 * import { recognize } from "berthing";
 *
 * const { kind, reason } = recognize({ protocol: "https", registry_username: "me", registry_password: "example-Pa55word" });
 * console.log(kind, reason);
 * // hss.registry.update It has protocol, registry_username and registry_password.
 * ```
 */
export function recognize(payload: Input, options?: Options): Recognized;

/**
 * JSON Schema for this kind.
 * @throws TypeError for an unknown kind, option or target
 * @example
 * ```js
 * import { jsonSchema } from "berthing";
 *
 * const schema = jsonSchema("hss.registry.update", { target: "draft-07" });
 * console.log(schema.$schema, schema.properties.protocol.enum);
 * // http://json-schema.org/draft-07/schema# [ 'http', 'https', null ]
 * ```
 */
export function jsonSchema(kind: KindName, options?: Options & { target?: "draft-2020-12" | "draft-07" }): Record<string, unknown>;

/**
 * Whether the payload has no errors: the same verdict as `validate`, but it stops at the first error.
 * @throws TypeError for an unknown kind or option, never for a payload
 * @example
 * ```js
 * import { isValid } from "berthing";
 *
 * console.log(isValid("hss.registry.update", '{ "protocol": "gopher" }'));
 * // false
 * ```
 */
export function isValid<K extends KindName>(kind: K, payload: Input<K>, options?: Options): boolean;

/**
 * Everything that is wrong with the payload, and every trap in it.
 * @throws TypeError for an unknown kind or option, never for a payload
 * @example
 * ```js
 * import { validate } from "berthing";
 *
 * const { ok, issues } = validate("hss.registry.update", { protocol: "HTTPS" });
 * console.log(ok, issues[0]);
 * // false {
 * //   code: 'not_allowed',
 * //   severity: 'error',
 * //   path: [ 'protocol' ],
 * //   pointer: '/protocol',
 * //   message: 'Select the protocol: http or https',
 * //   help: 'Did you mean https?',
 * //   params: { allowed: [ 'http', 'https' ], suggestion: 'https' },
 * //   fix: { op: 'replace', value: 'https' }
 * // }
 * ```
 */
export function validate<K extends KindName>(kind: K, payload: Input<K>, options?: Options): Report;

/**
 * The canonical payload, what was changed to get there, and what is still wrong with it. Secrets are left alone.
 * @throws TypeError for an unknown kind or option, never for a payload
 * @example
 * ```js
 * import { normalize } from "berthing";
 *
 * const { value, changes, report } = normalize("hss.registry.update", { protocol: "HTTPS" });
 * console.log(value, changes, report.ok);
 * // { protocol: 'https' } [ { pointer: '/protocol', code: 'letter_case' } ] true
 * ```
 */
export function normalize<K extends KindName>(kind: K, payload: Input<K>, options?: Options): Normalized<K>;

/**
 * The payload with `"******"` for every secret, and for what `maskText` finds in other texts: text for text, bytes for
 * bytes, an object for an object. Keys stay as they are. What cannot be read is replaced as a whole.
 * @throws TypeError for an unknown kind, never for a payload
 * @example
 * ```js
 * import { mask } from "berthing";
 *
 * console.log(mask("hss.registry.update", '{ "registry_username": "me", "registry_password": "example-Pa55word" }'));
 * // {"registry_username":"me","registry_password":"******"}
 * ```
 */
export function mask(kind: KindName, payload: string): string;
export function mask(kind: KindName, payload: Bytes): Uint8Array;
export function mask(kind: KindName, payload: Input): unknown;

/**
 * Whether a secret of the payload is masked, or a text that is no secret has `******` in it, as `mask` leaves it there.
 * @throws TypeError for an unknown kind, never for a payload
 * @example
 * ```js
 * import { isMasked } from "berthing";
 *
 * console.log(isMasked("hss.registry.update", { registry_password: "******" }));
 * // true
 * ```
 */
export function isMasked(kind: KindName, payload: Input): boolean;

/**
 * What the server makes of a payload whose masked secrets stand for stored ones.
 * @throws TypeError for an unknown kind or option, never for a payload
 * @example
 * ```js
 * import { reconcile } from "berthing";
 *
 * const stored = { registry_addr: "harbor.example.com", registry_username: "me", registry_password: "example-Pa55word" };
 * const shown = { ...stored, registry_password: "******" };
 * console.log(reconcile("hss.registry.update", stored, shown).value);
 * // {
 * //   registry_addr: 'harbor.example.com',
 * //   registry_username: 'me',
 * //   registry_password: 'example-Pa55word'
 * // }
 *
 * const moved = { ...shown, registry_addr: "other.example.com" };
 * console.log(reconcile("hss.registry.update", stored, moved).report.issues[0].code);
 * // credential_required
 * ```
 */
export function reconcile<K extends KindName>(kind: K, stored: Input<K>, incoming: Input<K>, options?: Options): Reconciled<K>;

/**
 * The request that sends the payload to its API: `fetch(request.url, request)`. Issues about the target stand below
 * `/target`. Nothing is made of what has errors, of a mask in the place of a secret, nor for an `http:` endpoint other
 * than this machine without `allowHttp`.
 * @throws TypeError for an unknown kind or option, never for a payload or target
 * @example
 * ```js
 * import { request } from "berthing";
 *
 * const payload = { registry_username: "me", registry_password: "example-Pa55word" };
 * const target = { endpoint: "https://hss.example.com", token: "example-token", projectId: "0a1b2c3d", id: "7c0e4a6e" };
 * const made = request("hss.registry.update", payload, target);
 * if (made.ok) console.log(made.method, made.url, made.masked.body);
 * // PUT https://hss.example.com/v5/0a1b2c3d/image/registries/7c0e4a6e {"registry_username":"me","registry_password":"******"}
 *
 * // const answer = await fetch(made.url, made);
 * ```
 */
export function request<K extends KindName>(
  kind: K,
  payload: Input<K>,
  target: TargetByKind[K] | string | Bytes | {},
  options?: Options,
): PreparedRequest;

/**
 * Reads the answer to a request of the kind, or to one that lists or shows what such requests made. Give the body as
 * text or bytes: in a parsed one the digits of large integers are lost.
 * @throws TypeError for an unknown kind or a status that is no integer, never for a body
 * @example
 * ```js
 * import { readResponse } from "berthing";
 *
 * const read = readResponse("swr.registry.create", 404, '{ "errors": [{ "errorCode": "SVCSTG.SWR.4040001", "errorMessage": "x" }] }');
 * if (!read.ok) console.log(read.error.system, read.error.code, read.error.retryable);
 * // swr SVCSTG.SWR.4040001 false
 * ```
 */
export function readResponse(kind: KindName, status: number, body?: string | Bytes | {} | null): ReadResponse;

/**
 * Reads a command that a server wrote: split as a POSIX shell would, checked, and masked.
 * @throws TypeError for anything but text
 * @example
 * ```js
 * import { readCommand } from "berthing";
 *
 * const { commands, report } = readCommand("docker login -u me -p example-Pa55word harbor.example.com");
 * console.log(commands[0].join(" "), report.issues[0].code);
 * // docker login -u me -p ****** harbor.example.com password_in_command
 * ```
 */
export function readCommand(text: string): ReadCommand;

/**
 * The command that uploads the scan component to the registry and project of the input. Issues about options stand
 * below `/options`. Nothing is made of what has errors, of a masked password, nor of what container tools or the shell
 * could not carry unchanged.
 * @throws TypeError for an unknown option or one of a wrong type, never for an input
 * @example
 * ```js
 * import { uploadCommand } from "berthing";
 *
 * const input = { registry_addr: "harbor.example.com", namespace: "security", username: "me", password: "example-Pa55word" };
 * const made = uploadCommand(input, { archive: "scanner.tar", images: [{ source: "scanner:1.0" }] });
 * if (made.ok) console.log(made.steps.map(({ argv }) => argv.slice(0, 2).join(" ")).join(", "));
 * // docker load, docker login, docker tag, docker push, docker logout
 * ```
 */
export function uploadCommand(input: Input<"hss.image-upload-command">, options?: UploadOptions): UploadCommand;

/**
 * What a log may say of a secret: sixteen hexadecimal digits, equal for equal secrets and no more than that. They are
 * keyed at random for each session, that is for each copy of this package: a page, a worker, a process, `import` beside
 * `require`. A string counts as its UTF-8 bytes, in which half a surrogate pair is U+FFFD.
 * @throws TypeError for anything but text and bytes, or more than 64 MiB of them
 * @throws Error where there is no `crypto.getRandomValues`
 * @example
 * ```js
 * import { fingerprint } from "berthing";
 *
 * console.log(fingerprint("example-Pa55word") === fingerprint("example-Pa55word"));
 * // true
 * ```
 */
export function fingerprint(secret: string | Bytes): string;

/**
 * Every kind as a Standard Schema: what form libraries, routers and RPC take.
 * @example
 * ```js
 * import { schemas } from "berthing";
 *
 * const result = schemas["hss.registry.update"]["~standard"].validate({ protocol: "HTTPS" });
 * console.log(result);
 * // { value: { protocol: 'https' } }
 * ```
 */
export const schemas: { readonly [K in KindName]: StandardSchema<K> };

/** A credential in free text: what it is and where it stands, never the credential itself. */
export interface Finding {
  /** The rule that found it: one of `textRules`, or `internal` for what could not be judged and was masked as a whole. */
  rule: string;
  /** Where it begins: in UTF-16 units in a string, in bytes in bytes; of a stream, from its beginning. */
  start: number;
  /** Where it ends. */
  end: number;
}

/** A text without its credentials. */
export interface MaskedText<T extends string | Uint8Array = string> {
  /** The text with `******` for each finding; the very one that was given when there is none. */
  readonly text: T;
  readonly findings: readonly Finding[];
}

/** What to look for in free text. */
export interface TextOptions {
  /** Values that are no secrets: what is found is left alone when it is exactly one of these. */
  allow?: string[];
  /** Rules that are switched off, by their names in `textRules`. */
  off?: string[];
}

/** What to look for in a stream, and who is told. */
export interface StreamOptions extends TextOptions {
  /** Is told of each credential once it has ended. */
  onFinding?: (finding: Finding) => void;
}

/** Masks a stream of strings, or of bytes. */
export interface Masker {
  /** Takes a piece, cut anywhere, and gives what may go out: all complete lines. */
  push(chunk: string): string;
  push(chunk: Bytes): Uint8Array;
  /** Gives the rest. What is pushed then begins a new stream. */
  end(): string | Uint8Array;
}

/**
 * What is looked for in free text.
 * @example
 * ```js
 * import { textRules } from "berthing";
 *
 * console.log(textRules()[0]);
 * // { name: 'private-key', title: 'private key' }
 * ```
 */
export function textRules(): { name: string; title: string }[];

/**
 * The text with `******` for every credential in it, and where they stood. The same credential again is masked too.
 * @throws TypeError for an unknown option, and for what is neither a string nor bytes
 * @example
 * ```js
 * import { maskText } from "berthing";
 *
 * const { text, findings } = maskText("pull as AKIAIOSFODNN7EXAMPLX failed");
 * console.log(text, findings);
 * // pull as ****** failed [ { rule: 'aws-access-key-id', start: 8, end: 28 } ]
 * ```
 */
export function maskText(text: string, options?: TextOptions): MaskedText;
export function maskText(text: Bytes, options?: TextOptions): MaskedText<Uint8Array>;

/**
 * Masks a text that comes in pieces, as `maskText` would; but a credential that stands again is masked only behind its
 * first mention, and as a word of its own.
 * @throws TypeError for an unknown option; so does `push` for anything but strings alone or bytes alone
 * @example
 * ```js
 * import { createMasker } from "berthing";
 *
 * const masker = createMasker();
 * console.log(JSON.stringify([masker.push("one\ntwo AKIAIOSF"), masker.push("ODNN7EXAMPLX\n"), masker.end()]));
 * // ["one\n","two ******\n",""]
 * ```
 */
export function createMasker(options?: StreamOptions): Masker;

/**
 * The same as a stream: `body.pipeThrough(maskTextStream())`. It gives strings for strings and bytes for bytes.
 * @throws TypeError for an unknown option
 * @example
 * ```js
 * import { maskTextStream } from "berthing";
 *
 * const { body } = new Response("password=example-Pa55word\n");
 * console.log(await new Response(body.pipeThrough(maskTextStream())).text());
 * // password=******
 * ```
 */
export function maskTextStream(options?: StreamOptions): TransformStream<string | Uint8Array, string | Uint8Array>;

/** Many payloads, one a line: how the lines are read. */
export interface NdjsonOptions extends Options {
  /** The kind of every line, which then is the payload itself. Without, each line is `{"kind": …, "payload": {…}}`. */
  kind?: KindName;
  /** How many lines with issues are told; the others are counted. @defaultValue 1000 */
  limit?: number;
  /** Where the input begins in the whole of which it is a part: the `place` of whoever read what comes before. */
  from?: { line: number; bytes?: number };
}

/** What comes out for a line. */
export interface NdjsonOutput {
  /** Whether payloads are normalized; a line then counts as valid when what comes out is. @defaultValue true */
  normalize?: boolean;
  /** Whether secrets are masked. @defaultValue true */
  mask?: boolean;
  /**
   * What becomes of lines with errors. `keep`: they come out as the others do, so that lines in and lines out have the same
   * numbers. `drop`: they are left out. `mark`: they come out as an object that has their number as `line` and their
   * `issues`, beside `payload` and what else the line had.
   * @defaultValue "keep"
   */
  onInvalid?: "keep" | "drop" | "mark";
}

/** Lines that come in pieces, and who is told. */
export interface NdjsonStreamOptions extends Omit<NdjsonOptions, "limit">, NdjsonOutput {
  /** Is told of each line with issues. */
  onReport?: (report: LineReport) => void;
}

/** What was found in one line. */
export interface LineReport {
  /** Its number, from 1. */
  line: number;
  /** The kind of its payload. Null where the line itself is at fault; then paths begin at the line. */
  kind: KindName | null;
  /** As `validate` tells them, but places in the text are columns of the line. */
  issues: Issue[];
}

/** The numbers of all lines. */
export interface NdjsonSummary {
  /** No line has errors. Warnings may remain. */
  ok: boolean;
  /** Lines that are not blank. */
  lines: number;
  /** Lines without errors. */
  valid: number;
  /** Errors in all lines. */
  errors: number;
  /** Warnings in all lines. */
  warnings: number;
  /** How many issues of each code there are; those of lines that are at fault themselves are of kind `unknown`. */
  counts: { [kind in KindName | "unknown"]?: { [code in IssueCode]?: number } };
}

/** What `validateNdjson` gives. */
export interface NdjsonReport extends NdjsonSummary {
  /** The lines that have issues, as far as there may be. */
  reports: LineReport[];
  /** How many more have issues. */
  more: number;
}

/** The beginning of a line. */
export interface NdjsonPlace {
  /** How many bytes stand before it. */
  bytes: number;
  /** Its number, from 1. */
  line: number;
}

/** How far lines that come in pieces have been read. */
export interface NdjsonProgress {
  /**
   * How far the lines go that are done for certain: what comes out for them has been given. After an interruption, go on
   * with the input from that byte, and with this as the option `from`.
   */
  readonly place: NdjsonPlace;
  /** The numbers of all lines so far. */
  readonly summary: NdjsonSummary;
}

/** Reads lines that come in pieces, cut anywhere. */
export interface Ndjson extends NdjsonProgress {
  /** Takes a piece, and gives what comes out for the lines that end in it. */
  push(chunk: Bytes): Uint8Array;
  /** Ends the last line, and gives what comes out for it. */
  end(): Uint8Array;
}

/**
 * Everything that is wrong with each of the lines. A line that cannot be read is told by its number and stops nothing; so is
 * one of more than 1 MiB, which is not read. Blank lines count in numbers alone.
 * @throws TypeError for an unknown kind or option, and for what is neither a string nor bytes
 * @example
 * ```js
 * import { validateNdjson } from "berthing";
 *
 * const lines = '{ "kind": "hss.registry.update", "payload": { "protocol": "gopher" } }\n';
 * const { ok, errors, reports } = validateNdjson(lines);
 * console.log(ok, errors, reports[0].line, reports[0].issues[0].pointer);
 * // false 1 1 /protocol
 * ```
 */
export function validateNdjson(lines: string | Bytes, options?: NdjsonOptions): NdjsonReport;

/**
 * Each line validated, normalized and masked, in the same order: text for text, bytes for bytes. Every line that comes out
 * ends in a line feed; a blank one is empty. Of a line's members other than `kind` and `payload` only secrets change.
 *
 * What cannot be read comes out as `"******"`, or where it is words as `maskText` leaves them; with `mask: false` as it
 * was. A line of more than 1 MiB is `"******"` whatever the options.
 * @throws TypeError for an unknown kind or option, and for what is neither a string nor bytes
 * @example
 * ```js
 * import { processNdjson } from "berthing";
 *
 * const { output, report } = processNdjson('{ "registry_password": 123456 }', { kind: "hss.registry.update" });
 * console.log(report.valid, output);
 * // 1 {"registry_password":"******"}
 * ```
 */
export function processNdjson(lines: string, options?: NdjsonOptions & NdjsonOutput): { output: string; report: NdjsonReport };
export function processNdjson(lines: Bytes, options?: NdjsonOptions & NdjsonOutput): { output: Uint8Array; report: NdjsonReport };

/**
 * The same for lines that come in pieces. No more is held than the line that has not ended.
 * @throws TypeError for an unknown kind or option; so does `push` for anything but bytes
 * @example
 * ```js
 * import { createNdjson } from "berthing";
 *
 * const ndjson = createNdjson({ kind: "hss.registry.update" });
 * const line = new TextEncoder().encode('{ "registry_password": "example-Pa55word" }\n');
 * const pieces = [ndjson.push(line.slice(0, 20)), ndjson.push(line.slice(20)), ndjson.end()];
 * console.log(pieces.map((piece) => new TextDecoder().decode(piece)), ndjson.place);
 * // [ '', '{"registry_password":"******"}\n', '' ] { bytes: 44, line: 2 }
 * ```
 */
export function createNdjson(options?: NdjsonStreamOptions): Ndjson;

/**
 * The same as a stream of bytes: `body.pipeThrough(ndjsonStream())`, or `Duplex.fromWeb(ndjsonStream())` in Node.js.
 * @throws TypeError for an unknown kind or option
 * @example
 * ```js
 * import { ndjsonStream } from "berthing";
 *
 * const { body } = new Response('{ "protocol": "HTTPS" }\n');
 * const ndjson = ndjsonStream({ kind: "hss.registry.update" });
 * console.log(await new Response(body.pipeThrough(ndjson)).json(), ndjson.summary.valid);
 * // { protocol: 'https' } 1
 * ```
 */
export function ndjsonStream(options?: NdjsonStreamOptions): TransformStream<Bytes, Uint8Array> & NdjsonProgress;
