/** Organizations, their members and their API keys. */
import { compareText } from "../../reconciler/names.js";
import { roleIn, wholeOrgFor } from "../access.js";
import { wireTime } from "../clock.js";
import { ok, param, queryInteger, queryWord, readBody, type Context, type Handler } from "../context.js";
import { keyText } from "../ids.js";
import { shape, text } from "../read.js";
import { badRequest, forbidden, notFound } from "../refusal.js";
import { nextNumber } from "../store.js";
import { orgView } from "../views.js";
import type { Json, Key, Org } from "../truth.js";

export const getOrganization: Handler = (context) => ok(orgView(wholeOrgFor(context, param(context, "org_id"))));

export const listMembers: Handler = (context) => {
  const org = wholeOrgFor(context, param(context, "org_id"));
  const limit = queryInteger(context, "limit", 500, 1, 500);
  const sortBy = queryWord(context, "sort_by", ["joined_at", "email", "role"]);
  const sortOrder = queryWord(context, "sort_order", ["desc", "asc"]);
  const members = org.members
    .map((member) => ({
      member: { ...member, org_id: org.id },
      user: { email: context.store.users.get(member.user_id)?.email ?? "" },
    }))
    .sort((a, b) => {
      const order =
        sortBy === "email" ? compareText(a.user.email, b.user.email) : compareText(a.member[sortBy], b.member[sortBy]);
      return (sortOrder === "desc" ? -1 : 1) * (order || compareText(a.member.id, b.member.id));
    });
  const cursor = context.call.query["cursor"];
  const start = cursor === undefined ? 0 : members.findIndex((entry) => entry.member.id === cursor) + 1;
  if (cursor !== undefined && start === 0) throw badRequest("invalid cursor");
  const page = members.slice(start, start + limit);
  const last = page.at(-1);
  return ok({
    members: page,
    pagination: {
      ...(last !== undefined && start + limit < members.length ? { next: last.member.id } : {}),
      sort_by: sortBy,
      sort_order: sortOrder,
    },
  });
};

export const getMember: Handler = (context) => {
  const org = wholeOrgFor(context, param(context, "org_id"));
  const member = org.members.find((candidate) => candidate.id === param(context, "member_id"));
  if (member === undefined) throw notFound("member");
  return ok({ ...member, org_id: org.id });
};

/** Without their texts: those are shown once, when a key is made. */
export const listApiKeys: Handler = (context) => {
  const org = wholeOrgFor(context, param(context, "org_id"));
  return ok(
    keysOf(context, org).map((key) => ({
      ...keyView(context, org, key),
      ...scope(key),
      last_used_at: key.last_used_at ?? null,
      last_used_from_addr: "127.0.0.1",
    })),
  );
};

const createBody = shape({ key_name: text(1, 64) }, { project_id: text(1, 60) }, "open");

/** Only a person who is an admin makes keys. */
export const createApiKey: Handler = (context) => {
  const asked = readBody(context, createBody);
  const org = wholeOrgFor(context, param(context, "org_id"));
  if (context.key.kind !== "personal" || roleIn(org, context.key) !== "admin")
    throw forbidden("an organization's keys are made with the personal key of an admin");
  const project = asked.project_id === undefined ? undefined : context.store.projects.get(asked.project_id);
  if (asked.project_id !== undefined && (project?.org_id !== org.id || project.deleted_at !== undefined))
    throw notFound("project");
  const key: Key = {
    id: nextNumber(context.store),
    text: keyText(context.store.draw),
    name: asked.key_name,
    kind: project === undefined ? "organization" : "project",
    org_id: org.id,
    ...(project === undefined ? {} : { project_id: project.id }),
    created_at: wireTime(context.now),
  };
  context.store.keys.push(key);
  return ok({
    id: key.id,
    key: key.text,
    name: key.name,
    created_at: key.created_at,
    created_by: context.key.user_id ?? "",
    ...scope(key),
  });
};

export const revokeApiKey: Handler = (context) => {
  const org = wholeOrgFor(context, param(context, "org_id"));
  if (roleIn(org, context.key) !== "admin") throw forbidden("only an admin revokes keys");
  const key = keysOf(context, org).find((candidate) => `${candidate.id}` === param(context, "key_id"));
  if (key === undefined) throw notFound("api key");
  key.revoked_at = wireTime(context.now);
  return ok({
    id: key.id,
    name: key.name,
    created_at: key.created_at,
    created_by: ownerOf(context, org),
    last_used_at: key.last_used_at ?? null,
    last_used_from_addr: "127.0.0.1",
    revoked: true,
    ...scope(key),
  });
};

const keysOf = (context: Context, org: Org): readonly Key[] =>
  context.store.keys.filter((key) => key.kind !== "personal" && key.org_id === org.id && key.revoked_at === undefined);

const ownerOf = (context: Context, org: Org): string => org.members[0]?.user_id ?? [...context.store.users.keys()][0] ?? "";

const scope = (key: Key): { readonly project_id?: string } =>
  key.project_id === undefined ? {} : { project_id: key.project_id };

const keyView = (context: Context, org: Org, key: Key): Readonly<Record<string, Json>> => {
  const owner = ownerOf(context, org);
  return {
    id: key.id,
    name: key.name,
    created_at: key.created_at,
    created_by: { id: owner, name: context.store.users.get(owner)?.name ?? "", image: "" },
  };
};
