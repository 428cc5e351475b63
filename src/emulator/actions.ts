/**
 * What another actor can do while a client works: a person in the Console, Neon itself, other software. Projects are named by id
 * or by name, as long as one live project has it.
 */
import { memberRole, operationEnd, orgLimits, projectFacts, seedBranch, seedProject, seedSnapshot } from "./seed.js";
import { boolean, integer, list, number, oneOf, shape, text, time, union, type Read, type Reader } from "./read.js";

const project = text(1);

/** null = not computed yet. */
const sizeOrNull: Reader<number | null> = (value, path) => (value === null ? null : integer(0)(value, path));

const kinds = {
  "edit-project": shape({ do: oneOf("edit-project"), project }, { ...projectFacts, name: text(1, 256) }),
  "edit-endpoint": shape(
    { do: oneOf("edit-endpoint"), project },
    {
      /** Id; without it every compute of the project. */
      endpoint: text(1),
      state: oneOf("active", "idle"),
      autoscaling_limit_min_cu: number(0.25, 56),
      autoscaling_limit_max_cu: number(0.25, 56),
      suspend_timeout_seconds: integer(-1, 604_800),
      disabled: boolean,
    },
  ),
  "add-project": shape({ do: oneOf("add-project"), project: seedProject }, {}),
  "delete-project": shape({ do: oneOf("delete-project"), project }, {}),
  "recover-project": shape({ do: oneOf("recover-project"), project }, {}),
  /** For good, as after the seven days. */
  "purge-project": shape({ do: oneOf("purge-project"), project }, {}),
  "transfer-project": shape({ do: oneOf("transfer-project"), project, to: text(1) }, {}),
  "add-branch": shape({ do: oneOf("add-branch"), project, branch: seedBranch }, {}),
  "edit-branch": shape(
    { do: oneOf("edit-branch"), project, branch: text(1) },
    { name: text(1), logical_size: sizeOrNull, protected: boolean, expires_at: time },
  ),
  /** A client writes: from now on the branch (the default one unless named) holds this text. */
  "write-data": shape({ do: oneOf("write-data"), project, text: text() }, { branch: text(1) }),
  "delete-branch": shape({ do: oneOf("delete-branch"), project, branch: text(1) }, {}),
  "add-snapshot": shape({ do: oneOf("add-snapshot"), project, snapshot: seedSnapshot }, {}),
  "delete-snapshot": shape({ do: oneOf("delete-snapshot"), project, snapshot: text(1) }, {}),
  /** It takes the place of the default branch, as a finalized restore does. */
  "restore-snapshot": shape({ do: oneOf("restore-snapshot"), project, snapshot: text(1) }, {}),
  /** Operations of Neon's own (an availability check, a maintenance): the project is busy for `ms` each. */
  "run-operations": shape(
    { do: oneOf("run-operations"), project, ms: integer(0) },
    { actions: list(text(1), 1), outcome: operationEnd },
  ),
  /** How the project's open operations will end. */
  "end-operations": shape({ do: oneOf("end-operations"), project, outcome: operationEnd }, {}),
  "revoke-key": shape({ do: oneOf("revoke-key"), key: text(1) }, {}),
  /** Another role in an org for everybody, or for one user. */
  "edit-member": shape({ do: oneOf("edit-member"), org: text(1), role: memberRole }, { user: text(1) }),
  "edit-org": shape({ do: oneOf("edit-org"), org: text(1) }, { limits: orgLimits, plan: text(1) }),
} as const;

export type Action = Read<(typeof kinds)[keyof typeof kinds]>;
export const readAction = union<Action>("do", kinds);
