/** Names that help and completion tell without waking the core. A test holds them against it. */

export const KINDS = [
  "rhacs.image-integration",
  "rhacs.image-integration.update",
  "hss.registry.create",
  "hss.registry.update",
  "hss.image-upload-command",
  "swr.registry.create",
  "swr.registry.update",
];

export const RELEASES = ["4.5", "4.6", "4.7", "4.8", "4.9", "4.10", "4.11", "latest"];
