// Compiled, never run: the schemas are what the standard says, and carry the types of their kinds.
import { schemas, type Issue, type KindName, type PayloadByKind, type StandardSchema } from "berthing";
import type { StandardJSONSchemaV1, StandardSchemaV1 } from "@standard-schema/spec";

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const same = <A, B>(_: Same<A, B>) => undefined;

const create = schemas["hss.registry.create"];
schemas satisfies { [K in KindName]: StandardSchemaV1<PayloadByKind[K]> & StandardJSONSchemaV1<PayloadByKind[K]> };

same<StandardSchemaV1.InferInput<typeof create>, PayloadByKind["hss.registry.create"]>(true);
same<StandardSchemaV1.InferOutput<typeof create>, PayloadByKind["hss.registry.create"]>(true);
same<StandardSchemaV1.InferOutput<(typeof schemas)["swr.registry.update"]>, PayloadByKind["swr.registry.update"]>(true);
same<keyof typeof schemas, KindName>(true);

/** What is written for any schema. */
async function parse<S extends StandardSchemaV1>(schema: S, value: unknown): Promise<StandardSchemaV1.InferOutput<S> | undefined> {
  const result = await schema["~standard"].validate(value);
  return result.issues ? undefined : result.value;
}
const parsed: Promise<PayloadByKind["hss.registry.create"] | undefined> = parse(create, {});

const result = create["~standard"].validate({}, { libraryOptions: {} });
if (result.issues) {
  same<typeof result.issues, readonly Issue[]>(true);
  // @ts-expect-error There is no value where there are issues.
  result.value;
} else {
  same<typeof result.value, PayloadByKind["hss.registry.create"]>(true);
}

const older: StandardSchema<"rhacs.image-integration"> = schemas["rhacs.image-integration"].with({ rhacs: "4.5" });
const schema: Record<string, unknown> = older["~standard"].jsonSchema.output({ target: "draft-07" });

// @ts-expect-error A kind is one of the names.
schemas["hss"];
// @ts-expect-error The record is nobody's to change.
schemas["hss.registry.update"] = schemas["hss.registry.update"];
// @ts-expect-error A schema of one kind is not that of another.
const other: StandardSchema<"hss.registry.create"> = schemas["swr.registry.create"];
// @ts-expect-error An option has its type.
create.with({ rhacs: 4.5 });
// @ts-expect-error No such release.
create.with({ rhacs: "3.74" });
// @ts-expect-error The standard wants to know the target.
create["~standard"].jsonSchema.input({});

export { older, other, parsed, schema };
