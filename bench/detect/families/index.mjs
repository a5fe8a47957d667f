import { aws, azure, gcp, huawei, ibm } from "./clouds.mjs";
import { jwt, pem } from "./forms.mjs";
import { passwords } from "./passwords.mjs";
import { cli, header, url } from "./places.mjs";
import { docker, github, gitlab, harbor, jfrog, quay } from "./registries.mjs";

export const FAMILIES = { aws, gcp, azure, ibm, huawei, quay, docker, github, gitlab, jfrog, harbor, jwt, pem, header, url, cli, password: passwords };
