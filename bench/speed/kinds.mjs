/** The kinds that everyone is given rules for. Of RHACS only what matters for Quay: nobody would check the rest in vain. */
export const [HSS, SWR, RHACS] = ["hss.registry.create", "swr.registry.create", "rhacs.image-integration"];
export const KINDS = [HSS, SWR, RHACS];
export const QUAY = "quay";

/** Configurations of other types, which exclude that of Quay. */
export const OTHERS = ["docker", "azure", "ecr", "google", "ibm", "clair", "clairV4", "clairify", "scannerV4"];

/** The name of a kind as an identifier. */
export const idOf = (kind) => kind.replace(/\W/g, "_");
