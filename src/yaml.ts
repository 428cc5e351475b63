/**
 * `yaml` as its authors build it for browsers. It is the same code, but the build for Node asks the environment about each token whether
 * to print it (`LOG_TOKENS`, `LOG_STREAM`): a variable of the machine would put text into our output, and the question took a
 * fifth of the time to read a manifest.
 */
import type * as Yaml from "yaml";

const build = new URL("browser/index.js", import.meta.resolve("yaml/package.json"));

export const {
  Composer,
  Document,
  Lexer,
  LineCounter,
  Parser,
  isAlias,
  isCollection,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  parse,
  parseDocument,
} = (await import(build.href)) as typeof Yaml;
export type Document = Yaml.Document;
