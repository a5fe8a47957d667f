// What the libraries are given: it needs mending, and cannot be mended.
export const KIND = "hss.registry.create";

export const SECRET = "example-Pa55word";

export const NORMAL = {
  registry_name: "harbor",
  registry_type: "Harbor",
  api_version: "V2",
  protocol: "https",
  registry_addr: "harbor.example.com",
  registry_username: "robot$scanner",
  registry_password: SECRET,
  connect_cluster_id: "c-1",
  get_scan_image_channel: "Swr",
};

/** `normalize` brings it into the form above. */
export const GOOD = { ...NORMAL, registry_addr: "https://harbor.example.com", registry_type: "harbor" };

export const BROKEN = { ...NORMAL, registry_addr: "a b", registry_password: "" };
