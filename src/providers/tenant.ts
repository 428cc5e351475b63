/** The resources. Their provider is an installed module's exports, which Pulumi stores as one short `require`. */
import { createRequire } from "node:module";
import * as pulumi from "@pulumi/pulumi";
import type { TenantInputs } from "./inputs.js";
import type { SnapshotInputs } from "./snapshot-inputs.js";

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

/** A declared snapshot, below its tenant. */
export class Snapshot extends pulumi.dynamic.Resource {
  declare readonly snapshotId: pulumi.Output<string | null>;
  /** What it shows, `2026-03-04T10:00:00Z`; null where it isn't there. */
  declare readonly moment: pulumi.Output<string | null>;

  constructor(name: string, inputs: SnapshotInputs, options: pulumi.CustomResourceOptions = {}) {
    const outputs = { snapshotId: undefined, moment: undefined };
    super(providerModule(), name, { ...outputs, ...inputs }, { ...options, retainOnDelete: true }, "tenantry", "Snapshot");
  }
}

export const registerTenant = (name: string, inputs: TenantInputs): Tenant => withoutPlace(() => new Tenant(name, inputs));
/** After its tenant is done: what that takes is there then. */
export const registerSnapshot = (name: string, inputs: SnapshotInputs, parent: Tenant): Snapshot =>
  withoutPlace(() => new Snapshot(name, inputs, { parent }));

/**
 * Without a note where in our own package a resource was made: that would stand, with this machine's paths, in the state of every
 * tenant.
 */
function withoutPlace<Made>(make: () => Made): Made {
  const { prepareStackTrace } = Error;
  Error.prepareStackTrace = (error) => String(error);
  try {
    return make();
  } finally {
    if (prepareStackTrace) Error.prepareStackTrace = prepareStackTrace;
    else delete (Error as { prepareStackTrace?: unknown }).prepareStackTrace;
  }
}
