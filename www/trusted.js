/** The only scripts that a worker may be made of: the page's own two. */

const OWN = /^(worker|sw)\.js(\?version=[\w.-]+)?$/;

const check = (url) => {
  if (!OWN.test(url)) throw new TypeError("not a script of this page");
  return url;
};

const policy = globalThis.trustedTypes?.createPolicy("berthing", { createScriptURL: check });

/** An address that the policy of the server lets through. */
export const scriptUrl = (url) => policy?.createScriptURL(url) ?? check(url);
