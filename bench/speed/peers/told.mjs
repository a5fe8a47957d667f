/** Errors of ajv and TypeBox as `{ path, code, message }`. A missing member is told at its own place, not its parent's. */
export function toldBy(errors) {
  const told = [];
  for (const { instancePath, keyword, params, message } of errors) {
    const missing = params.missingProperty ?? params.requiredProperties;
    if (Array.isArray(missing)) for (const name of missing) told.push({ path: `${instancePath}/${name}`, code: keyword, message });
    else told.push({ path: missing === undefined ? instancePath : `${instancePath}/${missing}`, code: keyword, message });
  }
  return told;
}
