/**
 * Makes from schemas/*.schema.json what the rest needs and nobody should write twice:
 *   src/reconciler/manifest/generated/   compiled validators and the types of both documents (not committed)
 *   docs/manifests.md                    the reference (committed)
 * Run it before tsc and before tests; nothing is done when the schemas have not changed.
 * `--check` writes nothing and exits 1 if docs/manifests.md is not what the schemas say.
 */
import { createHash } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { renderReference } from "./reference.mjs";

const root = new URL("../", import.meta.url);
const at = (path) => fileURLToPath(new URL(path, root));
const folder = "src/reconciler/manifest/generated";
/** Files that are read, so their validators are compiled; the first two are written by people, so they get types and a reference. */
const names = ["fleet", "manifest", "plan", "observation"];

const readIfThere = (path) => readFile(at(path), "utf8").catch(() => null);
const sources = await Promise.all(names.map((name) => readFile(at(`schemas/${name}.schema.json`), "utf8")));
const schemas = Object.fromEntries(names.map((name, index) => [name, JSON.parse(sources[index])]));

const reference = renderReference(schemas);
if (process.argv.includes("--check")) {
  const stale = (await readIfThere("docs/manifests.md")) !== reference;
  if (stale) console.error("docs/manifests.md is not what schemas/ say. Run: node tools/generate.mjs");
  process.exit(stale ? 1 : 0);
}
if ((await readIfThere("docs/manifests.md")) !== reference) await writeFile(at("docs/manifests.md"), reference);

const generators = await Promise.all(["tools/generate.mjs", "package.json"].map((path) => readFile(at(path), "utf8")));
const stamp = createHash("sha256")
  .update(JSON.stringify([sources, generators]))
  .digest("hex");
const banner = `/* Made by tools/generate.mjs from schemas/*.schema.json. ${stamp} */\n`;
const outputs = ["validators.ts", "manifest-document.ts", "fleet-document.ts"];
const present = await Promise.all(outputs.map((name) => readIfThere(`${folder}/${name}`)));
if (!present.every((text) => text?.startsWith(banner))) {
  await mkdir(at(folder), { recursive: true });
  const texts = [await validators(), await types("manifest"), await types("fleet")];
  await Promise.all(outputs.map((name, index) => writeFile(at(`${folder}/${name}`), banner + texts[index])));
}

/** ajv's standalone code still calls `require` in an ES module (ajv#2209): each call becomes an import. */
async function validators() {
  const { Ajv } = await import("ajv");
  const { default: standaloneCode } = await import("ajv/dist/standalone/index.js");
  const ajv = new Ajv({
    allErrors: true,
    verbose: true,
    strict: false,
    validateFormats: false,
    code: { source: true, esm: true, lines: true },
  });
  for (const name of names) ajv.addSchema(schemas[name], `${name}.schema.json`);
  const exports = Object.fromEntries(names.map((name) => [`${name}Validator`, `${name}.schema.json`]));
  const imports = [];
  const body = standaloneCode
    .default(ajv, exports)
    .replace(/const (\w+) = require\("([^"]+)"\)\.default;?/g, (_, name, path) => {
      imports.push(`import ${name}$module from "${path}.js";`);
      return `const ${name} = ${name}$module.default ?? ${name}$module;`;
    })
    .replace(/export const (\w+) = /g, "export const $1: Validator = ");
  if (body.includes("require(")) throw new Error("a require is left in the standalone code");
  return [
    "// @ts-nocheck: compiled code; only the exports' types matter.",
    `import type { ErrorObject } from "ajv";`,
    ...imports,
    `export const schemaDigest = "${stamp}";`,
    "export interface Validator { (data: unknown): boolean; errors?: ErrorObject[] | null }",
    body,
  ].join("\n");
}

async function types(name) {
  const { compile } = await import("json-schema-to-typescript");
  return compile(schemas[name], schemas[name].title, { cwd: at("schemas/"), bannerComment: "", format: false });
}
