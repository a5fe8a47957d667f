// Form libraries: they hand over what was typed, and show each issue at the field that its path names.
import assert from "node:assert/strict";
import { test } from "node:test";
import { standardSchemaResolver } from "@hookform/resolvers/standard-schema";
import { FormApi } from "@tanstack/form-core";
import { schemas } from "berthing";
import { createFormControl } from "react-hook-form";
import { BROKEN, GOOD, KIND, NORMAL } from "./payloads.mjs";

const hookForm = (defaultValues, schema = schemas[KIND]) =>
  createFormControl({ defaultValues, resolver: standardSchemaResolver(schema) });

test("react-hook-form: a submission takes the normalized payload", async () => {
  const sent = [];
  await hookForm(GOOD).handleSubmit((payload) => sent.push(payload))();
  assert.deepEqual(sent, [NORMAL]);
});

test("react-hook-form: errors are at their fields", async () => {
  const told = [];
  await hookForm(BROKEN).handleSubmit(assert.fail, (errors) => told.push(errors))();
  const [{ registry_addr, registry_password, ...rest }] = told;
  assert.equal(registry_addr.message, "Registry address must be a host name or IP address, with an optional port");
  assert.equal(registry_password.message, "Enter the password");
  assert.deepEqual(rest, {});
});

test("react-hook-form: errors of nested fields, and of one server", async () => {
  const payload = { name: "n", type: "quay", categories: ["REGISTRY"], quay: { endpoint: "localhost" } };
  const told = [];
  await hookForm(payload, schemas["rhacs.image-integration"]).handleSubmit(assert.fail, (errors) => told.push(errors))();
  assert.equal(typeof told[0].quay.endpoint.message, "string");
  const azure = { name: "n", type: "azure", categories: ["REGISTRY"], azure: { endpoint: "a.azurecr.io", wifEnabled: true } };
  const verdict = (schema) => schema["~standard"].validate(azure).issues?.map(({ pointer }) => pointer);
  assert.notDeepEqual(verdict(schemas["rhacs.image-integration"].with({ rhacs: "4.5" })), verdict(schemas["rhacs.image-integration"]));
});

test("TanStack Form: errors are at their fields, and go when they are put right", async () => {
  const sent = [];
  const validators = { onChange: schemas[KIND] };
  const form = new FormApi({ defaultValues: BROKEN, validators, onSubmit: ({ value }) => sent.push(value) });
  form.mount();
  await form.handleSubmit();
  assert.deepEqual(sent, []);
  const errorsOf = (name) => form.state.fieldMeta[name].errors.map(({ code }) => code);
  form.setFieldValue("registry_name", "another");
  assert.deepEqual(errorsOf("registry_addr"), ["bad_format"]);
  assert.deepEqual(errorsOf("registry_password"), ["missing"]);
  form.setFieldValue("registry_name", GOOD.registry_name);
  form.setFieldValue("registry_addr", GOOD.registry_addr);
  form.setFieldValue("registry_password", GOOD.registry_password);
  form.setFieldValue("registry_type", GOOD.registry_type);
  await form.handleSubmit();
  assert.deepEqual(sent, [GOOD], "as it was typed: this library has no use for a schema's value");
});
