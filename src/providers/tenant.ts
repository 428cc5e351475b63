/** The resource. Its provider is an installed module's exports, which Pulumi stores as one short `require`. */
import { createRequire } from "node:module";
import * as pulumi from "@pulumi/pulumi";
import type { TenantInputs } from "./inputs.js";

const modulePath = "tenantry/dist/providers/provider-module.cjs";
const require = createRequire(import.meta.url);

let provider: pulumi.dynamic.ResourceProvider | null = null;

/** The exports object itself, always the same one: the SDK knows providers by identity. @throws pulumi.RunError where it can't be stored by name */
function providerModule(): pulumi.dynamic.ResourceProvider {
  if (provider) return provider;
  if (!/[\\/]node_modules[\\/]/.test(require.resolve(modulePath)))
    throw new pulumi.RunError(
      "tenantry is linked into this project, not installed: Pulumi would copy its code into the state. Install the package itself (in its own checkout: npm run pulumi -- preview)",
    );
  provider = require(modulePath) as pulumi.dynamic.ResourceProvider;
  return provider;
}

export class Tenant extends pulumi.dynamic.Resource {
  declare readonly projectId: pulumi.Output<string | null>;
  declare readonly orgId: pulumi.Output<string | null>;
  declare readonly defaultBranchId: pulumi.Output<string | null>;
  declare readonly host: pulumi.Output<string | null>;
  /** Only where the program asks for it; a secret. */
  declare readonly connectionUri: pulumi.Output<string> | undefined;

  constructor(name: string, inputs: TenantInputs, options: pulumi.CustomResourceOptions = {}) {
    const outputs = { projectId: undefined, orgId: undefined, defaultBranchId: undefined, host: undefined };
    super(
      providerModule(),
      name,
      { ...outputs, ...(inputs.wantsUri && { connectionUri: undefined }), ...inputs },
      // Leaving the program, destroy and --replace send nothing: the delete handler writes nothing, and isn't even asked.
      { ...options, retainOnDelete: true, ...(inputs.wantsUri && { additionalSecretOutputs: ["connectionUri"] }) },
      "tenantry",
      "Tenant",
    );
  }
}

/**
 * The same, without a note where in our own package it was made: that would stand, with this machine's paths, in the state of
 * every tenant.
 */
export function registerTenant(name: string, inputs: TenantInputs): Tenant {
  const { prepareStackTrace } = Error;
  Error.prepareStackTrace = (error) => String(error);
  try {
    return new Tenant(name, inputs);
  } finally {
    if (prepareStackTrace) Error.prepareStackTrace = prepareStackTrace;
    else delete (Error as { prepareStackTrace?: unknown }).prepareStackTrace;
  }
}
