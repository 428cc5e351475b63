/** Every operation of Neon's API that is emulated, by its name in the OpenAPI document. Static paths stand before parameters. */
import { getAuthDetails, getOrganizations, getRegions, getUser } from "./api/account.js";
import { createBranch, deleteBranch, setDefaultBranch, updateBranch } from "./api/branch-changes.js";
import { finalizeRestore, restoreBranch, restoreSnapshot } from "./api/branch-restore.js";
import { countBranches, getBranch, listBranches } from "./api/branches.js";
import { createEndpoint, deleteEndpoint } from "./api/endpoint-create.js";
import {
  getEndpoint,
  listBranchEndpoints,
  listEndpoints,
  restartEndpoint,
  startEndpoint,
  suspendEndpoint,
  updateEndpoint,
} from "./api/endpoints.js";
import { getOperation, listOperations } from "./api/operations.js";
import { createApiKey, getMember, getOrganization, listApiKeys, listMembers, revokeApiKey } from "./api/organizations.js";
import { deleteProject, getProject, recoverProject, updateProject } from "./api/project.js";
import { createProject } from "./api/projects-create.js";
import { listProjects, listSharedProjects } from "./api/projects-list.js";
import { getConnectionUri, getDatabase, getRole, listDatabases, listRoles, revealPassword } from "./api/roles.js";
import { createSnapshot, deleteSnapshot, getSchedule, listSnapshots, setSchedule, updateSnapshot } from "./api/snapshots.js";
import { transferProjects } from "./api/transfer.js";
import type { Handler } from "./context.js";

export interface Route {
  readonly method: "GET" | "POST" | "PATCH" | "PUT" | "DELETE";
  /** As in the document: `/projects/{project_id}`. */
  readonly path: string;
  readonly operation: string;
  readonly handler: Handler;
}

const route = (method: Route["method"], path: string, operation: string, handler: Handler): Route => ({
  method,
  path,
  operation,
  handler,
});

const project = "/projects/{project_id}";
const branch = `${project}/branches/{branch_id}`;
const snapshot = `${project}/snapshots/{snapshot_id}`;
const endpoint = `${project}/endpoints/{endpoint_id}`;
const org = "/organizations/{org_id}";

export const routes: readonly Route[] = [
  route("GET", "/auth", "getAuthDetails", getAuthDetails),
  route("GET", "/users/me", "getCurrentUserInfo", getUser),
  route("GET", "/users/me/organizations", "getCurrentUserOrganizations", getOrganizations),
  route("GET", "/regions", "getActiveRegions", getRegions),
  route("GET", org, "getOrganization", getOrganization),
  route("GET", `${org}/members`, "getOrganizationMembers", listMembers),
  route("GET", `${org}/members/{member_id}`, "getOrganizationMember", getMember),
  route("GET", `${org}/api_keys`, "listOrgApiKeys", listApiKeys),
  route("POST", `${org}/api_keys`, "createOrgApiKey", createApiKey),
  route("DELETE", `${org}/api_keys/{key_id}`, "revokeOrgApiKey", revokeApiKey),
  route("POST", "/organizations/{source_org_id}/projects/transfer", "transferProjectsFromOrgToOrg", transferProjects),
  route("GET", "/projects", "listProjects", listProjects),
  route("POST", "/projects", "createProject", createProject),
  route("GET", "/projects/shared", "listSharedProjects", listSharedProjects),
  route("GET", project, "getProject", getProject),
  route("PATCH", project, "updateProject", updateProject),
  route("DELETE", project, "deleteProject", deleteProject),
  route("POST", `${project}/recover`, "recoverProject", recoverProject),
  route("GET", `${project}/connection_uri`, "getConnectionURI", getConnectionUri),
  route("GET", `${project}/operations`, "listProjectOperations", listOperations),
  route("GET", `${project}/operations/{operation_id}`, "getProjectOperation", getOperation),
  route("GET", `${project}/snapshots`, "listSnapshots", listSnapshots),
  route("PATCH", snapshot, "updateSnapshot", updateSnapshot),
  route("DELETE", snapshot, "deleteSnapshot", deleteSnapshot),
  route("POST", `${snapshot}/restore`, "restoreSnapshot", restoreSnapshot),
  route("GET", `${project}/branches`, "listProjectBranches", listBranches),
  route("GET", `${project}/branches/count`, "countProjectBranches", countBranches),
  route("POST", `${project}/branches`, "createProjectBranch", createBranch),
  route("GET", branch, "getProjectBranch", getBranch),
  route("PATCH", branch, "updateProjectBranch", updateBranch),
  route("DELETE", branch, "deleteProjectBranch", deleteBranch),
  route("POST", `${branch}/set_as_default`, "setDefaultProjectBranch", setDefaultBranch),
  route("POST", `${branch}/restore`, "restoreProjectBranch", restoreBranch),
  route("POST", `${branch}/finalize_restore`, "finalizeRestoreBranch", finalizeRestore),
  route("POST", `${branch}/snapshot`, "createSnapshot", createSnapshot),
  route("GET", `${branch}/backup_schedule`, "getSnapshotSchedule", getSchedule),
  route("PUT", `${branch}/backup_schedule`, "setSnapshotSchedule", setSchedule),
  route("GET", `${branch}/endpoints`, "listProjectBranchEndpoints", listBranchEndpoints),
  route("GET", `${branch}/roles`, "listProjectBranchRoles", listRoles),
  route("GET", `${branch}/roles/{role_name}`, "getProjectBranchRole", getRole),
  route("GET", `${branch}/roles/{role_name}/reveal_password`, "getProjectBranchRolePassword", revealPassword),
  route("GET", `${branch}/databases`, "listProjectBranchDatabases", listDatabases),
  route("GET", `${branch}/databases/{database_name}`, "getProjectBranchDatabase", getDatabase),
  route("GET", `${project}/endpoints`, "listProjectEndpoints", listEndpoints),
  route("POST", `${project}/endpoints`, "createProjectEndpoint", createEndpoint),
  route("GET", endpoint, "getProjectEndpoint", getEndpoint),
  route("PATCH", endpoint, "updateProjectEndpoint", updateEndpoint),
  route("DELETE", endpoint, "deleteProjectEndpoint", deleteEndpoint),
  route("POST", `${endpoint}/start`, "startProjectEndpoint", startEndpoint),
  route("POST", `${endpoint}/suspend`, "suspendProjectEndpoint", suspendEndpoint),
  route("POST", `${endpoint}/restart`, "restartProjectEndpoint", restartEndpoint),
];
