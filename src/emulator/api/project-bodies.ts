/** Bodies of project requests. Neon ignores keys it doesn't know, so these shapes are open. */
import { endpointDefaults, quota } from "../seed.js";
import { boolean, integer, list, number, oneOf, record, shape, text } from "../read.js";
import { idPattern } from "../../reconciler/names.js";

const clock = text(5, 5, /^([01]\d|2[0-3]):[0-5]\d$/);
const settings = shape(
  {},
  {
    quota,
    allowed_ips: shape({}, { ips: list(text(1, 100)), protected_branches_only: boolean }, "open"),
    enable_logical_replication: boolean,
    maintenance_window: shape({ weekdays: list(integer(1, 7), 1, 7), start_time: clock, end_time: clock }, {}, "open"),
    block_public_connections: boolean,
    block_vpc_connections: boolean,
    audit_log_level: oneOf("base", "extended", "full"),
    hipaa: boolean,
    preload_libraries: shape({}, { use_defaults: boolean, enabled_libraries: list(text(1)) }, "open"),
  },
  "open",
);

const both = {
  settings,
  name: text(1, 256),
  default_endpoint_settings: endpointDefaults,
  history_retention_seconds: integer(0, 2_592_000),
};

export const updateBody = shape({ project: shape({}, both, "open") }, {}, "open");

export const createBody = shape(
  {
    project: shape(
      {},
      {
        ...both,
        org_id: text(1, 60, idPattern),
        region_id: text(1),
        pg_version: integer(14, 18),
        store_passwords: boolean,
        provisioner: text(1),
        autoscaling_limit_min_cu: number(0.25, 56),
        autoscaling_limit_max_cu: number(0.25, 56),
        branch: shape(
          {},
          { name: text(1, 256), role_name: text(1, 63), database_name: text(1, 63), annotations: record(text()) },
          "open",
        ),
      },
      "open",
    ),
  },
  {},
  "open",
);
