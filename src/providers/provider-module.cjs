// @ts-check
/**
 * The provider object that Pulumi stores by name. Its text in every state is `require("tenantry/dist/providers/provider-module.cjs")`,
 * so this path is an ABI: it never moves, and an upgrade of the package changes no resource. It holds no code of its own.
 */

/** @type {import("./config.js").ConfigReader | null} */
let config = null;
/** @type {import("./check.js").Reads} */
const reads = new Set();
const pure = () => import("./check.js");
const handlers = () => import("./handlers.js");
const session = async () => (await import("./session.js")).openSession(config);

/** Assigned before anything is awaited: the SDK hands the provider out before this resolves.
 * @param {{ config: import("./config.js").ConfigReader }} request */
exports.configure = (request) => {
  config = request.config;
  return Promise.resolve();
};
/** @param {any} olds @param {any} news */
exports.check = async (olds, news) => (await pure()).check(olds, news);
/** @param {string} id @param {any} olds @param {any} news */
exports.diff = async (id, olds, news) => (await pure()).diff(id, olds, news, reads);
/** @param {any} inputs */
exports.create = async (inputs) => (await handlers()).create(inputs, await session());
/** @param {string} id @param {any} olds */
exports.read = async (id, olds) => (await handlers()).read(id, olds, await session(), reads);
/** @param {string} id @param {any} olds @param {any} news */
exports.update = async (id, olds, news) => (await handlers()).update(id, olds, news, await session());
/** Writes nothing, whatever made the engine call it: a tenant is deleted by a word in its manifest, through `update`. */
exports.delete = async () => {};
