/** JUnit's XML: each issue is a failed test, so that a CI server lists it. */

/** Cases in a suite. A longer file has several, so that its findings need not be kept. */
const MOST = 1000;

export function junit({ strict }) {
  let [suite, cases, failures] = [undefined, [], 0];
  const flush = () => {
    if (cases.length === 0) return "";
    const head = `<testsuite name="${escaped(suite)}" tests="${cases.length}" failures="${failures}" errors="0" skipped="0">`;
    const text = `${head}\n${cases.join("")}</testsuite>\n`;
    [cases, failures] = [[], 0];
    return text;
  };
  return {
    begin: () => '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="berthing">\n',
    add(result) {
      let out = suite === result.label ? "" : flush();
      suite = result.label;
      if (result.issues.length === 0) cases.push(testcase(result, result.kind ?? "payload", ""));
      for (const issue of result.issues) {
        const fails = strict || issue.severity === "error";
        if (fails) failures++;
        cases.push(testcase(result, `${issue.code} ${issue.pointer}`.trim(), body(result, issue, fails)));
        if (cases.length >= MOST) out += flush();
      }
      return out;
    },
    end: () => `${flush()}</testsuites>\n`,
  };
}

function testcase({ label }, name, inside) {
  const open = `  <testcase name="${escaped(name)}" classname="${escaped(label)}" time="0"`;
  return inside ? `${open}>${inside}</testcase>\n` : `${open}/>\n`;
}

function body({ label, line }, { code, message, help, at }, fails) {
  const place = [label, line ?? at?.line, line === undefined ? at?.column : undefined].filter(Boolean).join(":");
  const text = escaped([place, message, help].filter(Boolean).join("\n"));
  return fails ? `<failure message="${escaped(message)}" type="${code}">${text}</failure>` : `<system-out>${text}</system-out>`;
}

/** XML 1.0 has no other control characters, and no lone surrogates. */
function escaped(text) {
  const names = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "&#10;", "\t": "&#9;", "\r": "&#13;" };
  return text
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, "\ufffd")
    .replaceAll(/[&<>"\n\t\r]/g, (character) => names[character]);
}
