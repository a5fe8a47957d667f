// Compiled, never run: the payloads of each kind, and how they are told apart.
import type { HssRegistryUpdate, KindName, PayloadByKind, RhacsImageIntegration } from "berthing";

/** Whether two types are the same. */
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const same = <A, B>(_: Same<A, B>) => undefined;

same<keyof PayloadByKind, KindName>(true);
same<PayloadByKind["hss.registry.update"], HssRegistryUpdate>(true);
same<PayloadByKind["hss.registry.create"]["registry_password"], string>(true);
same<PayloadByKind["hss.registry.update"]["registry_password"], string | undefined>(true);
same<PayloadByKind["swr.registry.create"]["insecure"], boolean>(true);

const quay: RhacsImageIntegration = { name: "n", type: "quay", categories: ["REGISTRY", "SCANNER"], quay: { endpoint: "quay.io" } };
const wrapped: PayloadByKind["rhacs.image-integration.update"] = { config: { ...quay, id: "i" }, updatePassword: false };

/** `type` narrows the rest. */
function endpointOf(payload: RhacsImageIntegration): string | undefined {
  switch (payload.type) {
    case "quay":
      same<typeof payload.quay.endpoint, string>(true);
      // @ts-expect-error Quay has no Docker settings.
      payload.docker;
      return payload.quay.endpoint;
    case "ecr":
      same<typeof payload.categories, "REGISTRY"[]>(true);
      return payload.ecr.endpoint;
    case "docker":
    case "artifactory":
    case "ghcr":
    case "nexus":
    case "rhel":
      return payload.docker.endpoint;
    case "azure":
      // One of two, since RHACS 4.7.
      return payload.azure?.endpoint ?? payload.docker?.endpoint;
    case "google":
    case "artifactregistry":
      return payload.google.endpoint;
    case "ibm":
      return payload.ibm.endpoint;
    case "clair":
      return payload.clair.endpoint;
    case "clairV4":
      return payload.clairV4.endpoint;
    case "clairify":
      return payload.clairify.endpoint;
    case "scannerv4":
      return payload.scannerV4?.matcherEndpoint;
    default:
      return payload satisfies never;
  }
}

export const bad: RhacsImageIntegration[] = [
  // @ts-expect-error A member is missing.
  { name: "n", categories: ["REGISTRY"], quay: {} },
  // @ts-expect-error Quay needs its settings.
  { name: "n", type: "quay", categories: ["REGISTRY"] },
  // @ts-expect-error The settings of another type.
  { name: "n", type: "quay", categories: ["REGISTRY"], docker: { endpoint: "e" } },
  // @ts-expect-error Docker registries do not scan.
  { name: "n", type: "docker", categories: ["SCANNER"], docker: { endpoint: "e" } },
  // @ts-expect-error Azure has one of two, not both.
  { name: "n", type: "azure", categories: ["REGISTRY"], docker: { endpoint: "e" }, azure: { endpoint: "e" } },
  // @ts-expect-error No such type.
  { name: "n", type: "harbor", categories: ["REGISTRY"], docker: { endpoint: "e" } },
];

// @ts-expect-error The name of a registry cannot be changed.
export const renamed: HssRegistryUpdate = { registry_name: "n" };
// @ts-expect-error Not a protocol.
export const spoken: HssRegistryUpdate = { protocol: "ftp" };
// @ts-expect-error A misspelt member.
export const misspelt: HssRegistryUpdate = { registry_adr: "a" };
// @ts-expect-error A password is text.
export const counted: HssRegistryUpdate = { registry_password: 123456 };

export { endpointOf, wrapped };
