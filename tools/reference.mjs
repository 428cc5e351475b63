/** docs/manifests.md: every key of the two documents, from the schemas' own descriptions, examples and defaults. */

const code = (value) => "`" + flow(value).replaceAll("|", "\\|") + "`";

/** A value as YAML's flow style prints it. */
function flow(value) {
  if (Array.isArray(value)) return value.length === 0 ? "[]" : `[${value.map(flow).join(", ")}]`;
  if (value !== null && typeof value === "object") {
    const entries = Object.entries(value).map(([key, inner]) => `${flow(key)}: ${flow(inner)}`);
    return entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`;
  }
  if (typeof value !== "string") return String(value);
  return /^[A-Za-z0-9](?:[\w ./()+-]|:(?! ))*$/.test(value) && !/^[\d.]+$/.test(value) ? value : JSON.stringify(value);
}

export function renderReference(schemas) {
  const lookUp = (reference, home) => {
    const [file, pointer = ""] = reference.split("#");
    const name = file === "" ? home : file.replace(".schema.json", "");
    const target = pointer
      .split("/")
      .slice(1)
      .reduce((node, key) => node[key], schemas[name]);
    return { target, home: name };
  };
  const resolve = (schema, home) => {
    const reference = schema.$ref ?? schema.allOf?.[0]?.$ref;
    if (reference === undefined) return { schema, home };
    const found = lookUp(reference, home);
    const inner = resolve(found.target, found.home);
    return { schema: { ...inner.schema, ...schema, form: inner.schema.description }, home: inner.home };
  };

  const form = (schema) => {
    if (schema.enum !== undefined) return schema.enum.map(code).join(", ");
    if (schema.type === "integer" || schema["x-kind"] === "cu") {
      const range = schema.minimum === undefined ? "" : `, ${schema.minimum} to ${schema.maximum}`;
      return `number${range}${schema.multipleOf === undefined ? "" : `, steps of ${schema.multipleOf}`}`;
    }
    if (schema.type === "object") return schema.properties === undefined ? "map by name" : "map";
    if (schema.type === "array") return "list";
    if (schema.type === "boolean") return "`true`, `false`";
    return schema.form ?? "text";
  };

  const rows = [];
  const row = (path, schema, required) => {
    const absent = required ? "required" : schema.default === undefined ? schema["x-absent"] : code(schema.default);
    const example = schema.examples === undefined ? "" : code(schema.examples[0]);
    const describe = schema.description.replaceAll("|", "\\|");
    rows.push(`| \`${path}\` | ${describe} | ${form(schema).replaceAll("|", "\\|")} | ${absent} | ${example} |`);
  };
  const walk = (schema, home, prefix) => {
    for (const [key, declared] of Object.entries(schema.properties ?? {})) {
      const inner = resolve(declared, home);
      const path = prefix === "" ? key : `${prefix}.${key}`;
      row(path, inner.schema, (schema.required ?? []).includes(key));
      descend(inner, path);
    }
  };
  const descend = ({ schema, home }, path) => {
    if (schema.properties !== undefined) return walk(schema, home, path);
    const each = schema.items ?? (typeof schema.additionalProperties === "object" ? schema.additionalProperties : undefined);
    if (each === undefined) return undefined;
    const inner = resolve(each, home);
    return descend(inner, schema.items === undefined ? `${path}.<name>` : `${path}[]`);
  };

  const table = (name) => {
    rows.length = 0;
    walk(schemas[name], name, "");
    return ["| key | meaning | form | when absent | example |", "|---|---|---|---|---|", ...rows].join("\n");
  };

  return `<!-- Made by tools/generate.mjs from schemas/. Edit the schemas. -->
# Manifests and the fleet file

Units stand in the value: \`s m h d\` for durations, \`KiB MiB GiB TiB\` (binary) and \`KB MB GB TB\` (decimal) for sizes, \`%\` for
shares; CU are plain numbers. \`unlimited\`, \`never\` and \`none\` are words, and \`0\` is an error, because Neon reads 0 as "no limit".
Dates are UTC. Files are UTF-8 YAML 1.2 of at most 256 KiB, without aliases, tags or merge keys.

\`tenantry validate\` names every error with file, line and column; \`tenantry explain <code>\` says more about each.

## The manifest

${schemas.manifest.description}

${table("manifest")}

## The fleet file

${schemas.fleet.description}

${table("fleet")}
`;
}
