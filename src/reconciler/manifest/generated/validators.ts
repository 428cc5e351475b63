/* Made by tools/generate.mjs from schemas/*.schema.json. eb3976b726136fdfd29356be1856349f536d11d3f9ad900d2ee352b210373d48 */
// @ts-nocheck: compiled code; only the exports' types matter.
import type { ErrorObject } from "ajv";
import func4$module from "ajv/dist/runtime/ucs2length.js";
export interface Validator { (data: unknown): boolean; errors?: ErrorObject[] | null }
"use strict";
export const fleetValidator: Validator = validate10;
const schema11 = {"$schema":"http://json-schema.org/draft-07/schema#","$id":"fleet.schema.json","title":"FleetDocument","description":"The fleet file, tenantry.yaml: orgs, tiers, where tenants are declared, and how carefully changes are made.","type":"object","additionalProperties":false,"required":["fleet","orgs","tiers"],"properties":{"fleet":{"description":"The fleet's name.","examples":["acme"],"allOf":[{"$ref":"manifest.schema.json#/definitions/name"}]},"sources":{"description":"Who is declared. This version reads manifests; rosters and rules are not applied by this version.","type":"array","minItems":1,"items":{"$ref":"#/definitions/source"},"default":[{"manifests":"tenants/**/*.yaml"}],"examples":[[{"manifests":"tenants/**/*.yaml"}]]},"naming":{"description":"The project name of a tenant known by name only; `{tenant}` stands for its key.","type":"string","x-kind":"naming","pattern":"^[^{}]*\\{tenant\\}[^{}]*$","maxLength":100,"default":"{tenant}","examples":["acme-{tenant}"]},"orgs":{"description":"The fleet's Neon organizations, by your own word for each.","type":"object","minProperties":1,"propertyNames":{"$ref":"manifest.schema.json#/definitions/name"},"additionalProperties":{"$ref":"#/definitions/org"},"examples":[{"free":{"id":"org-quiet-lake-48151623","apiKeyEnv":"NEON_API_KEY_FREE","maxProjects":30000,"sponsored":true}}]},"personalApiKeyEnv":{"description":"The environment variable with a personal API key, used for transfers only.","default":"NEON_API_KEY_PERSONAL","examples":["NEON_API_KEY_PERSONAL"],"allOf":[{"$ref":"#/definitions/keyEnv"}]},"environments":{"description":"Environments with orgs and keys of their own. Not applied by this version.","type":"object","propertyNames":{"$ref":"manifest.schema.json#/definitions/name"},"additionalProperties":{"$ref":"#/definitions/environment"},"default":{},"examples":[{"staging":{"orgs":{"free":{"id":"org-still-pond-11223344","apiKeyEnv":"NEON_API_KEY_STAGING"}}}}]},"defaults":{"description":"What a new project gets where its manifest says nothing. Fixed at create: a change here is an error for existing tenants.","x-absent":"each key's own default","examples":[{"region":"aws-us-east-2","pgVersion":17}],"allOf":[{"$ref":"#/definitions/defaults"}]},"tiers":{"description":"Complete presets, by name, the smallest first: a move to an earlier tier is a downgrade.","type":"object","minProperties":1,"propertyNames":{"$ref":"manifest.schema.json#/definitions/name"},"additionalProperties":{"$ref":"#/definitions/tier"},"examples":[{"free":{"org":"free","quota":{"activeTime":"100h","computeTime":"unlimited","writtenData":"unlimited","dataTransfer":"5GiB","logicalSize":"512MiB"},"compute":{"min":0.25,"max":2,"suspendTimeout":"5m"},"historyRetention":"6h"}}]},"safety":{"description":"How many tenants one plan, and one day, may change. allowed = min(max, max(1, share of the managed tenants)).","x-absent":"each kind's own default","examples":[{"delete":{"max":20,"share":"1%"}}],"allOf":[{"$ref":"#/definitions/safety"}]},"rate":{"description":"The account's API limit and our part of it: share × (perMinute − burst) calls a minute.","x-absent":"each key's own default","examples":[{"perMinute":700,"share":"60%","burst":40}],"allOf":[{"$ref":"#/definitions/rate"}]},"apply":{"description":"How changes are carried out.","x-absent":"each key's own default","examples":[{"settle":"60s","concurrency":16}],"allOf":[{"$ref":"#/definitions/apply"}]},"planMaxAge":{"description":"A plan older than this is not applied.","default":"24h","examples":["24h"],"allOf":[{"$ref":"#/definitions/wait"}]},"prices":{"description":"A file of dated prices. Not applied by this version.","type":"string","minLength":1,"maxLength":300,"x-kind":"text","examples":["prices.yaml"],"x-absent":"plans show no cost"}},"definitions":{"keyEnv":{"description":"The name of an environment variable: NEON_API_KEY, or NEON_API_KEY_ and a word in capitals. The key itself never stands in a file.","x-kind":"keyEnv","type":"string","pattern":"^NEON_API_KEY(_[A-Z0-9]+)*$"},"share":{"description":"A share, above 0% and at most 100%.","x-kind":"share","type":"string","pattern":"^[0-9]{1,3}(\\.[0-9]{1,6})?%$"},"wait":{"description":"A duration (`ms s m h d`).","x-kind":"wait","type":"string","pattern":"^(0\\.[0-9]+|[1-9][0-9]*(\\.[0-9]+)?)(ms|s|m|h|d)$"},"count":{"description":"A whole number.","type":"integer","minimum":0,"maximum":1000000},"source":{"description":"One source of tenants.","type":"object","additionalProperties":false,"minProperties":1,"properties":{"manifests":{"description":"Glob of manifest files, relative to the fleet file.","type":"string","x-kind":"glob","pattern":"^(?!/)(?!(.*/)?\\.\\.(/|$))[^\\\\]+$","maxLength":300,"examples":["tenants/**/*.yaml"],"x-absent":"another kind of source"},"roster":{"description":"A list of tenants exported from your database. Not applied by this version.","type":"string","minLength":1,"maxLength":300,"x-kind":"text","examples":["roster.ndjson"],"x-absent":"another kind of source"},"rule":{"description":"Projects seen in an org follow a tier. Not applied by this version.","type":"object","additionalProperties":false,"required":["org","name","tier"],"examples":[{"org":"free","name":"app-*","tier":"free"}],"x-absent":"another kind of source","properties":{"org":{"description":"An org of this file.","examples":["free"],"allOf":[{"$ref":"manifest.schema.json#/definitions/name"}]},"name":{"description":"Pattern of project names.","type":"string","minLength":1,"maxLength":256,"x-kind":"text","examples":["app-*"]},"tier":{"description":"A tier of this file.","examples":["free"],"allOf":[{"$ref":"manifest.schema.json#/definitions/name"}]}}}}},"org":{"description":"One Neon organization.","type":"object","additionalProperties":false,"required":["id","apiKeyEnv"],"properties":{"id":{"description":"The organization's id.","examples":["org-quiet-lake-48151623"],"allOf":[{"$ref":"manifest.schema.json#/definitions/id"}]},"apiKeyEnv":{"description":"The environment variable that holds this organization's API key.","examples":["NEON_API_KEY_FREE"],"allOf":[{"$ref":"#/definitions/keyEnv"}]},"maxProjects":{"description":"How many projects your contract allows here.","type":"integer","minimum":1,"maximum":1000000,"examples":[30000],"x-absent":"no limit is checked"},"sponsored":{"description":"Neon pays for its projects: each quota for which a tier's `limits` give a number must be at or under it.","type":"boolean","default":false,"examples":[true]},"manage":{"description":"How much of the org Tenantry changes. Only `all` is applied by this version.","type":"string","enum":["all","report","transfers","none"],"default":"all","examples":["all"]}}},"environment":{"description":"One environment.","type":"object","additionalProperties":false,"required":["orgs"],"properties":{"orgs":{"description":"Its organizations, by the same words as above.","type":"object","minProperties":1,"propertyNames":{"$ref":"manifest.schema.json#/definitions/name"},"additionalProperties":{"$ref":"#/definitions/org"},"examples":[{"free":{"id":"org-still-pond-11223344","apiKeyEnv":"NEON_API_KEY_STAGING"}}]}}},"defaults":{"description":"Fixed at create.","type":"object","additionalProperties":false,"properties":{"region":{"description":"Neon region.","default":"aws-us-east-2","examples":["aws-us-east-2"],"allOf":[{"$ref":"manifest.schema.json#/definitions/region"}]},"pgVersion":{"description":"Postgres major version.","default":17,"examples":[17],"allOf":[{"$ref":"manifest.schema.json#/definitions/pgVersion"}]},"branch":{"description":"Name of the first branch.","default":"main","examples":["main"],"allOf":[{"$ref":"manifest.schema.json#/definitions/branchName"}]},"database":{"description":"Name of the first database.","default":"neondb","examples":["neondb"],"allOf":[{"$ref":"manifest.schema.json#/definitions/identifier"}]},"role":{"description":"Name of the first role.","default":"neondb_owner","examples":["neondb_owner"],"allOf":[{"$ref":"manifest.schema.json#/definitions/identifier"}]}}},"tier":{"description":"One tier: complete, so that no quota is unlimited by being forgotten.","type":"object","additionalProperties":false,"required":["org","quota","compute","historyRetention"],"properties":{"org":{"description":"The org its tenants live in.","examples":["free"],"allOf":[{"$ref":"manifest.schema.json#/definitions/name"}]},"quota":{"description":"All five, each an amount or `unlimited`.","examples":[{"activeTime":"100h","computeTime":"unlimited","writtenData":"unlimited","dataTransfer":"5GiB","logicalSize":"512MiB"}],"required":["activeTime","computeTime","writtenData","dataTransfer","logicalSize"],"allOf":[{"$ref":"manifest.schema.json#/definitions/quota"}]},"enforce":{"description":"How a field is enforced: `exact`, `atLeast` (a top-up stays) or `ignore`. Only `exact` is applied by this version.","type":"object","propertyNames":{"enum":["quota.activeTime","quota.computeTime","quota.writtenData","quota.dataTransfer","quota.logicalSize","compute.min","compute.max","compute.suspendTimeout","historyRetention"]},"additionalProperties":{"type":"string","enum":["exact","atLeast","ignore"]},"default":{},"examples":[{"quota.dataTransfer":"exact"}]},"compute":{"description":"All three.","examples":[{"min":0.25,"max":2,"suspendTimeout":"5m"}],"required":["min","max","suspendTimeout"],"allOf":[{"$ref":"manifest.schema.json#/definitions/compute"}]},"historyRetention":{"description":"How far back its projects can be restored: `none`, or up to 30d.","examples":["6h"],"allOf":[{"$ref":"manifest.schema.json#/definitions/historyRetention"}]},"snapshots":{"description":"Its snapshot schedule. Not applied by this version: its tenants are refused by name.","type":"object","additionalProperties":false,"required":["schedule"],"x-absent":"no scheduled snapshots","examples":[{"schedule":{"every":"1d","at":"03:00","keep":3}}],"properties":{"schedule":{"description":"Snapshots at regular times.","examples":[{"every":"1d","at":"03:00","keep":3}],"allOf":[{"$ref":"manifest.schema.json#/definitions/schedule"}]}}},"limits":{"description":"What a tenant of this tier may ask for: the program's numbers as you know them, dated.","x-absent":"no limit is checked","examples":[{"branches":10,"compute":{"max":2,"minSuspendTimeout":"5m"},"historyRetention":"1d","asOf":"2026-02-06"}],"allOf":[{"$ref":"#/definitions/limits"}]}}},"limits":{"description":"Dated limits. What stands not here is not checked.","type":"object","additionalProperties":false,"required":["asOf"],"properties":{"quota":{"description":"Largest quotas.","type":"object","additionalProperties":false,"x-absent":"not checked","examples":[{"activeTime":"100h","dataTransfer":"5GiB","logicalSize":"512MiB"}],"properties":{"activeTime":{"description":"Largest activeTime.","examples":["100h"],"x-absent":"not checked","allOf":[{"$ref":"manifest.schema.json#/definitions/duration"}]},"computeTime":{"description":"Largest computeTime.","examples":["100h"],"x-absent":"not checked","allOf":[{"$ref":"manifest.schema.json#/definitions/duration"}]},"writtenData":{"description":"Largest writtenData.","examples":["10GiB"],"x-absent":"not checked","allOf":[{"$ref":"#/definitions/size"}]},"dataTransfer":{"description":"Largest dataTransfer.","examples":["5GiB"],"x-absent":"not checked","allOf":[{"$ref":"#/definitions/size"}]},"logicalSize":{"description":"Largest logicalSize.","examples":["512MiB"],"x-absent":"not checked","allOf":[{"$ref":"#/definitions/size"}]}}},"branches":{"description":"Most branches of a project, the first included.","examples":[10],"x-absent":"not checked","allOf":[{"$ref":"#/definitions/count"}]},"rootBranches":{"description":"Most branches without a parent, the first included.","examples":[3],"x-absent":"not checked","allOf":[{"$ref":"#/definitions/count"}]},"snapshots":{"description":"Most snapshots taken by hand or by name.","examples":[1],"x-absent":"not checked","allOf":[{"$ref":"#/definitions/count"}]},"compute":{"description":"Compute limits.","type":"object","additionalProperties":false,"x-absent":"not checked","examples":[{"max":2,"minSuspendTimeout":"5m"}],"properties":{"max":{"description":"Largest compute, in CU.","examples":[2],"x-absent":"not checked","allOf":[{"$ref":"manifest.schema.json#/definitions/cu"}]},"minSuspendTimeout":{"description":"Shortest suspendTimeout.","examples":["5m"],"x-absent":"not checked","allOf":[{"$ref":"manifest.schema.json#/definitions/duration"}]}}},"historyRetention":{"description":"Longest history.","examples":["1d"],"x-absent":"not checked","allOf":[{"$ref":"manifest.schema.json#/definitions/duration"}]},"asOf":{"description":"The day these numbers were read; shown wherever one refuses something.","examples":["2026-02-06"],"allOf":[{"$ref":"manifest.schema.json#/definitions/date"}]}}},"size":{"description":"A size (`KiB MiB GiB TiB` binary, `KB MB GB TB` decimal, `B`).","x-kind":"size","type":"string","pattern":"^(0\\.[0-9]+|[1-9][0-9]*(\\.[0-9]+)?)(B|KiB|MiB|GiB|TiB|KB|MB|GB|TB)$"},"safetyLimit":{"description":"One kind's limit; a key that is not written keeps the default of its kind.","type":"object","additionalProperties":false,"properties":{"max":{"description":"Most tenants, whatever the fleet's size.","examples":[20],"x-absent":"the kind's default","allOf":[{"$ref":"#/definitions/count"}]},"share":{"description":"Share of the managed tenants; at least one is always allowed.","examples":["1%"],"x-absent":"the kind's default","allOf":[{"$ref":"#/definitions/share"}]}}},"safety":{"description":"A limit for each kind of change.","type":"object","additionalProperties":false,"properties":{"delete":{"description":"Projects deleted.","default":{"max":20,"share":"1%"},"examples":[{"max":5}],"allOf":[{"$ref":"#/definitions/safetyLimit"}]},"suspend":{"description":"Tenants suspended.","default":{"max":20,"share":"1%"},"examples":[{"max":5}],"allOf":[{"$ref":"#/definitions/safetyLimit"}]},"restore":{"description":"Branches restored.","default":{"max":5},"examples":[{"max":1}],"allOf":[{"$ref":"#/definitions/safetyLimit"}]},"transfer":{"description":"Projects moved between orgs.","default":{"max":500},"examples":[{"max":50}],"allOf":[{"$ref":"#/definitions/safetyLimit"}]},"create":{"description":"Projects created. The share counts above 10 projects only.","default":{"max":1000,"share":"50%"},"examples":[{"max":100}],"allOf":[{"$ref":"#/definitions/safetyLimit"}]},"update":{"description":"Tenants whose settings change.","default":{"share":"90%"},"examples":[{"share":"50%"}],"allOf":[{"$ref":"#/definitions/safetyLimit"}]}}},"rate":{"description":"API calls a minute.","type":"object","additionalProperties":false,"properties":{"perMinute":{"description":"The account's limit.","type":"integer","minimum":1,"maximum":1000000,"default":700,"examples":[700]},"share":{"description":"Our part of it.","default":"60%","examples":["60%"],"allOf":[{"$ref":"#/definitions/share"}]},"burst":{"description":"Calls that may be made at once; below perMinute.","type":"integer","minimum":1,"maximum":1000000,"default":40,"examples":[40]},"cells":{"description":"Divides the fleet for several appliers. Not applied by this version.","type":"object","additionalProperties":false,"x-absent":"one cell","examples":[{"size":500}],"properties":{"size":{"description":"Tenants in a cell.","type":"integer","minimum":1,"maximum":1000000,"default":500,"examples":[500]}}}}},"apply":{"description":"How changes are carried out.","type":"object","additionalProperties":false,"properties":{"settle":{"description":"How long a request whose answer was lost may still take effect; until then nothing is created again.","default":"60s","examples":["60s"],"allOf":[{"$ref":"#/definitions/wait"}]},"operationTimeout":{"description":"How long an operation of Neon's may run before its change counts as failed.","default":"10m","examples":["10m"],"allOf":[{"$ref":"#/definitions/wait"}]},"requestTimeout":{"description":"How long one request may take.","default":"30s","examples":["30s"],"allOf":[{"$ref":"#/definitions/wait"}]},"concurrency":{"description":"Tenants worked on at a time.","type":"integer","minimum":1,"maximum":256,"default":16,"examples":[16]}}}}};
const schema13 = {"description":"A key: a-z, 0-9 and -, at most 60 characters.","x-kind":"name","type":"string","pattern":"^[a-z0-9-]{1,60}$"};
const schema70 = {"description":"The name of an environment variable: NEON_API_KEY, or NEON_API_KEY_ and a word in capitals. The key itself never stands in a file.","x-kind":"keyEnv","type":"string","pattern":"^NEON_API_KEY(_[A-Z0-9]+)*$"};
const schema117 = {"description":"A duration (`ms s m h d`).","x-kind":"wait","type":"string","pattern":"^(0\\.[0-9]+|[1-9][0-9]*(\\.[0-9]+)?)(ms|s|m|h|d)$"};
const func2 = Object.prototype.hasOwnProperty;
const func4 = func4$module.default ?? func4$module;
const pattern0 = new RegExp("^[a-z0-9-]{1,60}$", "u");
const pattern35 = new RegExp("^[^{}]*\\{tenant\\}[^{}]*$", "u");
const pattern38 = new RegExp("^NEON_API_KEY(_[A-Z0-9]+)*$", "u");
const pattern66 = new RegExp("^(0\\.[0-9]+|[1-9][0-9]*(\\.[0-9]+)?)(ms|s|m|h|d)$", "u");
const schema64 = {"description":"One source of tenants.","type":"object","additionalProperties":false,"minProperties":1,"properties":{"manifests":{"description":"Glob of manifest files, relative to the fleet file.","type":"string","x-kind":"glob","pattern":"^(?!/)(?!(.*/)?\\.\\.(/|$))[^\\\\]+$","maxLength":300,"examples":["tenants/**/*.yaml"],"x-absent":"another kind of source"},"roster":{"description":"A list of tenants exported from your database. Not applied by this version.","type":"string","minLength":1,"maxLength":300,"x-kind":"text","examples":["roster.ndjson"],"x-absent":"another kind of source"},"rule":{"description":"Projects seen in an org follow a tier. Not applied by this version.","type":"object","additionalProperties":false,"required":["org","name","tier"],"examples":[{"org":"free","name":"app-*","tier":"free"}],"x-absent":"another kind of source","properties":{"org":{"description":"An org of this file.","examples":["free"],"allOf":[{"$ref":"manifest.schema.json#/definitions/name"}]},"name":{"description":"Pattern of project names.","type":"string","minLength":1,"maxLength":256,"x-kind":"text","examples":["app-*"]},"tier":{"description":"A tier of this file.","examples":["free"],"allOf":[{"$ref":"manifest.schema.json#/definitions/name"}]}}}}};
const pattern32 = new RegExp("^(?!/)(?!(.*/)?\\.\\.(/|$))[^\\\\]+$", "u");

function validate33(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(Object.keys(data).length < 1){
const err0 = {instancePath,schemaPath:"#/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema64,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!(((key0 === "manifests") || (key0 === "roster")) || (key0 === "rule"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema64,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.manifests !== undefined){
let data0 = data.manifests;
if(typeof data0 === "string"){
if(func4(data0) > 300){
const err2 = {instancePath:instancePath+"/manifests",schemaPath:"#/properties/manifests/maxLength",keyword:"maxLength",params:{limit: 300},message:"must NOT have more than 300 characters",schema:300,parentSchema:schema64.properties.manifests,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(!pattern32.test(data0)){
const err3 = {instancePath:instancePath+"/manifests",schemaPath:"#/properties/manifests/pattern",keyword:"pattern",params:{pattern: "^(?!/)(?!(.*/)?\\.\\.(/|$))[^\\\\]+$"},message:"must match pattern \""+"^(?!/)(?!(.*/)?\\.\\.(/|$))[^\\\\]+$"+"\"",schema:"^(?!/)(?!(.*/)?\\.\\.(/|$))[^\\\\]+$",parentSchema:schema64.properties.manifests,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/manifests",schemaPath:"#/properties/manifests/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema64.properties.manifests.type,parentSchema:schema64.properties.manifests,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.roster !== undefined){
let data1 = data.roster;
if(typeof data1 === "string"){
if(func4(data1) > 300){
const err5 = {instancePath:instancePath+"/roster",schemaPath:"#/properties/roster/maxLength",keyword:"maxLength",params:{limit: 300},message:"must NOT have more than 300 characters",schema:300,parentSchema:schema64.properties.roster,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(func4(data1) < 1){
const err6 = {instancePath:instancePath+"/roster",schemaPath:"#/properties/roster/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema64.properties.roster,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/roster",schemaPath:"#/properties/roster/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema64.properties.roster.type,parentSchema:schema64.properties.roster,data:data1};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.rule !== undefined){
let data2 = data.rule;
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
if(data2.org === undefined){
const err8 = {instancePath:instancePath+"/rule",schemaPath:"#/properties/rule/required",keyword:"required",params:{missingProperty: "org"},message:"must have required property '"+"org"+"'",schema:schema64.properties.rule.required,parentSchema:schema64.properties.rule,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(data2.name === undefined){
const err9 = {instancePath:instancePath+"/rule",schemaPath:"#/properties/rule/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'",schema:schema64.properties.rule.required,parentSchema:schema64.properties.rule,data:data2};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(data2.tier === undefined){
const err10 = {instancePath:instancePath+"/rule",schemaPath:"#/properties/rule/required",keyword:"required",params:{missingProperty: "tier"},message:"must have required property '"+"tier"+"'",schema:schema64.properties.rule.required,parentSchema:schema64.properties.rule,data:data2};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
for(const key1 in data2){
if(!(((key1 === "org") || (key1 === "name")) || (key1 === "tier"))){
const err11 = {instancePath:instancePath+"/rule",schemaPath:"#/properties/rule/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties",schema:false,parentSchema:schema64.properties.rule,data:data2};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data2.org !== undefined){
let data3 = data2.org;
if(typeof data3 === "string"){
if(!pattern0.test(data3)){
const err12 = {instancePath:instancePath+"/rule/org",schemaPath:"manifest.schema.json#/definitions/name/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9-]{1,60}$"},message:"must match pattern \""+"^[a-z0-9-]{1,60}$"+"\"",schema:"^[a-z0-9-]{1,60}$",parentSchema:schema13,data:data3};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
else {
const err13 = {instancePath:instancePath+"/rule/org",schemaPath:"manifest.schema.json#/definitions/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema13.type,parentSchema:schema13,data:data3};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data2.name !== undefined){
let data4 = data2.name;
if(typeof data4 === "string"){
if(func4(data4) > 256){
const err14 = {instancePath:instancePath+"/rule/name",schemaPath:"#/properties/rule/properties/name/maxLength",keyword:"maxLength",params:{limit: 256},message:"must NOT have more than 256 characters",schema:256,parentSchema:schema64.properties.rule.properties.name,data:data4};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(func4(data4) < 1){
const err15 = {instancePath:instancePath+"/rule/name",schemaPath:"#/properties/rule/properties/name/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema64.properties.rule.properties.name,data:data4};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
else {
const err16 = {instancePath:instancePath+"/rule/name",schemaPath:"#/properties/rule/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema64.properties.rule.properties.name.type,parentSchema:schema64.properties.rule.properties.name,data:data4};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data2.tier !== undefined){
let data5 = data2.tier;
if(typeof data5 === "string"){
if(!pattern0.test(data5)){
const err17 = {instancePath:instancePath+"/rule/tier",schemaPath:"manifest.schema.json#/definitions/name/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9-]{1,60}$"},message:"must match pattern \""+"^[a-z0-9-]{1,60}$"+"\"",schema:"^[a-z0-9-]{1,60}$",parentSchema:schema13,data:data5};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
else {
const err18 = {instancePath:instancePath+"/rule/tier",schemaPath:"manifest.schema.json#/definitions/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema13.type,parentSchema:schema13,data:data5};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
}
else {
const err19 = {instancePath:instancePath+"/rule",schemaPath:"#/properties/rule/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema64.properties.rule.type,parentSchema:schema64.properties.rule,data:data2};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
}
else {
const err20 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema64.type,parentSchema:schema64,data};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
validate33.errors = vErrors;
return errors === 0;
}

const schema68 = {"description":"One Neon organization.","type":"object","additionalProperties":false,"required":["id","apiKeyEnv"],"properties":{"id":{"description":"The organization's id.","examples":["org-quiet-lake-48151623"],"allOf":[{"$ref":"manifest.schema.json#/definitions/id"}]},"apiKeyEnv":{"description":"The environment variable that holds this organization's API key.","examples":["NEON_API_KEY_FREE"],"allOf":[{"$ref":"#/definitions/keyEnv"}]},"maxProjects":{"description":"How many projects your contract allows here.","type":"integer","minimum":1,"maximum":1000000,"examples":[30000],"x-absent":"no limit is checked"},"sponsored":{"description":"Neon pays for its projects: each quota for which a tier's `limits` give a number must be at or under it.","type":"boolean","default":false,"examples":[true]},"manage":{"description":"How much of the org Tenantry changes. Only `all` is applied by this version.","type":"string","enum":["all","report","transfers","none"],"default":"all","examples":["all"]}}};
const schema17 = {"description":"An id of Neon's.","x-kind":"name","type":"string","pattern":"^[a-z0-9-]{1,60}$"};

function validate35(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.id === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "id"},message:"must have required property '"+"id"+"'",schema:schema68.required,parentSchema:schema68,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.apiKeyEnv === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "apiKeyEnv"},message:"must have required property '"+"apiKeyEnv"+"'",schema:schema68.required,parentSchema:schema68,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!(((((key0 === "id") || (key0 === "apiKeyEnv")) || (key0 === "maxProjects")) || (key0 === "sponsored")) || (key0 === "manage"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema68,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.id !== undefined){
let data0 = data.id;
if(typeof data0 === "string"){
if(!pattern0.test(data0)){
const err3 = {instancePath:instancePath+"/id",schemaPath:"manifest.schema.json#/definitions/id/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9-]{1,60}$"},message:"must match pattern \""+"^[a-z0-9-]{1,60}$"+"\"",schema:"^[a-z0-9-]{1,60}$",parentSchema:schema17,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/id",schemaPath:"manifest.schema.json#/definitions/id/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema17.type,parentSchema:schema17,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.apiKeyEnv !== undefined){
let data1 = data.apiKeyEnv;
if(typeof data1 === "string"){
if(!pattern38.test(data1)){
const err5 = {instancePath:instancePath+"/apiKeyEnv",schemaPath:"#/definitions/keyEnv/pattern",keyword:"pattern",params:{pattern: "^NEON_API_KEY(_[A-Z0-9]+)*$"},message:"must match pattern \""+"^NEON_API_KEY(_[A-Z0-9]+)*$"+"\"",schema:"^NEON_API_KEY(_[A-Z0-9]+)*$",parentSchema:schema70,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/apiKeyEnv",schemaPath:"#/definitions/keyEnv/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema70.type,parentSchema:schema70,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.maxProjects !== undefined){
let data2 = data.maxProjects;
if(!((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2)))){
const err7 = {instancePath:instancePath+"/maxProjects",schemaPath:"#/properties/maxProjects/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema68.properties.maxProjects.type,parentSchema:schema68.properties.maxProjects,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(typeof data2 == "number"){
if(data2 > 1000000 || isNaN(data2)){
const err8 = {instancePath:instancePath+"/maxProjects",schemaPath:"#/properties/maxProjects/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000},message:"must be <= 1000000",schema:1000000,parentSchema:schema68.properties.maxProjects,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(data2 < 1 || isNaN(data2)){
const err9 = {instancePath:instancePath+"/maxProjects",schemaPath:"#/properties/maxProjects/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema68.properties.maxProjects,data:data2};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
}
if(data.sponsored !== undefined){
let data3 = data.sponsored;
if(typeof data3 !== "boolean"){
const err10 = {instancePath:instancePath+"/sponsored",schemaPath:"#/properties/sponsored/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema68.properties.sponsored.type,parentSchema:schema68.properties.sponsored,data:data3};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.manage !== undefined){
let data4 = data.manage;
if(typeof data4 !== "string"){
const err11 = {instancePath:instancePath+"/manage",schemaPath:"#/properties/manage/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema68.properties.manage.type,parentSchema:schema68.properties.manage,data:data4};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if(!((((data4 === "all") || (data4 === "report")) || (data4 === "transfers")) || (data4 === "none"))){
const err12 = {instancePath:instancePath+"/manage",schemaPath:"#/properties/manage/enum",keyword:"enum",params:{allowedValues: schema68.properties.manage.enum},message:"must be equal to one of the allowed values",schema:schema68.properties.manage.enum,parentSchema:schema68.properties.manage,data:data4};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
}
else {
const err13 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema68.type,parentSchema:schema68,data};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
validate35.errors = vErrors;
return errors === 0;
}

const schema73 = {"description":"One environment.","type":"object","additionalProperties":false,"required":["orgs"],"properties":{"orgs":{"description":"Its organizations, by the same words as above.","type":"object","minProperties":1,"propertyNames":{"$ref":"manifest.schema.json#/definitions/name"},"additionalProperties":{"$ref":"#/definitions/org"},"examples":[{"free":{"id":"org-still-pond-11223344","apiKeyEnv":"NEON_API_KEY_STAGING"}}]}}};

function validate37(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.orgs === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "orgs"},message:"must have required property '"+"orgs"+"'",schema:schema73.required,parentSchema:schema73,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!(key0 === "orgs")){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema73,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.orgs !== undefined){
let data0 = data.orgs;
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
if(Object.keys(data0).length < 1){
const err2 = {instancePath:instancePath+"/orgs",schemaPath:"#/properties/orgs/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema73.properties.orgs,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
for(const key1 in data0){
const _errs4 = errors;
if(typeof key1 === "string"){
if(!pattern0.test(key1)){
const err3 = {instancePath:instancePath+"/orgs",schemaPath:"manifest.schema.json#/definitions/name/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9-]{1,60}$"},message:"must match pattern \""+"^[a-z0-9-]{1,60}$"+"\"",schema:"^[a-z0-9-]{1,60}$",parentSchema:schema13,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/orgs",schemaPath:"manifest.schema.json#/definitions/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema13.type,parentSchema:schema13,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
var valid1 = _errs4 === errors;
if(!valid1){
const err5 = {instancePath:instancePath+"/orgs",schemaPath:"#/properties/orgs/propertyNames",keyword:"propertyNames",params:{propertyName: key1},message:"property name must be valid",schema:schema73.properties.orgs.propertyNames,parentSchema:schema73.properties.orgs,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
for(const key2 in data0){
if(!(validate35(data0[key2], {instancePath:instancePath+"/orgs/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data0,parentDataProperty:key2,rootData}))){
vErrors = vErrors === null ? validate35.errors : vErrors.concat(validate35.errors);
errors = vErrors.length;
}
}
}
else {
const err6 = {instancePath:instancePath+"/orgs",schemaPath:"#/properties/orgs/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema73.properties.orgs.type,parentSchema:schema73.properties.orgs,data:data0};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
}
else {
const err7 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema73.type,parentSchema:schema73,data};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
validate37.errors = vErrors;
return errors === 0;
}

const schema75 = {"description":"Fixed at create.","type":"object","additionalProperties":false,"properties":{"region":{"description":"Neon region.","default":"aws-us-east-2","examples":["aws-us-east-2"],"allOf":[{"$ref":"manifest.schema.json#/definitions/region"}]},"pgVersion":{"description":"Postgres major version.","default":17,"examples":[17],"allOf":[{"$ref":"manifest.schema.json#/definitions/pgVersion"}]},"branch":{"description":"Name of the first branch.","default":"main","examples":["main"],"allOf":[{"$ref":"manifest.schema.json#/definitions/branchName"}]},"database":{"description":"Name of the first database.","default":"neondb","examples":["neondb"],"allOf":[{"$ref":"manifest.schema.json#/definitions/identifier"}]},"role":{"description":"Name of the first role.","default":"neondb_owner","examples":["neondb_owner"],"allOf":[{"$ref":"manifest.schema.json#/definitions/identifier"}]}}};
const schema22 = {"description":"A Neon region.","x-kind":"name","type":"string","pattern":"^[a-z0-9-]{1,60}$"};
const schema23 = {"description":"A Postgres major version.","type":"integer","minimum":14,"maximum":18};
const schema24 = {"description":"1 to 256 printable characters.","x-kind":"text","type":"string","minLength":1,"maxLength":256};
const schema25 = {"description":"A Postgres name of at most 63 characters; `pg_…` and the names Neon uses itself are reserved.","x-kind":"identifier","type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_$-]{0,62}$"};
const pattern8 = new RegExp("^[A-Za-z_][A-Za-z0-9_$-]{0,62}$", "u");

function validate40(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(((((key0 === "region") || (key0 === "pgVersion")) || (key0 === "branch")) || (key0 === "database")) || (key0 === "role"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema75,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.region !== undefined){
let data0 = data.region;
if(typeof data0 === "string"){
if(!pattern0.test(data0)){
const err1 = {instancePath:instancePath+"/region",schemaPath:"manifest.schema.json#/definitions/region/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9-]{1,60}$"},message:"must match pattern \""+"^[a-z0-9-]{1,60}$"+"\"",schema:"^[a-z0-9-]{1,60}$",parentSchema:schema22,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
else {
const err2 = {instancePath:instancePath+"/region",schemaPath:"manifest.schema.json#/definitions/region/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema22.type,parentSchema:schema22,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.pgVersion !== undefined){
let data1 = data.pgVersion;
if(!((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1)))){
const err3 = {instancePath:instancePath+"/pgVersion",schemaPath:"manifest.schema.json#/definitions/pgVersion/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema23.type,parentSchema:schema23,data:data1};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(typeof data1 == "number"){
if(data1 > 18 || isNaN(data1)){
const err4 = {instancePath:instancePath+"/pgVersion",schemaPath:"manifest.schema.json#/definitions/pgVersion/maximum",keyword:"maximum",params:{comparison: "<=", limit: 18},message:"must be <= 18",schema:18,parentSchema:schema23,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data1 < 14 || isNaN(data1)){
const err5 = {instancePath:instancePath+"/pgVersion",schemaPath:"manifest.schema.json#/definitions/pgVersion/minimum",keyword:"minimum",params:{comparison: ">=", limit: 14},message:"must be >= 14",schema:14,parentSchema:schema23,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
}
if(data.branch !== undefined){
let data2 = data.branch;
if(typeof data2 === "string"){
if(func4(data2) > 256){
const err6 = {instancePath:instancePath+"/branch",schemaPath:"manifest.schema.json#/definitions/branchName/maxLength",keyword:"maxLength",params:{limit: 256},message:"must NOT have more than 256 characters",schema:256,parentSchema:schema24,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(func4(data2) < 1){
const err7 = {instancePath:instancePath+"/branch",schemaPath:"manifest.schema.json#/definitions/branchName/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema24,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/branch",schemaPath:"manifest.schema.json#/definitions/branchName/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema24.type,parentSchema:schema24,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.database !== undefined){
let data3 = data.database;
if(typeof data3 === "string"){
if(!pattern8.test(data3)){
const err9 = {instancePath:instancePath+"/database",schemaPath:"manifest.schema.json#/definitions/identifier/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_$-]{0,62}$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_$-]{0,62}$"+"\"",schema:"^[A-Za-z_][A-Za-z0-9_$-]{0,62}$",parentSchema:schema25,data:data3};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/database",schemaPath:"manifest.schema.json#/definitions/identifier/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema25.type,parentSchema:schema25,data:data3};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.role !== undefined){
let data4 = data.role;
if(typeof data4 === "string"){
if(!pattern8.test(data4)){
const err11 = {instancePath:instancePath+"/role",schemaPath:"manifest.schema.json#/definitions/identifier/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_$-]{0,62}$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_$-]{0,62}$"+"\"",schema:"^[A-Za-z_][A-Za-z0-9_$-]{0,62}$",parentSchema:schema25,data:data4};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
else {
const err12 = {instancePath:instancePath+"/role",schemaPath:"manifest.schema.json#/definitions/identifier/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema25.type,parentSchema:schema25,data:data4};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
}
else {
const err13 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema75.type,parentSchema:schema75,data};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
validate40.errors = vErrors;
return errors === 0;
}

const schema82 = {"description":"One tier: complete, so that no quota is unlimited by being forgotten.","type":"object","additionalProperties":false,"required":["org","quota","compute","historyRetention"],"properties":{"org":{"description":"The org its tenants live in.","examples":["free"],"allOf":[{"$ref":"manifest.schema.json#/definitions/name"}]},"quota":{"description":"All five, each an amount or `unlimited`.","examples":[{"activeTime":"100h","computeTime":"unlimited","writtenData":"unlimited","dataTransfer":"5GiB","logicalSize":"512MiB"}],"required":["activeTime","computeTime","writtenData","dataTransfer","logicalSize"],"allOf":[{"$ref":"manifest.schema.json#/definitions/quota"}]},"enforce":{"description":"How a field is enforced: `exact`, `atLeast` (a top-up stays) or `ignore`. Only `exact` is applied by this version.","type":"object","propertyNames":{"enum":["quota.activeTime","quota.computeTime","quota.writtenData","quota.dataTransfer","quota.logicalSize","compute.min","compute.max","compute.suspendTimeout","historyRetention"]},"additionalProperties":{"type":"string","enum":["exact","atLeast","ignore"]},"default":{},"examples":[{"quota.dataTransfer":"exact"}]},"compute":{"description":"All three.","examples":[{"min":0.25,"max":2,"suspendTimeout":"5m"}],"required":["min","max","suspendTimeout"],"allOf":[{"$ref":"manifest.schema.json#/definitions/compute"}]},"historyRetention":{"description":"How far back its projects can be restored: `none`, or up to 30d.","examples":["6h"],"allOf":[{"$ref":"manifest.schema.json#/definitions/historyRetention"}]},"snapshots":{"description":"Its snapshot schedule. Not applied by this version: its tenants are refused by name.","type":"object","additionalProperties":false,"required":["schedule"],"x-absent":"no scheduled snapshots","examples":[{"schedule":{"every":"1d","at":"03:00","keep":3}}],"properties":{"schedule":{"description":"Snapshots at regular times.","examples":[{"every":"1d","at":"03:00","keep":3}],"allOf":[{"$ref":"manifest.schema.json#/definitions/schedule"}]}}},"limits":{"description":"What a tenant of this tier may ask for: the program's numbers as you know them, dated.","x-absent":"no limit is checked","examples":[{"branches":10,"compute":{"max":2,"minSuspendTimeout":"5m"},"historyRetention":"1d","asOf":"2026-02-06"}],"allOf":[{"$ref":"#/definitions/limits"}]}}};
const schema37 = {"description":"Up to 30d, or `none`.","x-kind":"historyRetention","type":"string","pattern":"^(none|(0\\.[0-9]+|[1-9][0-9]*(\\.[0-9]+)?)(s|m|h|d))$"};
const pattern16 = new RegExp("^(none|(0\\.[0-9]+|[1-9][0-9]*(\\.[0-9]+)?)(s|m|h|d))$", "u");
const schema27 = {"description":"What Neon enforces, per project and billing period (`logicalSize`: per branch, never reset).","type":"object","additionalProperties":false,"properties":{"activeTime":{"description":"Wall-clock time that computes are up.","examples":["100h"],"x-absent":"the tier's","allOf":[{"$ref":"#/definitions/timeQuota"}]},"computeTime":{"description":"CU time: one hour at 2 CU counts 2h.","examples":["unlimited"],"x-absent":"the tier's","allOf":[{"$ref":"#/definitions/timeQuota"}]},"writtenData":{"description":"Data written to all branches.","examples":["unlimited"],"x-absent":"the tier's","allOf":[{"$ref":"#/definitions/sizeQuota"}]},"dataTransfer":{"description":"Data sent out.","examples":["5GiB"],"x-absent":"the tier's","allOf":[{"$ref":"#/definitions/sizeQuota"}]},"logicalSize":{"description":"Size of any one branch; over it, writes fail.","examples":["512MiB"],"x-absent":"the tier's","allOf":[{"$ref":"#/definitions/sizeQuota"}]}}};
const schema28 = {"description":"A duration (`s m h d`) or `unlimited`; 0 is an error.","x-kind":"timeQuota","type":"string","pattern":"^(unlimited|(0\\.[0-9]+|[1-9][0-9]*(\\.[0-9]+)?)(s|m|h|d))$"};
const schema30 = {"description":"A size (`KiB MiB GiB TiB` binary, `KB MB GB TB` decimal, `B`) or `unlimited`; 0 is an error.","x-kind":"sizeQuota","type":"string","pattern":"^(unlimited|(0\\.[0-9]+|[1-9][0-9]*(\\.[0-9]+)?)(B|KiB|MiB|GiB|TiB|KB|MB|GB|TB))$"};
const pattern10 = new RegExp("^(unlimited|(0\\.[0-9]+|[1-9][0-9]*(\\.[0-9]+)?)(s|m|h|d))$", "u");
const pattern12 = new RegExp("^(unlimited|(0\\.[0-9]+|[1-9][0-9]*(\\.[0-9]+)?)(B|KiB|MiB|GiB|TiB|KB|MB|GB|TB))$", "u");

function validate43(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(((((key0 === "activeTime") || (key0 === "computeTime")) || (key0 === "writtenData")) || (key0 === "dataTransfer")) || (key0 === "logicalSize"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema27,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.activeTime !== undefined){
let data0 = data.activeTime;
if(typeof data0 === "string"){
if(!pattern10.test(data0)){
const err1 = {instancePath:instancePath+"/activeTime",schemaPath:"#/definitions/timeQuota/pattern",keyword:"pattern",params:{pattern: "^(unlimited|(0\\.[0-9]+|[1-9][0-9]*(\\.[0-9]+)?)(s|m|h|d))$"},message:"must match pattern \""+"^(unlimited|(0\\.[0-9]+|[1-9][0-9]*(\\.[0-9]+)?)(s|m|h|d))$"+"\"",schema:"^(unlimited|(0\\.[0-9]+|[1-9][0-9]*(\\.[0-9]+)?)(s|m|h|d))$",parentSchema:schema28,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
else {
const err2 = {instancePath:instancePath+"/activeTime",schemaPath:"#/definitions/timeQuota/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema28.type,parentSchema:schema28,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.computeTime !== undefined){
let data1 = data.computeTime;
if(typeof data1 === "string"){
if(!pattern10.test(data1)){
const err3 = {instancePath:instancePath+"/computeTime",schemaPath:"#/definitions/timeQuota/pattern",keyword:"pattern",params:{pattern: "^(unlimited|(0\\.[0-9]+|[1-9][0-9]*(\\.[0-9]+)?)(s|m|h|d))$"},message:"must match pattern \""+"^(unlimited|(0\\.[0-9]+|[1-9][0-9]*(\\.[0-9]+)?)(s|m|h|d))$"+"\"",schema:"^(unlimited|(0\\.[0-9]+|[1-9][0-9]*(\\.[0-9]+)?)(s|m|h|d))$",parentSchema:schema28,data:data1};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/computeTime",schemaPath:"#/definitions/timeQuota/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema28.type,parentSchema:schema28,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.writtenData !== undefined){
let data2 = data.writtenData;
if(typeof data2 === "string"){
if(!pattern12.test(data2)){
const err5 = {instancePath:instancePath+"/writtenData",schemaPath:"#/definitions/sizeQuota/pattern",keyword:"pattern",params:{pattern: "^(unlimited|(0\\.[0-9]+|[1-9][0-9]*(\\.[0-9]+)?)(B|KiB|MiB|GiB|TiB|KB|MB|GB|TB))$"},message:"must match pattern \""+"^(unlimited|(0\\.[0-9]+|[1-9][0-9]*(\\.[0-9]+)?)(B|KiB|MiB|GiB|TiB|KB|MB|GB|TB))$"+"\"",schema:"^(unlimited|(0\\.[0-9]+|[1-9][0-9]*(\\.[0-9]+)?)(B|KiB|MiB|GiB|TiB|KB|MB|GB|TB))$",parentSchema:schema30,data:data2};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/writtenData",schemaPath:"#/definitions/sizeQuota/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema30.type,parentSchema:schema30,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.dataTransfer !== undefined){
let data3 = data.dataTransfer;
if(typeof data3 === "string"){
if(!pattern12.test(data3)){
const err7 = {instancePath:instancePath+"/dataTransfer",schemaPath:"#/definitions/sizeQuota/pattern",keyword:"pattern",params:{pattern: "^(unlimited|(0\\.[0-9]+|[1-9][0-9]*(\\.[0-9]+)?)(B|KiB|MiB|GiB|TiB|KB|MB|GB|TB))$"},message:"must match pattern \""+"^(unlimited|(0\\.[0-9]+|[1-9][0-9]*(\\.[0-9]+)?)(B|KiB|MiB|GiB|TiB|KB|MB|GB|TB))$"+"\"",schema:"^(unlimited|(0\\.[0-9]+|[1-9][0-9]*(\\.[0-9]+)?)(B|KiB|MiB|GiB|TiB|KB|MB|GB|TB))$",parentSchema:schema30,data:data3};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/dataTransfer",schemaPath:"#/definitions/sizeQuota/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema30.type,parentSchema:schema30,data:data3};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.logicalSize !== undefined){
let data4 = data.logicalSize;
if(typeof data4 === "string"){
if(!pattern12.test(data4)){
const err9 = {instancePath:instancePath+"/logicalSize",schemaPath:"#/definitions/sizeQuota/pattern",keyword:"pattern",params:{pattern: "^(unlimited|(0\\.[0-9]+|[1-9][0-9]*(\\.[0-9]+)?)(B|KiB|MiB|GiB|TiB|KB|MB|GB|TB))$"},message:"must match pattern \""+"^(unlimited|(0\\.[0-9]+|[1-9][0-9]*(\\.[0-9]+)?)(B|KiB|MiB|GiB|TiB|KB|MB|GB|TB))$"+"\"",schema:"^(unlimited|(0\\.[0-9]+|[1-9][0-9]*(\\.[0-9]+)?)(B|KiB|MiB|GiB|TiB|KB|MB|GB|TB))$",parentSchema:schema30,data:data4};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/logicalSize",schemaPath:"#/definitions/sizeQuota/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema30.type,parentSchema:schema30,data:data4};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
}
else {
const err11 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema27.type,parentSchema:schema27,data};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
validate43.errors = vErrors;
return errors === 0;
}

const schema33 = {"description":"The range a compute scales in, and when it stops. At most 8 CU between min and max; above 16 CU min equals max and suspendTimeout is never.","type":"object","additionalProperties":false,"properties":{"min":{"description":"Smallest size, in CU.","examples":[0.25],"x-absent":"the tier's","allOf":[{"$ref":"#/definitions/cu"}]},"max":{"description":"Largest size, in CU.","examples":[2],"x-absent":"the tier's","allOf":[{"$ref":"#/definitions/cu"}]},"suspendTimeout":{"description":"Idle time after which a compute stops: 60s to 7d, or `never`.","examples":["5m"],"x-absent":"the tier's","allOf":[{"$ref":"#/definitions/suspendTimeout"}]}}};
const schema34 = {"description":"Compute units: 0.25 to 56, a multiple of 0.25.","x-kind":"cu","type":"number","minimum":0.25,"maximum":56,"multipleOf":0.25};
const schema36 = {"description":"60s to 7d, or `never`.","x-kind":"suspendTimeout","type":"string","pattern":"^(never|(0\\.[0-9]+|[1-9][0-9]*(\\.[0-9]+)?)(s|m|h|d))$"};
const pattern15 = new RegExp("^(never|(0\\.[0-9]+|[1-9][0-9]*(\\.[0-9]+)?)(s|m|h|d))$", "u");

function validate45(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(((key0 === "min") || (key0 === "max")) || (key0 === "suspendTimeout"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema33,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.min !== undefined){
let data0 = data.min;
if(typeof data0 == "number"){
if(data0 > 56 || isNaN(data0)){
const err1 = {instancePath:instancePath+"/min",schemaPath:"#/definitions/cu/maximum",keyword:"maximum",params:{comparison: "<=", limit: 56},message:"must be <= 56",schema:56,parentSchema:schema34,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data0 < 0.25 || isNaN(data0)){
const err2 = {instancePath:instancePath+"/min",schemaPath:"#/definitions/cu/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0.25},message:"must be >= 0.25",schema:0.25,parentSchema:schema34,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
let res0;
if((0.25 === 0 || (res0 = data0/0.25, res0 !== parseInt(res0)))){
const err3 = {instancePath:instancePath+"/min",schemaPath:"#/definitions/cu/multipleOf",keyword:"multipleOf",params:{multipleOf: 0.25},message:"must be multiple of 0.25",schema:0.25,parentSchema:schema34,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/min",schemaPath:"#/definitions/cu/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema34.type,parentSchema:schema34,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.max !== undefined){
let data1 = data.max;
if(typeof data1 == "number"){
if(data1 > 56 || isNaN(data1)){
const err5 = {instancePath:instancePath+"/max",schemaPath:"#/definitions/cu/maximum",keyword:"maximum",params:{comparison: "<=", limit: 56},message:"must be <= 56",schema:56,parentSchema:schema34,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data1 < 0.25 || isNaN(data1)){
const err6 = {instancePath:instancePath+"/max",schemaPath:"#/definitions/cu/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0.25},message:"must be >= 0.25",schema:0.25,parentSchema:schema34,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
let res1;
if((0.25 === 0 || (res1 = data1/0.25, res1 !== parseInt(res1)))){
const err7 = {instancePath:instancePath+"/max",schemaPath:"#/definitions/cu/multipleOf",keyword:"multipleOf",params:{multipleOf: 0.25},message:"must be multiple of 0.25",schema:0.25,parentSchema:schema34,data:data1};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/max",schemaPath:"#/definitions/cu/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema34.type,parentSchema:schema34,data:data1};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.suspendTimeout !== undefined){
let data2 = data.suspendTimeout;
if(typeof data2 === "string"){
if(!pattern15.test(data2)){
const err9 = {instancePath:instancePath+"/suspendTimeout",schemaPath:"#/definitions/suspendTimeout/pattern",keyword:"pattern",params:{pattern: "^(never|(0\\.[0-9]+|[1-9][0-9]*(\\.[0-9]+)?)(s|m|h|d))$"},message:"must match pattern \""+"^(never|(0\\.[0-9]+|[1-9][0-9]*(\\.[0-9]+)?)(s|m|h|d))$"+"\"",schema:"^(never|(0\\.[0-9]+|[1-9][0-9]*(\\.[0-9]+)?)(s|m|h|d))$",parentSchema:schema36,data:data2};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/suspendTimeout",schemaPath:"#/definitions/suspendTimeout/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema36.type,parentSchema:schema36,data:data2};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
}
else {
const err11 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema33.type,parentSchema:schema33,data};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
validate45.errors = vErrors;
return errors === 0;
}

const schema47 = {"description":"Snapshots of the first branch at regular times, taken by `tenantry apply --due`.","type":"object","additionalProperties":false,"required":["every","keep"],"properties":{"every":{"description":"Time between two snapshots.","examples":["6h"],"allOf":[{"$ref":"#/definitions/duration"}]},"at":{"description":"Time of day, UTC.","type":"string","pattern":"^([01][0-9]|2[0-3]):[0-5][0-9]$","default":"00:00","examples":["03:00"]},"keep":{"description":"How many scheduled snapshots stay.","type":"integer","minimum":1,"maximum":1000,"examples":[5]}}};
const schema48 = {"description":"A duration (`s m h d`).","x-kind":"duration","type":"string","pattern":"^(0\\.[0-9]+|[1-9][0-9]*(\\.[0-9]+)?)(s|m|h|d)$"};
const pattern21 = new RegExp("^(0\\.[0-9]+|[1-9][0-9]*(\\.[0-9]+)?)(s|m|h|d)$", "u");
const pattern22 = new RegExp("^([01][0-9]|2[0-3]):[0-5][0-9]$", "u");

function validate47(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.every === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "every"},message:"must have required property '"+"every"+"'",schema:schema47.required,parentSchema:schema47,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.keep === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "keep"},message:"must have required property '"+"keep"+"'",schema:schema47.required,parentSchema:schema47,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!(((key0 === "every") || (key0 === "at")) || (key0 === "keep"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema47,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.every !== undefined){
let data0 = data.every;
if(typeof data0 === "string"){
if(!pattern21.test(data0)){
const err3 = {instancePath:instancePath+"/every",schemaPath:"#/definitions/duration/pattern",keyword:"pattern",params:{pattern: "^(0\\.[0-9]+|[1-9][0-9]*(\\.[0-9]+)?)(s|m|h|d)$"},message:"must match pattern \""+"^(0\\.[0-9]+|[1-9][0-9]*(\\.[0-9]+)?)(s|m|h|d)$"+"\"",schema:"^(0\\.[0-9]+|[1-9][0-9]*(\\.[0-9]+)?)(s|m|h|d)$",parentSchema:schema48,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/every",schemaPath:"#/definitions/duration/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema48.type,parentSchema:schema48,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.at !== undefined){
let data1 = data.at;
if(typeof data1 === "string"){
if(!pattern22.test(data1)){
const err5 = {instancePath:instancePath+"/at",schemaPath:"#/properties/at/pattern",keyword:"pattern",params:{pattern: "^([01][0-9]|2[0-3]):[0-5][0-9]$"},message:"must match pattern \""+"^([01][0-9]|2[0-3]):[0-5][0-9]$"+"\"",schema:"^([01][0-9]|2[0-3]):[0-5][0-9]$",parentSchema:schema47.properties.at,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/at",schemaPath:"#/properties/at/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema47.properties.at.type,parentSchema:schema47.properties.at,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.keep !== undefined){
let data2 = data.keep;
if(!((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2)))){
const err7 = {instancePath:instancePath+"/keep",schemaPath:"#/properties/keep/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema47.properties.keep.type,parentSchema:schema47.properties.keep,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(typeof data2 == "number"){
if(data2 > 1000 || isNaN(data2)){
const err8 = {instancePath:instancePath+"/keep",schemaPath:"#/properties/keep/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000},message:"must be <= 1000",schema:1000,parentSchema:schema47.properties.keep,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(data2 < 1 || isNaN(data2)){
const err9 = {instancePath:instancePath+"/keep",schemaPath:"#/properties/keep/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema47.properties.keep,data:data2};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
}
}
else {
const err10 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema47.type,parentSchema:schema47,data};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
validate47.errors = vErrors;
return errors === 0;
}

const schema97 = {"description":"Dated limits. What stands not here is not checked.","type":"object","additionalProperties":false,"required":["asOf"],"properties":{"quota":{"description":"Largest quotas.","type":"object","additionalProperties":false,"x-absent":"not checked","examples":[{"activeTime":"100h","dataTransfer":"5GiB","logicalSize":"512MiB"}],"properties":{"activeTime":{"description":"Largest activeTime.","examples":["100h"],"x-absent":"not checked","allOf":[{"$ref":"manifest.schema.json#/definitions/duration"}]},"computeTime":{"description":"Largest computeTime.","examples":["100h"],"x-absent":"not checked","allOf":[{"$ref":"manifest.schema.json#/definitions/duration"}]},"writtenData":{"description":"Largest writtenData.","examples":["10GiB"],"x-absent":"not checked","allOf":[{"$ref":"#/definitions/size"}]},"dataTransfer":{"description":"Largest dataTransfer.","examples":["5GiB"],"x-absent":"not checked","allOf":[{"$ref":"#/definitions/size"}]},"logicalSize":{"description":"Largest logicalSize.","examples":["512MiB"],"x-absent":"not checked","allOf":[{"$ref":"#/definitions/size"}]}}},"branches":{"description":"Most branches of a project, the first included.","examples":[10],"x-absent":"not checked","allOf":[{"$ref":"#/definitions/count"}]},"rootBranches":{"description":"Most branches without a parent, the first included.","examples":[3],"x-absent":"not checked","allOf":[{"$ref":"#/definitions/count"}]},"snapshots":{"description":"Most snapshots taken by hand or by name.","examples":[1],"x-absent":"not checked","allOf":[{"$ref":"#/definitions/count"}]},"compute":{"description":"Compute limits.","type":"object","additionalProperties":false,"x-absent":"not checked","examples":[{"max":2,"minSuspendTimeout":"5m"}],"properties":{"max":{"description":"Largest compute, in CU.","examples":[2],"x-absent":"not checked","allOf":[{"$ref":"manifest.schema.json#/definitions/cu"}]},"minSuspendTimeout":{"description":"Shortest suspendTimeout.","examples":["5m"],"x-absent":"not checked","allOf":[{"$ref":"manifest.schema.json#/definitions/duration"}]}}},"historyRetention":{"description":"Longest history.","examples":["1d"],"x-absent":"not checked","allOf":[{"$ref":"manifest.schema.json#/definitions/duration"}]},"asOf":{"description":"The day these numbers were read; shown wherever one refuses something.","examples":["2026-02-06"],"allOf":[{"$ref":"manifest.schema.json#/definitions/date"}]}}};
const schema100 = {"description":"A size (`KiB MiB GiB TiB` binary, `KB MB GB TB` decimal, `B`).","x-kind":"size","type":"string","pattern":"^(0\\.[0-9]+|[1-9][0-9]*(\\.[0-9]+)?)(B|KiB|MiB|GiB|TiB|KB|MB|GB|TB)$"};
const schema103 = {"description":"A whole number.","type":"integer","minimum":0,"maximum":1000000};
const schema20 = {"description":"A UTC date, `2026-04-01`, or date and time, `2026-04-01T18:00:00Z`.","x-kind":"date","type":"string","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}(:[0-9]{2})?Z)?$"};
const pattern58 = new RegExp("^(0\\.[0-9]+|[1-9][0-9]*(\\.[0-9]+)?)(B|KiB|MiB|GiB|TiB|KB|MB|GB|TB)$", "u");
const pattern5 = new RegExp("^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}(:[0-9]{2})?Z)?$", "u");

function validate49(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.asOf === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "asOf"},message:"must have required property '"+"asOf"+"'",schema:schema97.required,parentSchema:schema97,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!(((((((key0 === "quota") || (key0 === "branches")) || (key0 === "rootBranches")) || (key0 === "snapshots")) || (key0 === "compute")) || (key0 === "historyRetention")) || (key0 === "asOf"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema97,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.quota !== undefined){
let data0 = data.quota;
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
for(const key1 in data0){
if(!(((((key1 === "activeTime") || (key1 === "computeTime")) || (key1 === "writtenData")) || (key1 === "dataTransfer")) || (key1 === "logicalSize"))){
const err2 = {instancePath:instancePath+"/quota",schemaPath:"#/properties/quota/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties",schema:false,parentSchema:schema97.properties.quota,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data0.activeTime !== undefined){
let data1 = data0.activeTime;
if(typeof data1 === "string"){
if(!pattern21.test(data1)){
const err3 = {instancePath:instancePath+"/quota/activeTime",schemaPath:"manifest.schema.json#/definitions/duration/pattern",keyword:"pattern",params:{pattern: "^(0\\.[0-9]+|[1-9][0-9]*(\\.[0-9]+)?)(s|m|h|d)$"},message:"must match pattern \""+"^(0\\.[0-9]+|[1-9][0-9]*(\\.[0-9]+)?)(s|m|h|d)$"+"\"",schema:"^(0\\.[0-9]+|[1-9][0-9]*(\\.[0-9]+)?)(s|m|h|d)$",parentSchema:schema48,data:data1};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/quota/activeTime",schemaPath:"manifest.schema.json#/definitions/duration/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema48.type,parentSchema:schema48,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data0.computeTime !== undefined){
let data2 = data0.computeTime;
if(typeof data2 === "string"){
if(!pattern21.test(data2)){
const err5 = {instancePath:instancePath+"/quota/computeTime",schemaPath:"manifest.schema.json#/definitions/duration/pattern",keyword:"pattern",params:{pattern: "^(0\\.[0-9]+|[1-9][0-9]*(\\.[0-9]+)?)(s|m|h|d)$"},message:"must match pattern \""+"^(0\\.[0-9]+|[1-9][0-9]*(\\.[0-9]+)?)(s|m|h|d)$"+"\"",schema:"^(0\\.[0-9]+|[1-9][0-9]*(\\.[0-9]+)?)(s|m|h|d)$",parentSchema:schema48,data:data2};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/quota/computeTime",schemaPath:"manifest.schema.json#/definitions/duration/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema48.type,parentSchema:schema48,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data0.writtenData !== undefined){
let data3 = data0.writtenData;
if(typeof data3 === "string"){
if(!pattern58.test(data3)){
const err7 = {instancePath:instancePath+"/quota/writtenData",schemaPath:"#/definitions/size/pattern",keyword:"pattern",params:{pattern: "^(0\\.[0-9]+|[1-9][0-9]*(\\.[0-9]+)?)(B|KiB|MiB|GiB|TiB|KB|MB|GB|TB)$"},message:"must match pattern \""+"^(0\\.[0-9]+|[1-9][0-9]*(\\.[0-9]+)?)(B|KiB|MiB|GiB|TiB|KB|MB|GB|TB)$"+"\"",schema:"^(0\\.[0-9]+|[1-9][0-9]*(\\.[0-9]+)?)(B|KiB|MiB|GiB|TiB|KB|MB|GB|TB)$",parentSchema:schema100,data:data3};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/quota/writtenData",schemaPath:"#/definitions/size/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema100.type,parentSchema:schema100,data:data3};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data0.dataTransfer !== undefined){
let data4 = data0.dataTransfer;
if(typeof data4 === "string"){
if(!pattern58.test(data4)){
const err9 = {instancePath:instancePath+"/quota/dataTransfer",schemaPath:"#/definitions/size/pattern",keyword:"pattern",params:{pattern: "^(0\\.[0-9]+|[1-9][0-9]*(\\.[0-9]+)?)(B|KiB|MiB|GiB|TiB|KB|MB|GB|TB)$"},message:"must match pattern \""+"^(0\\.[0-9]+|[1-9][0-9]*(\\.[0-9]+)?)(B|KiB|MiB|GiB|TiB|KB|MB|GB|TB)$"+"\"",schema:"^(0\\.[0-9]+|[1-9][0-9]*(\\.[0-9]+)?)(B|KiB|MiB|GiB|TiB|KB|MB|GB|TB)$",parentSchema:schema100,data:data4};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/quota/dataTransfer",schemaPath:"#/definitions/size/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema100.type,parentSchema:schema100,data:data4};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data0.logicalSize !== undefined){
let data5 = data0.logicalSize;
if(typeof data5 === "string"){
if(!pattern58.test(data5)){
const err11 = {instancePath:instancePath+"/quota/logicalSize",schemaPath:"#/definitions/size/pattern",keyword:"pattern",params:{pattern: "^(0\\.[0-9]+|[1-9][0-9]*(\\.[0-9]+)?)(B|KiB|MiB|GiB|TiB|KB|MB|GB|TB)$"},message:"must match pattern \""+"^(0\\.[0-9]+|[1-9][0-9]*(\\.[0-9]+)?)(B|KiB|MiB|GiB|TiB|KB|MB|GB|TB)$"+"\"",schema:"^(0\\.[0-9]+|[1-9][0-9]*(\\.[0-9]+)?)(B|KiB|MiB|GiB|TiB|KB|MB|GB|TB)$",parentSchema:schema100,data:data5};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
else {
const err12 = {instancePath:instancePath+"/quota/logicalSize",schemaPath:"#/definitions/size/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema100.type,parentSchema:schema100,data:data5};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
}
else {
const err13 = {instancePath:instancePath+"/quota",schemaPath:"#/properties/quota/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema97.properties.quota.type,parentSchema:schema97.properties.quota,data:data0};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.branches !== undefined){
let data6 = data.branches;
if(!((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6)))){
const err14 = {instancePath:instancePath+"/branches",schemaPath:"#/definitions/count/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema103.type,parentSchema:schema103,data:data6};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(typeof data6 == "number"){
if(data6 > 1000000 || isNaN(data6)){
const err15 = {instancePath:instancePath+"/branches",schemaPath:"#/definitions/count/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000},message:"must be <= 1000000",schema:1000000,parentSchema:schema103,data:data6};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
if(data6 < 0 || isNaN(data6)){
const err16 = {instancePath:instancePath+"/branches",schemaPath:"#/definitions/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema103,data:data6};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
}
if(data.rootBranches !== undefined){
let data7 = data.rootBranches;
if(!((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7)))){
const err17 = {instancePath:instancePath+"/rootBranches",schemaPath:"#/definitions/count/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema103.type,parentSchema:schema103,data:data7};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if(typeof data7 == "number"){
if(data7 > 1000000 || isNaN(data7)){
const err18 = {instancePath:instancePath+"/rootBranches",schemaPath:"#/definitions/count/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000},message:"must be <= 1000000",schema:1000000,parentSchema:schema103,data:data7};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
if(data7 < 0 || isNaN(data7)){
const err19 = {instancePath:instancePath+"/rootBranches",schemaPath:"#/definitions/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema103,data:data7};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
}
if(data.snapshots !== undefined){
let data8 = data.snapshots;
if(!((typeof data8 == "number") && (!(data8 % 1) && !isNaN(data8)))){
const err20 = {instancePath:instancePath+"/snapshots",schemaPath:"#/definitions/count/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema103.type,parentSchema:schema103,data:data8};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
if(typeof data8 == "number"){
if(data8 > 1000000 || isNaN(data8)){
const err21 = {instancePath:instancePath+"/snapshots",schemaPath:"#/definitions/count/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000},message:"must be <= 1000000",schema:1000000,parentSchema:schema103,data:data8};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
if(data8 < 0 || isNaN(data8)){
const err22 = {instancePath:instancePath+"/snapshots",schemaPath:"#/definitions/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema103,data:data8};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
}
if(data.compute !== undefined){
let data9 = data.compute;
if(data9 && typeof data9 == "object" && !Array.isArray(data9)){
for(const key2 in data9){
if(!((key2 === "max") || (key2 === "minSuspendTimeout"))){
const err23 = {instancePath:instancePath+"/compute",schemaPath:"#/properties/compute/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties",schema:false,parentSchema:schema97.properties.compute,data:data9};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data9.max !== undefined){
let data10 = data9.max;
if(typeof data10 == "number"){
if(data10 > 56 || isNaN(data10)){
const err24 = {instancePath:instancePath+"/compute/max",schemaPath:"manifest.schema.json#/definitions/cu/maximum",keyword:"maximum",params:{comparison: "<=", limit: 56},message:"must be <= 56",schema:56,parentSchema:schema34,data:data10};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
if(data10 < 0.25 || isNaN(data10)){
const err25 = {instancePath:instancePath+"/compute/max",schemaPath:"manifest.schema.json#/definitions/cu/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0.25},message:"must be >= 0.25",schema:0.25,parentSchema:schema34,data:data10};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
let res0;
if((0.25 === 0 || (res0 = data10/0.25, res0 !== parseInt(res0)))){
const err26 = {instancePath:instancePath+"/compute/max",schemaPath:"manifest.schema.json#/definitions/cu/multipleOf",keyword:"multipleOf",params:{multipleOf: 0.25},message:"must be multiple of 0.25",schema:0.25,parentSchema:schema34,data:data10};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
else {
const err27 = {instancePath:instancePath+"/compute/max",schemaPath:"manifest.schema.json#/definitions/cu/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema34.type,parentSchema:schema34,data:data10};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data9.minSuspendTimeout !== undefined){
let data11 = data9.minSuspendTimeout;
if(typeof data11 === "string"){
if(!pattern21.test(data11)){
const err28 = {instancePath:instancePath+"/compute/minSuspendTimeout",schemaPath:"manifest.schema.json#/definitions/duration/pattern",keyword:"pattern",params:{pattern: "^(0\\.[0-9]+|[1-9][0-9]*(\\.[0-9]+)?)(s|m|h|d)$"},message:"must match pattern \""+"^(0\\.[0-9]+|[1-9][0-9]*(\\.[0-9]+)?)(s|m|h|d)$"+"\"",schema:"^(0\\.[0-9]+|[1-9][0-9]*(\\.[0-9]+)?)(s|m|h|d)$",parentSchema:schema48,data:data11};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
else {
const err29 = {instancePath:instancePath+"/compute/minSuspendTimeout",schemaPath:"manifest.schema.json#/definitions/duration/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema48.type,parentSchema:schema48,data:data11};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
}
else {
const err30 = {instancePath:instancePath+"/compute",schemaPath:"#/properties/compute/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema97.properties.compute.type,parentSchema:schema97.properties.compute,data:data9};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
if(data.historyRetention !== undefined){
let data12 = data.historyRetention;
if(typeof data12 === "string"){
if(!pattern21.test(data12)){
const err31 = {instancePath:instancePath+"/historyRetention",schemaPath:"manifest.schema.json#/definitions/duration/pattern",keyword:"pattern",params:{pattern: "^(0\\.[0-9]+|[1-9][0-9]*(\\.[0-9]+)?)(s|m|h|d)$"},message:"must match pattern \""+"^(0\\.[0-9]+|[1-9][0-9]*(\\.[0-9]+)?)(s|m|h|d)$"+"\"",schema:"^(0\\.[0-9]+|[1-9][0-9]*(\\.[0-9]+)?)(s|m|h|d)$",parentSchema:schema48,data:data12};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
else {
const err32 = {instancePath:instancePath+"/historyRetention",schemaPath:"manifest.schema.json#/definitions/duration/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema48.type,parentSchema:schema48,data:data12};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
if(data.asOf !== undefined){
let data13 = data.asOf;
if(typeof data13 === "string"){
if(!pattern5.test(data13)){
const err33 = {instancePath:instancePath+"/asOf",schemaPath:"manifest.schema.json#/definitions/date/pattern",keyword:"pattern",params:{pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}(:[0-9]{2})?Z)?$"},message:"must match pattern \""+"^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}(:[0-9]{2})?Z)?$"+"\"",schema:"^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}(:[0-9]{2})?Z)?$",parentSchema:schema20,data:data13};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
else {
const err34 = {instancePath:instancePath+"/asOf",schemaPath:"manifest.schema.json#/definitions/date/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema20.type,parentSchema:schema20,data:data13};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
}
else {
const err35 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema97.type,parentSchema:schema97,data};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
validate49.errors = vErrors;
return errors === 0;
}


function validate42(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.org === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "org"},message:"must have required property '"+"org"+"'",schema:schema82.required,parentSchema:schema82,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.quota === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "quota"},message:"must have required property '"+"quota"+"'",schema:schema82.required,parentSchema:schema82,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.compute === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "compute"},message:"must have required property '"+"compute"+"'",schema:schema82.required,parentSchema:schema82,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.historyRetention === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "historyRetention"},message:"must have required property '"+"historyRetention"+"'",schema:schema82.required,parentSchema:schema82,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
for(const key0 in data){
if(!(((((((key0 === "org") || (key0 === "quota")) || (key0 === "enforce")) || (key0 === "compute")) || (key0 === "historyRetention")) || (key0 === "snapshots")) || (key0 === "limits"))){
const err4 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema82,data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.org !== undefined){
let data0 = data.org;
if(typeof data0 === "string"){
if(!pattern0.test(data0)){
const err5 = {instancePath:instancePath+"/org",schemaPath:"manifest.schema.json#/definitions/name/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9-]{1,60}$"},message:"must match pattern \""+"^[a-z0-9-]{1,60}$"+"\"",schema:"^[a-z0-9-]{1,60}$",parentSchema:schema13,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/org",schemaPath:"manifest.schema.json#/definitions/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema13.type,parentSchema:schema13,data:data0};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.quota !== undefined){
let data1 = data.quota;
if(!(validate43(data1, {instancePath:instancePath+"/quota",parentData:data,parentDataProperty:"quota",rootData}))){
vErrors = vErrors === null ? validate43.errors : vErrors.concat(validate43.errors);
errors = vErrors.length;
}
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
if(data1.activeTime === undefined){
const err7 = {instancePath:instancePath+"/quota",schemaPath:"#/properties/quota/required",keyword:"required",params:{missingProperty: "activeTime"},message:"must have required property '"+"activeTime"+"'",schema:schema82.properties.quota.required,parentSchema:schema82.properties.quota,data:data1};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(data1.computeTime === undefined){
const err8 = {instancePath:instancePath+"/quota",schemaPath:"#/properties/quota/required",keyword:"required",params:{missingProperty: "computeTime"},message:"must have required property '"+"computeTime"+"'",schema:schema82.properties.quota.required,parentSchema:schema82.properties.quota,data:data1};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(data1.writtenData === undefined){
const err9 = {instancePath:instancePath+"/quota",schemaPath:"#/properties/quota/required",keyword:"required",params:{missingProperty: "writtenData"},message:"must have required property '"+"writtenData"+"'",schema:schema82.properties.quota.required,parentSchema:schema82.properties.quota,data:data1};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(data1.dataTransfer === undefined){
const err10 = {instancePath:instancePath+"/quota",schemaPath:"#/properties/quota/required",keyword:"required",params:{missingProperty: "dataTransfer"},message:"must have required property '"+"dataTransfer"+"'",schema:schema82.properties.quota.required,parentSchema:schema82.properties.quota,data:data1};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(data1.logicalSize === undefined){
const err11 = {instancePath:instancePath+"/quota",schemaPath:"#/properties/quota/required",keyword:"required",params:{missingProperty: "logicalSize"},message:"must have required property '"+"logicalSize"+"'",schema:schema82.properties.quota.required,parentSchema:schema82.properties.quota,data:data1};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
}
if(data.enforce !== undefined){
let data2 = data.enforce;
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
for(const key1 in data2){
const _errs10 = errors;
if(!(((((((((key1 === "quota.activeTime") || (key1 === "quota.computeTime")) || (key1 === "quota.writtenData")) || (key1 === "quota.dataTransfer")) || (key1 === "quota.logicalSize")) || (key1 === "compute.min")) || (key1 === "compute.max")) || (key1 === "compute.suspendTimeout")) || (key1 === "historyRetention"))){
const err12 = {instancePath:instancePath+"/enforce",schemaPath:"#/properties/enforce/propertyNames/enum",keyword:"enum",params:{allowedValues: schema82.properties.enforce.propertyNames.enum},message:"must be equal to one of the allowed values",schema:schema82.properties.enforce.propertyNames.enum,parentSchema:schema82.properties.enforce.propertyNames,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
var valid4 = _errs10 === errors;
if(!valid4){
const err13 = {instancePath:instancePath+"/enforce",schemaPath:"#/properties/enforce/propertyNames",keyword:"propertyNames",params:{propertyName: key1},message:"property name must be valid",schema:schema82.properties.enforce.propertyNames,parentSchema:schema82.properties.enforce,data:data2};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
for(const key2 in data2){
let data3 = data2[key2];
if(typeof data3 !== "string"){
const err14 = {instancePath:instancePath+"/enforce/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/enforce/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema82.properties.enforce.additionalProperties.type,parentSchema:schema82.properties.enforce.additionalProperties,data:data3};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(!(((data3 === "exact") || (data3 === "atLeast")) || (data3 === "ignore"))){
const err15 = {instancePath:instancePath+"/enforce/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/enforce/additionalProperties/enum",keyword:"enum",params:{allowedValues: schema82.properties.enforce.additionalProperties.enum},message:"must be equal to one of the allowed values",schema:schema82.properties.enforce.additionalProperties.enum,parentSchema:schema82.properties.enforce.additionalProperties,data:data3};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
}
else {
const err16 = {instancePath:instancePath+"/enforce",schemaPath:"#/properties/enforce/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema82.properties.enforce.type,parentSchema:schema82.properties.enforce,data:data2};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.compute !== undefined){
let data4 = data.compute;
if(!(validate45(data4, {instancePath:instancePath+"/compute",parentData:data,parentDataProperty:"compute",rootData}))){
vErrors = vErrors === null ? validate45.errors : vErrors.concat(validate45.errors);
errors = vErrors.length;
}
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
if(data4.min === undefined){
const err17 = {instancePath:instancePath+"/compute",schemaPath:"#/properties/compute/required",keyword:"required",params:{missingProperty: "min"},message:"must have required property '"+"min"+"'",schema:schema82.properties.compute.required,parentSchema:schema82.properties.compute,data:data4};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if(data4.max === undefined){
const err18 = {instancePath:instancePath+"/compute",schemaPath:"#/properties/compute/required",keyword:"required",params:{missingProperty: "max"},message:"must have required property '"+"max"+"'",schema:schema82.properties.compute.required,parentSchema:schema82.properties.compute,data:data4};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
if(data4.suspendTimeout === undefined){
const err19 = {instancePath:instancePath+"/compute",schemaPath:"#/properties/compute/required",keyword:"required",params:{missingProperty: "suspendTimeout"},message:"must have required property '"+"suspendTimeout"+"'",schema:schema82.properties.compute.required,parentSchema:schema82.properties.compute,data:data4};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
}
if(data.historyRetention !== undefined){
let data5 = data.historyRetention;
if(typeof data5 === "string"){
if(!pattern16.test(data5)){
const err20 = {instancePath:instancePath+"/historyRetention",schemaPath:"manifest.schema.json#/definitions/historyRetention/pattern",keyword:"pattern",params:{pattern: "^(none|(0\\.[0-9]+|[1-9][0-9]*(\\.[0-9]+)?)(s|m|h|d))$"},message:"must match pattern \""+"^(none|(0\\.[0-9]+|[1-9][0-9]*(\\.[0-9]+)?)(s|m|h|d))$"+"\"",schema:"^(none|(0\\.[0-9]+|[1-9][0-9]*(\\.[0-9]+)?)(s|m|h|d))$",parentSchema:schema37,data:data5};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
else {
const err21 = {instancePath:instancePath+"/historyRetention",schemaPath:"manifest.schema.json#/definitions/historyRetention/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema37.type,parentSchema:schema37,data:data5};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data.snapshots !== undefined){
let data6 = data.snapshots;
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
if(data6.schedule === undefined){
const err22 = {instancePath:instancePath+"/snapshots",schemaPath:"#/properties/snapshots/required",keyword:"required",params:{missingProperty: "schedule"},message:"must have required property '"+"schedule"+"'",schema:schema82.properties.snapshots.required,parentSchema:schema82.properties.snapshots,data:data6};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
for(const key3 in data6){
if(!(key3 === "schedule")){
const err23 = {instancePath:instancePath+"/snapshots",schemaPath:"#/properties/snapshots/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties",schema:false,parentSchema:schema82.properties.snapshots,data:data6};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data6.schedule !== undefined){
if(!(validate47(data6.schedule, {instancePath:instancePath+"/snapshots/schedule",parentData:data6,parentDataProperty:"schedule",rootData}))){
vErrors = vErrors === null ? validate47.errors : vErrors.concat(validate47.errors);
errors = vErrors.length;
}
}
}
else {
const err24 = {instancePath:instancePath+"/snapshots",schemaPath:"#/properties/snapshots/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema82.properties.snapshots.type,parentSchema:schema82.properties.snapshots,data:data6};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
if(data.limits !== undefined){
if(!(validate49(data.limits, {instancePath:instancePath+"/limits",parentData:data,parentDataProperty:"limits",rootData}))){
vErrors = vErrors === null ? validate49.errors : vErrors.concat(validate49.errors);
errors = vErrors.length;
}
}
}
else {
const err25 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema82.type,parentSchema:schema82,data};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
validate42.errors = vErrors;
return errors === 0;
}

const schema110 = {"description":"A limit for each kind of change.","type":"object","additionalProperties":false,"properties":{"delete":{"description":"Projects deleted.","default":{"max":20,"share":"1%"},"examples":[{"max":5}],"allOf":[{"$ref":"#/definitions/safetyLimit"}]},"suspend":{"description":"Tenants suspended.","default":{"max":20,"share":"1%"},"examples":[{"max":5}],"allOf":[{"$ref":"#/definitions/safetyLimit"}]},"restore":{"description":"Branches restored.","default":{"max":5},"examples":[{"max":1}],"allOf":[{"$ref":"#/definitions/safetyLimit"}]},"transfer":{"description":"Projects moved between orgs.","default":{"max":500},"examples":[{"max":50}],"allOf":[{"$ref":"#/definitions/safetyLimit"}]},"create":{"description":"Projects created. The share counts above 10 projects only.","default":{"max":1000,"share":"50%"},"examples":[{"max":100}],"allOf":[{"$ref":"#/definitions/safetyLimit"}]},"update":{"description":"Tenants whose settings change.","default":{"share":"90%"},"examples":[{"share":"50%"}],"allOf":[{"$ref":"#/definitions/safetyLimit"}]}}};
const schema111 = {"description":"One kind's limit; a key that is not written keeps the default of its kind.","type":"object","additionalProperties":false,"properties":{"max":{"description":"Most tenants, whatever the fleet's size.","examples":[20],"x-absent":"the kind's default","allOf":[{"$ref":"#/definitions/count"}]},"share":{"description":"Share of the managed tenants; at least one is always allowed.","examples":["1%"],"x-absent":"the kind's default","allOf":[{"$ref":"#/definitions/share"}]}}};
const schema113 = {"description":"A share, above 0% and at most 100%.","x-kind":"share","type":"string","pattern":"^[0-9]{1,3}(\\.[0-9]{1,6})?%$"};
const pattern64 = new RegExp("^[0-9]{1,3}(\\.[0-9]{1,6})?%$", "u");

function validate53(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((key0 === "max") || (key0 === "share"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema111,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.max !== undefined){
let data0 = data.max;
if(!((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0)))){
const err1 = {instancePath:instancePath+"/max",schemaPath:"#/definitions/count/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema103.type,parentSchema:schema103,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(typeof data0 == "number"){
if(data0 > 1000000 || isNaN(data0)){
const err2 = {instancePath:instancePath+"/max",schemaPath:"#/definitions/count/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000},message:"must be <= 1000000",schema:1000000,parentSchema:schema103,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data0 < 0 || isNaN(data0)){
const err3 = {instancePath:instancePath+"/max",schemaPath:"#/definitions/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema103,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
}
if(data.share !== undefined){
let data1 = data.share;
if(typeof data1 === "string"){
if(!pattern64.test(data1)){
const err4 = {instancePath:instancePath+"/share",schemaPath:"#/definitions/share/pattern",keyword:"pattern",params:{pattern: "^[0-9]{1,3}(\\.[0-9]{1,6})?%$"},message:"must match pattern \""+"^[0-9]{1,3}(\\.[0-9]{1,6})?%$"+"\"",schema:"^[0-9]{1,3}(\\.[0-9]{1,6})?%$",parentSchema:schema113,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/share",schemaPath:"#/definitions/share/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema113.type,parentSchema:schema113,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
}
else {
const err6 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema111.type,parentSchema:schema111,data};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
validate53.errors = vErrors;
return errors === 0;
}


function validate52(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((((((key0 === "delete") || (key0 === "suspend")) || (key0 === "restore")) || (key0 === "transfer")) || (key0 === "create")) || (key0 === "update"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema110,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.delete !== undefined){
if(!(validate53(data.delete, {instancePath:instancePath+"/delete",parentData:data,parentDataProperty:"delete",rootData}))){
vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors);
errors = vErrors.length;
}
}
if(data.suspend !== undefined){
if(!(validate53(data.suspend, {instancePath:instancePath+"/suspend",parentData:data,parentDataProperty:"suspend",rootData}))){
vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors);
errors = vErrors.length;
}
}
if(data.restore !== undefined){
if(!(validate53(data.restore, {instancePath:instancePath+"/restore",parentData:data,parentDataProperty:"restore",rootData}))){
vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors);
errors = vErrors.length;
}
}
if(data.transfer !== undefined){
if(!(validate53(data.transfer, {instancePath:instancePath+"/transfer",parentData:data,parentDataProperty:"transfer",rootData}))){
vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors);
errors = vErrors.length;
}
}
if(data.create !== undefined){
if(!(validate53(data.create, {instancePath:instancePath+"/create",parentData:data,parentDataProperty:"create",rootData}))){
vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors);
errors = vErrors.length;
}
}
if(data.update !== undefined){
if(!(validate53(data.update, {instancePath:instancePath+"/update",parentData:data,parentDataProperty:"update",rootData}))){
vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors);
errors = vErrors.length;
}
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema110.type,parentSchema:schema110,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate52.errors = vErrors;
return errors === 0;
}

const schema114 = {"description":"API calls a minute.","type":"object","additionalProperties":false,"properties":{"perMinute":{"description":"The account's limit.","type":"integer","minimum":1,"maximum":1000000,"default":700,"examples":[700]},"share":{"description":"Our part of it.","default":"60%","examples":["60%"],"allOf":[{"$ref":"#/definitions/share"}]},"burst":{"description":"Calls that may be made at once; below perMinute.","type":"integer","minimum":1,"maximum":1000000,"default":40,"examples":[40]},"cells":{"description":"Divides the fleet for several appliers. Not applied by this version.","type":"object","additionalProperties":false,"x-absent":"one cell","examples":[{"size":500}],"properties":{"size":{"description":"Tenants in a cell.","type":"integer","minimum":1,"maximum":1000000,"default":500,"examples":[500]}}}}};

function validate61(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((((key0 === "perMinute") || (key0 === "share")) || (key0 === "burst")) || (key0 === "cells"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema114,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.perMinute !== undefined){
let data0 = data.perMinute;
if(!((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0)))){
const err1 = {instancePath:instancePath+"/perMinute",schemaPath:"#/properties/perMinute/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema114.properties.perMinute.type,parentSchema:schema114.properties.perMinute,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(typeof data0 == "number"){
if(data0 > 1000000 || isNaN(data0)){
const err2 = {instancePath:instancePath+"/perMinute",schemaPath:"#/properties/perMinute/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000},message:"must be <= 1000000",schema:1000000,parentSchema:schema114.properties.perMinute,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data0 < 1 || isNaN(data0)){
const err3 = {instancePath:instancePath+"/perMinute",schemaPath:"#/properties/perMinute/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema114.properties.perMinute,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
}
if(data.share !== undefined){
let data1 = data.share;
if(typeof data1 === "string"){
if(!pattern64.test(data1)){
const err4 = {instancePath:instancePath+"/share",schemaPath:"#/definitions/share/pattern",keyword:"pattern",params:{pattern: "^[0-9]{1,3}(\\.[0-9]{1,6})?%$"},message:"must match pattern \""+"^[0-9]{1,3}(\\.[0-9]{1,6})?%$"+"\"",schema:"^[0-9]{1,3}(\\.[0-9]{1,6})?%$",parentSchema:schema113,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/share",schemaPath:"#/definitions/share/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema113.type,parentSchema:schema113,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.burst !== undefined){
let data2 = data.burst;
if(!((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2)))){
const err6 = {instancePath:instancePath+"/burst",schemaPath:"#/properties/burst/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema114.properties.burst.type,parentSchema:schema114.properties.burst,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(typeof data2 == "number"){
if(data2 > 1000000 || isNaN(data2)){
const err7 = {instancePath:instancePath+"/burst",schemaPath:"#/properties/burst/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000},message:"must be <= 1000000",schema:1000000,parentSchema:schema114.properties.burst,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(data2 < 1 || isNaN(data2)){
const err8 = {instancePath:instancePath+"/burst",schemaPath:"#/properties/burst/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema114.properties.burst,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
}
if(data.cells !== undefined){
let data3 = data.cells;
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
for(const key1 in data3){
if(!(key1 === "size")){
const err9 = {instancePath:instancePath+"/cells",schemaPath:"#/properties/cells/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties",schema:false,parentSchema:schema114.properties.cells,data:data3};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data3.size !== undefined){
let data4 = data3.size;
if(!((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4)))){
const err10 = {instancePath:instancePath+"/cells/size",schemaPath:"#/properties/cells/properties/size/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema114.properties.cells.properties.size.type,parentSchema:schema114.properties.cells.properties.size,data:data4};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(typeof data4 == "number"){
if(data4 > 1000000 || isNaN(data4)){
const err11 = {instancePath:instancePath+"/cells/size",schemaPath:"#/properties/cells/properties/size/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000},message:"must be <= 1000000",schema:1000000,parentSchema:schema114.properties.cells.properties.size,data:data4};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if(data4 < 1 || isNaN(data4)){
const err12 = {instancePath:instancePath+"/cells/size",schemaPath:"#/properties/cells/properties/size/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema114.properties.cells.properties.size,data:data4};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
}
}
else {
const err13 = {instancePath:instancePath+"/cells",schemaPath:"#/properties/cells/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema114.properties.cells.type,parentSchema:schema114.properties.cells,data:data3};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
}
else {
const err14 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema114.type,parentSchema:schema114,data};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
validate61.errors = vErrors;
return errors === 0;
}

const schema116 = {"description":"How changes are carried out.","type":"object","additionalProperties":false,"properties":{"settle":{"description":"How long a request whose answer was lost may still take effect; until then nothing is created again.","default":"60s","examples":["60s"],"allOf":[{"$ref":"#/definitions/wait"}]},"operationTimeout":{"description":"How long an operation of Neon's may run before its change counts as failed.","default":"10m","examples":["10m"],"allOf":[{"$ref":"#/definitions/wait"}]},"requestTimeout":{"description":"How long one request may take.","default":"30s","examples":["30s"],"allOf":[{"$ref":"#/definitions/wait"}]},"concurrency":{"description":"Tenants worked on at a time.","type":"integer","minimum":1,"maximum":256,"default":16,"examples":[16]}}};

function validate63(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((((key0 === "settle") || (key0 === "operationTimeout")) || (key0 === "requestTimeout")) || (key0 === "concurrency"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema116,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.settle !== undefined){
let data0 = data.settle;
if(typeof data0 === "string"){
if(!pattern66.test(data0)){
const err1 = {instancePath:instancePath+"/settle",schemaPath:"#/definitions/wait/pattern",keyword:"pattern",params:{pattern: "^(0\\.[0-9]+|[1-9][0-9]*(\\.[0-9]+)?)(ms|s|m|h|d)$"},message:"must match pattern \""+"^(0\\.[0-9]+|[1-9][0-9]*(\\.[0-9]+)?)(ms|s|m|h|d)$"+"\"",schema:"^(0\\.[0-9]+|[1-9][0-9]*(\\.[0-9]+)?)(ms|s|m|h|d)$",parentSchema:schema117,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
else {
const err2 = {instancePath:instancePath+"/settle",schemaPath:"#/definitions/wait/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema117.type,parentSchema:schema117,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.operationTimeout !== undefined){
let data1 = data.operationTimeout;
if(typeof data1 === "string"){
if(!pattern66.test(data1)){
const err3 = {instancePath:instancePath+"/operationTimeout",schemaPath:"#/definitions/wait/pattern",keyword:"pattern",params:{pattern: "^(0\\.[0-9]+|[1-9][0-9]*(\\.[0-9]+)?)(ms|s|m|h|d)$"},message:"must match pattern \""+"^(0\\.[0-9]+|[1-9][0-9]*(\\.[0-9]+)?)(ms|s|m|h|d)$"+"\"",schema:"^(0\\.[0-9]+|[1-9][0-9]*(\\.[0-9]+)?)(ms|s|m|h|d)$",parentSchema:schema117,data:data1};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/operationTimeout",schemaPath:"#/definitions/wait/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema117.type,parentSchema:schema117,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.requestTimeout !== undefined){
let data2 = data.requestTimeout;
if(typeof data2 === "string"){
if(!pattern66.test(data2)){
const err5 = {instancePath:instancePath+"/requestTimeout",schemaPath:"#/definitions/wait/pattern",keyword:"pattern",params:{pattern: "^(0\\.[0-9]+|[1-9][0-9]*(\\.[0-9]+)?)(ms|s|m|h|d)$"},message:"must match pattern \""+"^(0\\.[0-9]+|[1-9][0-9]*(\\.[0-9]+)?)(ms|s|m|h|d)$"+"\"",schema:"^(0\\.[0-9]+|[1-9][0-9]*(\\.[0-9]+)?)(ms|s|m|h|d)$",parentSchema:schema117,data:data2};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/requestTimeout",schemaPath:"#/definitions/wait/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema117.type,parentSchema:schema117,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.concurrency !== undefined){
let data3 = data.concurrency;
if(!((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3)))){
const err7 = {instancePath:instancePath+"/concurrency",schemaPath:"#/properties/concurrency/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema116.properties.concurrency.type,parentSchema:schema116.properties.concurrency,data:data3};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(typeof data3 == "number"){
if(data3 > 256 || isNaN(data3)){
const err8 = {instancePath:instancePath+"/concurrency",schemaPath:"#/properties/concurrency/maximum",keyword:"maximum",params:{comparison: "<=", limit: 256},message:"must be <= 256",schema:256,parentSchema:schema116.properties.concurrency,data:data3};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(data3 < 1 || isNaN(data3)){
const err9 = {instancePath:instancePath+"/concurrency",schemaPath:"#/properties/concurrency/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema116.properties.concurrency,data:data3};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
}
}
else {
const err10 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema116.type,parentSchema:schema116,data};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
validate63.errors = vErrors;
return errors === 0;
}


function validate10(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="fleet.schema.json" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.fleet === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "fleet"},message:"must have required property '"+"fleet"+"'",schema:schema11.required,parentSchema:schema11,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.orgs === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "orgs"},message:"must have required property '"+"orgs"+"'",schema:schema11.required,parentSchema:schema11,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.tiers === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "tiers"},message:"must have required property '"+"tiers"+"'",schema:schema11.required,parentSchema:schema11,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
for(const key0 in data){
if(!(func2.call(schema11.properties, key0))){
const err3 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema11,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.fleet !== undefined){
let data0 = data.fleet;
if(typeof data0 === "string"){
if(!pattern0.test(data0)){
const err4 = {instancePath:instancePath+"/fleet",schemaPath:"manifest.schema.json#/definitions/name/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9-]{1,60}$"},message:"must match pattern \""+"^[a-z0-9-]{1,60}$"+"\"",schema:"^[a-z0-9-]{1,60}$",parentSchema:schema13,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/fleet",schemaPath:"manifest.schema.json#/definitions/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema13.type,parentSchema:schema13,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.sources !== undefined){
let data1 = data.sources;
if(Array.isArray(data1)){
if(data1.length < 1){
const err6 = {instancePath:instancePath+"/sources",schemaPath:"#/properties/sources/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema11.properties.sources,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
if(!(validate33(data1[i0], {instancePath:instancePath+"/sources/" + i0,parentData:data1,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate33.errors : vErrors.concat(validate33.errors);
errors = vErrors.length;
}
}
}
else {
const err7 = {instancePath:instancePath+"/sources",schemaPath:"#/properties/sources/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema11.properties.sources.type,parentSchema:schema11.properties.sources,data:data1};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.naming !== undefined){
let data3 = data.naming;
if(typeof data3 === "string"){
if(func4(data3) > 100){
const err8 = {instancePath:instancePath+"/naming",schemaPath:"#/properties/naming/maxLength",keyword:"maxLength",params:{limit: 100},message:"must NOT have more than 100 characters",schema:100,parentSchema:schema11.properties.naming,data:data3};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(!pattern35.test(data3)){
const err9 = {instancePath:instancePath+"/naming",schemaPath:"#/properties/naming/pattern",keyword:"pattern",params:{pattern: "^[^{}]*\\{tenant\\}[^{}]*$"},message:"must match pattern \""+"^[^{}]*\\{tenant\\}[^{}]*$"+"\"",schema:"^[^{}]*\\{tenant\\}[^{}]*$",parentSchema:schema11.properties.naming,data:data3};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/naming",schemaPath:"#/properties/naming/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.naming.type,parentSchema:schema11.properties.naming,data:data3};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.orgs !== undefined){
let data4 = data.orgs;
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
if(Object.keys(data4).length < 1){
const err11 = {instancePath:instancePath+"/orgs",schemaPath:"#/properties/orgs/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema11.properties.orgs,data:data4};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
for(const key1 in data4){
const _errs13 = errors;
if(typeof key1 === "string"){
if(!pattern0.test(key1)){
const err12 = {instancePath:instancePath+"/orgs",schemaPath:"manifest.schema.json#/definitions/name/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9-]{1,60}$"},message:"must match pattern \""+"^[a-z0-9-]{1,60}$"+"\"",schema:"^[a-z0-9-]{1,60}$",parentSchema:schema13,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
else {
const err13 = {instancePath:instancePath+"/orgs",schemaPath:"manifest.schema.json#/definitions/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema13.type,parentSchema:schema13,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
var valid5 = _errs13 === errors;
if(!valid5){
const err14 = {instancePath:instancePath+"/orgs",schemaPath:"#/properties/orgs/propertyNames",keyword:"propertyNames",params:{propertyName: key1},message:"property name must be valid",schema:schema11.properties.orgs.propertyNames,parentSchema:schema11.properties.orgs,data:data4};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
for(const key2 in data4){
if(!(validate35(data4[key2], {instancePath:instancePath+"/orgs/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data4,parentDataProperty:key2,rootData}))){
vErrors = vErrors === null ? validate35.errors : vErrors.concat(validate35.errors);
errors = vErrors.length;
}
}
}
else {
const err15 = {instancePath:instancePath+"/orgs",schemaPath:"#/properties/orgs/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema11.properties.orgs.type,parentSchema:schema11.properties.orgs,data:data4};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.personalApiKeyEnv !== undefined){
let data6 = data.personalApiKeyEnv;
if(typeof data6 === "string"){
if(!pattern38.test(data6)){
const err16 = {instancePath:instancePath+"/personalApiKeyEnv",schemaPath:"#/definitions/keyEnv/pattern",keyword:"pattern",params:{pattern: "^NEON_API_KEY(_[A-Z0-9]+)*$"},message:"must match pattern \""+"^NEON_API_KEY(_[A-Z0-9]+)*$"+"\"",schema:"^NEON_API_KEY(_[A-Z0-9]+)*$",parentSchema:schema70,data:data6};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
else {
const err17 = {instancePath:instancePath+"/personalApiKeyEnv",schemaPath:"#/definitions/keyEnv/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema70.type,parentSchema:schema70,data:data6};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data.environments !== undefined){
let data7 = data.environments;
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
for(const key3 in data7){
const _errs24 = errors;
if(typeof key3 === "string"){
if(!pattern0.test(key3)){
const err18 = {instancePath:instancePath+"/environments",schemaPath:"manifest.schema.json#/definitions/name/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9-]{1,60}$"},message:"must match pattern \""+"^[a-z0-9-]{1,60}$"+"\"",schema:"^[a-z0-9-]{1,60}$",parentSchema:schema13,data:key3,propertyName:key3};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
else {
const err19 = {instancePath:instancePath+"/environments",schemaPath:"manifest.schema.json#/definitions/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema13.type,parentSchema:schema13,data:key3,propertyName:key3};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
var valid10 = _errs24 === errors;
if(!valid10){
const err20 = {instancePath:instancePath+"/environments",schemaPath:"#/properties/environments/propertyNames",keyword:"propertyNames",params:{propertyName: key3},message:"property name must be valid",schema:schema11.properties.environments.propertyNames,parentSchema:schema11.properties.environments,data:data7};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
for(const key4 in data7){
if(!(validate37(data7[key4], {instancePath:instancePath+"/environments/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data7,parentDataProperty:key4,rootData}))){
vErrors = vErrors === null ? validate37.errors : vErrors.concat(validate37.errors);
errors = vErrors.length;
}
}
}
else {
const err21 = {instancePath:instancePath+"/environments",schemaPath:"#/properties/environments/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema11.properties.environments.type,parentSchema:schema11.properties.environments,data:data7};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data.defaults !== undefined){
if(!(validate40(data.defaults, {instancePath:instancePath+"/defaults",parentData:data,parentDataProperty:"defaults",rootData}))){
vErrors = vErrors === null ? validate40.errors : vErrors.concat(validate40.errors);
errors = vErrors.length;
}
}
if(data.tiers !== undefined){
let data10 = data.tiers;
if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
if(Object.keys(data10).length < 1){
const err22 = {instancePath:instancePath+"/tiers",schemaPath:"#/properties/tiers/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema11.properties.tiers,data:data10};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
for(const key5 in data10){
const _errs33 = errors;
if(typeof key5 === "string"){
if(!pattern0.test(key5)){
const err23 = {instancePath:instancePath+"/tiers",schemaPath:"manifest.schema.json#/definitions/name/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9-]{1,60}$"},message:"must match pattern \""+"^[a-z0-9-]{1,60}$"+"\"",schema:"^[a-z0-9-]{1,60}$",parentSchema:schema13,data:key5,propertyName:key5};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
else {
const err24 = {instancePath:instancePath+"/tiers",schemaPath:"manifest.schema.json#/definitions/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema13.type,parentSchema:schema13,data:key5,propertyName:key5};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
var valid14 = _errs33 === errors;
if(!valid14){
const err25 = {instancePath:instancePath+"/tiers",schemaPath:"#/properties/tiers/propertyNames",keyword:"propertyNames",params:{propertyName: key5},message:"property name must be valid",schema:schema11.properties.tiers.propertyNames,parentSchema:schema11.properties.tiers,data:data10};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
for(const key6 in data10){
if(!(validate42(data10[key6], {instancePath:instancePath+"/tiers/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data10,parentDataProperty:key6,rootData}))){
vErrors = vErrors === null ? validate42.errors : vErrors.concat(validate42.errors);
errors = vErrors.length;
}
}
}
else {
const err26 = {instancePath:instancePath+"/tiers",schemaPath:"#/properties/tiers/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema11.properties.tiers.type,parentSchema:schema11.properties.tiers,data:data10};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data.safety !== undefined){
if(!(validate52(data.safety, {instancePath:instancePath+"/safety",parentData:data,parentDataProperty:"safety",rootData}))){
vErrors = vErrors === null ? validate52.errors : vErrors.concat(validate52.errors);
errors = vErrors.length;
}
}
if(data.rate !== undefined){
if(!(validate61(data.rate, {instancePath:instancePath+"/rate",parentData:data,parentDataProperty:"rate",rootData}))){
vErrors = vErrors === null ? validate61.errors : vErrors.concat(validate61.errors);
errors = vErrors.length;
}
}
if(data.apply !== undefined){
if(!(validate63(data.apply, {instancePath:instancePath+"/apply",parentData:data,parentDataProperty:"apply",rootData}))){
vErrors = vErrors === null ? validate63.errors : vErrors.concat(validate63.errors);
errors = vErrors.length;
}
}
if(data.planMaxAge !== undefined){
let data15 = data.planMaxAge;
if(typeof data15 === "string"){
if(!pattern66.test(data15)){
const err27 = {instancePath:instancePath+"/planMaxAge",schemaPath:"#/definitions/wait/pattern",keyword:"pattern",params:{pattern: "^(0\\.[0-9]+|[1-9][0-9]*(\\.[0-9]+)?)(ms|s|m|h|d)$"},message:"must match pattern \""+"^(0\\.[0-9]+|[1-9][0-9]*(\\.[0-9]+)?)(ms|s|m|h|d)$"+"\"",schema:"^(0\\.[0-9]+|[1-9][0-9]*(\\.[0-9]+)?)(ms|s|m|h|d)$",parentSchema:schema117,data:data15};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
else {
const err28 = {instancePath:instancePath+"/planMaxAge",schemaPath:"#/definitions/wait/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema117.type,parentSchema:schema117,data:data15};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
if(data.prices !== undefined){
let data16 = data.prices;
if(typeof data16 === "string"){
if(func4(data16) > 300){
const err29 = {instancePath:instancePath+"/prices",schemaPath:"#/properties/prices/maxLength",keyword:"maxLength",params:{limit: 300},message:"must NOT have more than 300 characters",schema:300,parentSchema:schema11.properties.prices,data:data16};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
if(func4(data16) < 1){
const err30 = {instancePath:instancePath+"/prices",schemaPath:"#/properties/prices/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema11.properties.prices,data:data16};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
else {
const err31 = {instancePath:instancePath+"/prices",schemaPath:"#/properties/prices/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.prices.type,parentSchema:schema11.properties.prices,data:data16};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
}
else {
const err32 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema11.type,parentSchema:schema11,data};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
validate10.errors = vErrors;
return errors === 0;
}

export const manifestValidator: Validator = validate11;
const schema12 = {"$schema":"http://json-schema.org/draft-07/schema#","$id":"manifest.schema.json","title":"ManifestDocument","description":"One tenant. A file holds one or many, each its own YAML document. What is not written here comes from the tier.","type":"object","additionalProperties":false,"required":["tenant"],"properties":{"tenant":{"description":"The key of the tenant, the same for ever. The Neon project has this name, unless `naming`, `name` or `projectId` says otherwise. Renaming the file changes nothing.","examples":["nova-notes"],"allOf":[{"$ref":"#/definitions/name"}]},"tier":{"description":"A tier of the fleet file. Another tier is an upgrade or a downgrade: a transfer between orgs, never a new database.","examples":["free"],"x-absent":"an error, except with `state: deleted`","allOf":[{"$ref":"#/definitions/name"}]},"project":{"description":"Tells several projects of one tenant apart; the project name becomes `tenant.project`. Not applied by this version.","examples":["worker"],"x-absent":"the tenant's one project","allOf":[{"$ref":"#/definitions/name"}]},"environment":{"description":"An environment of the fleet file, with orgs and keys of its own; the project name ends with `@environment`. Not applied by this version.","examples":["staging"],"x-absent":"the fleet's own orgs","allOf":[{"$ref":"#/definitions/name"}]},"projectId":{"description":"Pins the Neon project. A pinned project that is gone is reported as missing; it is never replaced by a new one.","examples":["crimson-sun-12345678"],"x-absent":"found by tenantry.lock, then by the exact project name","allOf":[{"$ref":"#/definitions/id"}]},"name":{"description":"The Neon project's name, where it is not the one that `naming` gives.","examples":["Nova Notes (main)"],"x-absent":"the fleet's `naming`","allOf":[{"$ref":"#/definitions/projectName"}]},"state":{"description":"`suspended`: no compute can start until the state is `active` again; declared quotas are kept. `deleted`: a tombstone, the only way to delete. These two need a reason.","type":"string","enum":["active","suspended","deleted"],"default":"active","examples":["suspended"]},"reason":{"description":"Why the tenant is suspended or deleted; shown in plans and audits.","examples":["customer closed the account, SUP-1412"],"x-absent":"an error with `state: suspended` or `deleted`","allOf":[{"$ref":"#/definitions/text"}]},"deleteAfter":{"description":"Only with `state: deleted`: suspended until this date, deleted after it.","examples":["2026-03-20"],"x-absent":"deleted by the next apply that has consent","allOf":[{"$ref":"#/definitions/date"}]},"graceUntil":{"description":"With a smaller `tier`: keep the larger one until everything fits, and warn until this date; then the move is blocked. Data is never cut.","examples":["2026-04-01"],"x-absent":"a downgrade that does not fit is refused","allOf":[{"$ref":"#/definitions/date"}]},"labels":{"description":"Your own marks, for `--label` and reports. Neon never sees them.","type":"object","additionalProperties":{"type":"string","maxLength":200,"x-kind":"text"},"default":{},"examples":[{"customer":"cus_8231"}]},"region":{"description":"Neon region. Fixed when the project is created.","examples":["aws-us-east-2"],"x-absent":"the fleet's `defaults`","allOf":[{"$ref":"#/definitions/region"}]},"pgVersion":{"description":"Postgres major version. Fixed when the project is created.","examples":[17],"x-absent":"the fleet's `defaults`","allOf":[{"$ref":"#/definitions/pgVersion"}]},"branch":{"description":"Name of the first branch. Fixed when the project is created.","examples":["main"],"x-absent":"the fleet's `defaults`","allOf":[{"$ref":"#/definitions/branchName"}]},"database":{"description":"Name of the first database. Fixed when the project is created.","examples":["neondb"],"x-absent":"the fleet's `defaults`","allOf":[{"$ref":"#/definitions/identifier"}]},"role":{"description":"Name of the first role. Fixed when the project is created.","examples":["neondb_owner"],"x-absent":"the fleet's `defaults`","allOf":[{"$ref":"#/definitions/identifier"}]},"quota":{"description":"Quotas that differ from the tier's. Those not written keep the tier's amount.","x-absent":"the tier's","examples":[{"dataTransfer":"200GiB"}],"allOf":[{"$ref":"#/definitions/quota"}]},"compute":{"description":"Compute settings that differ from the tier's.","x-absent":"the tier's","examples":[{"max":8}],"allOf":[{"$ref":"#/definitions/compute"}]},"historyRetention":{"description":"How far back the project can be restored: `none`, or up to 30d.","x-absent":"the tier's","examples":["7d"],"allOf":[{"$ref":"#/definitions/historyRetention"}]},"exceptions":{"description":"Dated permissions to differ, each with an end and a reason.","type":"array","default":[],"examples":[[{"field":"historyRetention","allow":"drift","until":"2026-04-01","reason":"raised for the audit, OPS-77"}]],"items":{"$ref":"#/definitions/exception"}},"snapshots":{"description":"Named snapshots and a schedule. Not applied by this version: a tenant that declares it is refused by name.","x-absent":"the tier's schedule, no named snapshots","examples":[{"named":{"v1.0-launch":{"at":"2026-03-04T10:00:00Z"}}}],"allOf":[{"$ref":"#/definitions/snapshots"}]},"branches":{"description":"Branches besides the first, by name. Not applied by this version: a tenant that declares it is refused by name.","type":"object","propertyNames":{"$ref":"#/definitions/branchName"},"additionalProperties":{"$ref":"#/definitions/branch"},"default":{},"examples":[{"dev":{"parent":"main","expiresIn":"7d","compute":{"max":0.5}}}]},"databases":{"description":"Databases besides the first, by name. Not applied by this version: a tenant that declares it is refused by name.","type":"object","propertyNames":{"$ref":"#/definitions/identifier"},"additionalProperties":{"$ref":"#/definitions/database"},"default":{},"examples":[{"app":{"owner":"app_owner"}}]},"neonAuth":{"description":"Neon Auth on the first branch. Not applied by this version: a tenant that declares it is refused by name.","x-absent":"off","examples":[{"oauth":["google","github"],"trustedDomains":["https://app.vega.example"]}],"allOf":[{"$ref":"#/definitions/neonAuth"}]},"dataApi":{"description":"The Data API on the first branch. Not applied by this version: a tenant that declares it is refused by name.","x-absent":"off","examples":[{"database":"app","auth":"neonAuth"}],"allOf":[{"$ref":"#/definitions/dataApi"}]},"restore":{"description":"Restores the first branch once per `id`. Not applied by this version: a tenant that declares it is refused by name.","x-absent":"nothing is restored","examples":[{"from":"v1.0-launch","id":"2026-03-04T10:00:00Z"}],"allOf":[{"$ref":"#/definitions/restore"}]}},"definitions":{"name":{"description":"A key: a-z, 0-9 and -, at most 60 characters.","x-kind":"name","type":"string","pattern":"^[a-z0-9-]{1,60}$"},"id":{"description":"An id of Neon's.","x-kind":"name","type":"string","pattern":"^[a-z0-9-]{1,60}$"},"projectName":{"description":"1 to 256 printable characters.","x-kind":"text","type":"string","minLength":1,"maxLength":256},"branchName":{"description":"1 to 256 printable characters.","x-kind":"text","type":"string","minLength":1,"maxLength":256},"identifier":{"description":"A Postgres name of at most 63 characters; `pg_…` and the names Neon uses itself are reserved.","x-kind":"identifier","type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_$-]{0,62}$"},"text":{"description":"One line of text, 1 to 1000 characters.","x-kind":"text","type":"string","minLength":1,"maxLength":1000},"region":{"description":"A Neon region.","x-kind":"name","type":"string","pattern":"^[a-z0-9-]{1,60}$"},"pgVersion":{"description":"A Postgres major version.","type":"integer","minimum":14,"maximum":18},"date":{"description":"A UTC date, `2026-04-01`, or date and time, `2026-04-01T18:00:00Z`.","x-kind":"date","type":"string","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}(:[0-9]{2})?Z)?$"},"timeQuota":{"description":"A duration (`s m h d`) or `unlimited`; 0 is an error.","x-kind":"timeQuota","type":"string","pattern":"^(unlimited|(0\\.[0-9]+|[1-9][0-9]*(\\.[0-9]+)?)(s|m|h|d))$"},"sizeQuota":{"description":"A size (`KiB MiB GiB TiB` binary, `KB MB GB TB` decimal, `B`) or `unlimited`; 0 is an error.","x-kind":"sizeQuota","type":"string","pattern":"^(unlimited|(0\\.[0-9]+|[1-9][0-9]*(\\.[0-9]+)?)(B|KiB|MiB|GiB|TiB|KB|MB|GB|TB))$"},"duration":{"description":"A duration (`s m h d`).","x-kind":"duration","type":"string","pattern":"^(0\\.[0-9]+|[1-9][0-9]*(\\.[0-9]+)?)(s|m|h|d)$"},"suspendTimeout":{"description":"60s to 7d, or `never`.","x-kind":"suspendTimeout","type":"string","pattern":"^(never|(0\\.[0-9]+|[1-9][0-9]*(\\.[0-9]+)?)(s|m|h|d))$"},"historyRetention":{"description":"Up to 30d, or `none`.","x-kind":"historyRetention","type":"string","pattern":"^(none|(0\\.[0-9]+|[1-9][0-9]*(\\.[0-9]+)?)(s|m|h|d))$"},"cu":{"description":"Compute units: 0.25 to 56, a multiple of 0.25.","x-kind":"cu","type":"number","minimum":0.25,"maximum":56,"multipleOf":0.25},"quota":{"description":"What Neon enforces, per project and billing period (`logicalSize`: per branch, never reset).","type":"object","additionalProperties":false,"properties":{"activeTime":{"description":"Wall-clock time that computes are up.","examples":["100h"],"x-absent":"the tier's","allOf":[{"$ref":"#/definitions/timeQuota"}]},"computeTime":{"description":"CU time: one hour at 2 CU counts 2h.","examples":["unlimited"],"x-absent":"the tier's","allOf":[{"$ref":"#/definitions/timeQuota"}]},"writtenData":{"description":"Data written to all branches.","examples":["unlimited"],"x-absent":"the tier's","allOf":[{"$ref":"#/definitions/sizeQuota"}]},"dataTransfer":{"description":"Data sent out.","examples":["5GiB"],"x-absent":"the tier's","allOf":[{"$ref":"#/definitions/sizeQuota"}]},"logicalSize":{"description":"Size of any one branch; over it, writes fail.","examples":["512MiB"],"x-absent":"the tier's","allOf":[{"$ref":"#/definitions/sizeQuota"}]}}},"compute":{"description":"The range a compute scales in, and when it stops. At most 8 CU between min and max; above 16 CU min equals max and suspendTimeout is never.","type":"object","additionalProperties":false,"properties":{"min":{"description":"Smallest size, in CU.","examples":[0.25],"x-absent":"the tier's","allOf":[{"$ref":"#/definitions/cu"}]},"max":{"description":"Largest size, in CU.","examples":[2],"x-absent":"the tier's","allOf":[{"$ref":"#/definitions/cu"}]},"suspendTimeout":{"description":"Idle time after which a compute stops: 60s to 7d, or `never`.","examples":["5m"],"x-absent":"the tier's","allOf":[{"$ref":"#/definitions/suspendTimeout"}]}}},"exception":{"description":"One permission.","type":"object","additionalProperties":false,"required":["field","allow","until","reason"],"properties":{"field":{"description":"Path of the field.","type":"string","enum":["quota.activeTime","quota.computeTime","quota.writtenData","quota.dataTransfer","quota.logicalSize","compute.min","compute.max","compute.suspendTimeout","historyRetention"],"examples":["historyRetention"]},"allow":{"description":"`drift` leaves what is observed alone; `limit` lets the manifest go over the tier's limit.","type":"string","enum":["drift","limit"],"examples":["drift"]},"until":{"description":"The end; from then on the exception is ignored.","examples":["2026-04-01"],"allOf":[{"$ref":"#/definitions/date"}]},"reason":{"description":"Why, for audits.","examples":["raised for the audit, OPS-77"],"allOf":[{"$ref":"#/definitions/text"}]}}},"schedule":{"description":"Snapshots of the first branch at regular times, taken by `tenantry apply --due`.","type":"object","additionalProperties":false,"required":["every","keep"],"properties":{"every":{"description":"Time between two snapshots.","examples":["6h"],"allOf":[{"$ref":"#/definitions/duration"}]},"at":{"description":"Time of day, UTC.","type":"string","pattern":"^([01][0-9]|2[0-3]):[0-5][0-9]$","default":"00:00","examples":["03:00"]},"keep":{"description":"How many scheduled snapshots stay.","type":"integer","minimum":1,"maximum":1000,"examples":[5]}}},"snapshots":{"description":"Named snapshots and a schedule.","type":"object","additionalProperties":false,"properties":{"named":{"description":"By name. A snapshot is a moment: taken while the history window holds that moment, never made again from later data.","type":"object","propertyNames":{"$ref":"#/definitions/branchName"},"additionalProperties":{"$ref":"#/definitions/snapshot"},"default":{},"examples":[{"v1.0-launch":{"at":"2026-03-04T10:00:00Z"}}]},"schedule":{"description":"Snapshots at regular times.","x-absent":"the tier's","examples":[{"every":"6h","keep":5}],"allOf":[{"$ref":"#/definitions/schedule"}]}}},"snapshot":{"description":"One snapshot: of a moment (`at`) or of a position in the log (`lsn`), not both.","type":"object","additionalProperties":false,"properties":{"at":{"description":"The moment.","examples":["2026-03-04T10:00:00Z"],"x-absent":"`lsn`, or the moment it is first applied","allOf":[{"$ref":"#/definitions/date"}]},"lsn":{"description":"A log sequence number.","type":"string","pattern":"^[0-9A-F]{1,8}/[0-9A-F]{1,8}$","examples":["0/1E4C0D8"],"x-absent":"`at`"},"branch":{"description":"A root branch.","examples":["main"],"x-absent":"the first branch","allOf":[{"$ref":"#/definitions/branchName"}]},"expiresAt":{"description":"When Neon removes it.","examples":["2026-12-31"],"x-absent":"it is kept","allOf":[{"$ref":"#/definitions/date"}]},"state":{"description":"`deleted` removes it by word.","type":"string","enum":["active","deleted"],"default":"active","examples":["deleted"]}}},"branch":{"description":"One branch.","type":"object","additionalProperties":false,"properties":{"parent":{"description":"Name of the branch it starts from.","examples":["main"],"x-absent":"the first branch","allOf":[{"$ref":"#/definitions/branchName"}]},"schemaOnly":{"description":"Starts with the parent's schema and no rows; this makes it a root branch.","type":"boolean","default":false,"examples":[true]},"expiresIn":{"description":"Life after it is created.","examples":["7d"],"x-absent":"it is kept","allOf":[{"$ref":"#/definitions/duration"}]},"expiresAt":{"description":"When Neon removes it.","examples":["2026-12-31"],"x-absent":"it is kept","allOf":[{"$ref":"#/definitions/date"}]},"compute":{"description":"Its compute, where it differs from the tenant's.","examples":[{"max":0.5,"suspendTimeout":"1m"}],"x-absent":"the tenant's","allOf":[{"$ref":"#/definitions/compute"}]},"protected":{"description":"Neon's protection against deletion and reset.","type":"boolean","default":false,"examples":[true]},"state":{"description":"`deleted` removes it by word.","type":"string","enum":["active","deleted"],"default":"active","examples":["deleted"]}}},"database":{"description":"One database.","type":"object","additionalProperties":false,"properties":{"owner":{"description":"The role that owns it.","examples":["app_owner"],"x-absent":"the first role","allOf":[{"$ref":"#/definitions/identifier"}]}}},"neonAuth":{"description":"Neon Auth.","type":"object","additionalProperties":false,"properties":{"oauth":{"description":"Providers people sign in with.","type":"array","items":{"type":"string","enum":["google","github","microsoft","vercel"]},"default":[],"examples":[["google","github"]]},"trustedDomains":{"description":"Origins a sign-in may return to.","type":"array","items":{"type":"string","pattern":"^https?://[^\\s/]+$","maxLength":300},"default":[],"examples":[["https://app.vega.example"]]}}},"dataApi":{"description":"The Data API.","type":"object","additionalProperties":false,"properties":{"database":{"description":"The database it serves.","examples":["app"],"x-absent":"the first database","allOf":[{"$ref":"#/definitions/identifier"}]},"auth":{"description":"Who issues the tokens.","type":"string","enum":["neonAuth","external"],"default":"neonAuth","examples":["neonAuth"]},"jwksUrl":{"description":"With `auth: external`: where the keys of the issuer are.","type":"string","pattern":"^https://[^\\s]+$","maxLength":300,"examples":["https://id.vega.example/.well-known/jwks.json"],"x-absent":"none"}}},"restore":{"description":"One restore.","type":"object","additionalProperties":false,"required":["from","id"],"properties":{"from":{"description":"A declared snapshot, or a scheduled one by its name (`sched-20260304T1000Z`).","examples":["v1.0-launch"],"allOf":[{"$ref":"#/definitions/branchName"}]},"id":{"description":"A time, which is the restore's identity: any default branch made after it supersedes this; it is inert 24 hours later.","examples":["2026-03-04T10:00:00Z"],"allOf":[{"$ref":"#/definitions/date"}]}}}}};
const schema18 = {"description":"1 to 256 printable characters.","x-kind":"text","type":"string","minLength":1,"maxLength":256};
const schema19 = {"description":"One line of text, 1 to 1000 characters.","x-kind":"text","type":"string","minLength":1,"maxLength":1000};
const schema57 = {"description":"Neon Auth.","type":"object","additionalProperties":false,"properties":{"oauth":{"description":"Providers people sign in with.","type":"array","items":{"type":"string","enum":["google","github","microsoft","vercel"]},"default":[],"examples":[["google","github"]]},"trustedDomains":{"description":"Origins a sign-in may return to.","type":"array","items":{"type":"string","pattern":"^https?://[^\\s/]+$","maxLength":300},"default":[],"examples":[["https://app.vega.example"]]}}};
const pattern27 = new RegExp("^https?://[^\\s/]+$", "u");

function validate12(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(((((key0 === "activeTime") || (key0 === "computeTime")) || (key0 === "writtenData")) || (key0 === "dataTransfer")) || (key0 === "logicalSize"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema27,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.activeTime !== undefined){
let data0 = data.activeTime;
if(typeof data0 === "string"){
if(!pattern10.test(data0)){
const err1 = {instancePath:instancePath+"/activeTime",schemaPath:"#/definitions/timeQuota/pattern",keyword:"pattern",params:{pattern: "^(unlimited|(0\\.[0-9]+|[1-9][0-9]*(\\.[0-9]+)?)(s|m|h|d))$"},message:"must match pattern \""+"^(unlimited|(0\\.[0-9]+|[1-9][0-9]*(\\.[0-9]+)?)(s|m|h|d))$"+"\"",schema:"^(unlimited|(0\\.[0-9]+|[1-9][0-9]*(\\.[0-9]+)?)(s|m|h|d))$",parentSchema:schema28,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
else {
const err2 = {instancePath:instancePath+"/activeTime",schemaPath:"#/definitions/timeQuota/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema28.type,parentSchema:schema28,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.computeTime !== undefined){
let data1 = data.computeTime;
if(typeof data1 === "string"){
if(!pattern10.test(data1)){
const err3 = {instancePath:instancePath+"/computeTime",schemaPath:"#/definitions/timeQuota/pattern",keyword:"pattern",params:{pattern: "^(unlimited|(0\\.[0-9]+|[1-9][0-9]*(\\.[0-9]+)?)(s|m|h|d))$"},message:"must match pattern \""+"^(unlimited|(0\\.[0-9]+|[1-9][0-9]*(\\.[0-9]+)?)(s|m|h|d))$"+"\"",schema:"^(unlimited|(0\\.[0-9]+|[1-9][0-9]*(\\.[0-9]+)?)(s|m|h|d))$",parentSchema:schema28,data:data1};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/computeTime",schemaPath:"#/definitions/timeQuota/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema28.type,parentSchema:schema28,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.writtenData !== undefined){
let data2 = data.writtenData;
if(typeof data2 === "string"){
if(!pattern12.test(data2)){
const err5 = {instancePath:instancePath+"/writtenData",schemaPath:"#/definitions/sizeQuota/pattern",keyword:"pattern",params:{pattern: "^(unlimited|(0\\.[0-9]+|[1-9][0-9]*(\\.[0-9]+)?)(B|KiB|MiB|GiB|TiB|KB|MB|GB|TB))$"},message:"must match pattern \""+"^(unlimited|(0\\.[0-9]+|[1-9][0-9]*(\\.[0-9]+)?)(B|KiB|MiB|GiB|TiB|KB|MB|GB|TB))$"+"\"",schema:"^(unlimited|(0\\.[0-9]+|[1-9][0-9]*(\\.[0-9]+)?)(B|KiB|MiB|GiB|TiB|KB|MB|GB|TB))$",parentSchema:schema30,data:data2};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/writtenData",schemaPath:"#/definitions/sizeQuota/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema30.type,parentSchema:schema30,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.dataTransfer !== undefined){
let data3 = data.dataTransfer;
if(typeof data3 === "string"){
if(!pattern12.test(data3)){
const err7 = {instancePath:instancePath+"/dataTransfer",schemaPath:"#/definitions/sizeQuota/pattern",keyword:"pattern",params:{pattern: "^(unlimited|(0\\.[0-9]+|[1-9][0-9]*(\\.[0-9]+)?)(B|KiB|MiB|GiB|TiB|KB|MB|GB|TB))$"},message:"must match pattern \""+"^(unlimited|(0\\.[0-9]+|[1-9][0-9]*(\\.[0-9]+)?)(B|KiB|MiB|GiB|TiB|KB|MB|GB|TB))$"+"\"",schema:"^(unlimited|(0\\.[0-9]+|[1-9][0-9]*(\\.[0-9]+)?)(B|KiB|MiB|GiB|TiB|KB|MB|GB|TB))$",parentSchema:schema30,data:data3};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/dataTransfer",schemaPath:"#/definitions/sizeQuota/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema30.type,parentSchema:schema30,data:data3};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.logicalSize !== undefined){
let data4 = data.logicalSize;
if(typeof data4 === "string"){
if(!pattern12.test(data4)){
const err9 = {instancePath:instancePath+"/logicalSize",schemaPath:"#/definitions/sizeQuota/pattern",keyword:"pattern",params:{pattern: "^(unlimited|(0\\.[0-9]+|[1-9][0-9]*(\\.[0-9]+)?)(B|KiB|MiB|GiB|TiB|KB|MB|GB|TB))$"},message:"must match pattern \""+"^(unlimited|(0\\.[0-9]+|[1-9][0-9]*(\\.[0-9]+)?)(B|KiB|MiB|GiB|TiB|KB|MB|GB|TB))$"+"\"",schema:"^(unlimited|(0\\.[0-9]+|[1-9][0-9]*(\\.[0-9]+)?)(B|KiB|MiB|GiB|TiB|KB|MB|GB|TB))$",parentSchema:schema30,data:data4};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/logicalSize",schemaPath:"#/definitions/sizeQuota/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema30.type,parentSchema:schema30,data:data4};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
}
else {
const err11 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema27.type,parentSchema:schema27,data};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
validate12.errors = vErrors;
return errors === 0;
}


function validate14(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(((key0 === "min") || (key0 === "max")) || (key0 === "suspendTimeout"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema33,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.min !== undefined){
let data0 = data.min;
if(typeof data0 == "number"){
if(data0 > 56 || isNaN(data0)){
const err1 = {instancePath:instancePath+"/min",schemaPath:"#/definitions/cu/maximum",keyword:"maximum",params:{comparison: "<=", limit: 56},message:"must be <= 56",schema:56,parentSchema:schema34,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data0 < 0.25 || isNaN(data0)){
const err2 = {instancePath:instancePath+"/min",schemaPath:"#/definitions/cu/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0.25},message:"must be >= 0.25",schema:0.25,parentSchema:schema34,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
let res0;
if((0.25 === 0 || (res0 = data0/0.25, res0 !== parseInt(res0)))){
const err3 = {instancePath:instancePath+"/min",schemaPath:"#/definitions/cu/multipleOf",keyword:"multipleOf",params:{multipleOf: 0.25},message:"must be multiple of 0.25",schema:0.25,parentSchema:schema34,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/min",schemaPath:"#/definitions/cu/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema34.type,parentSchema:schema34,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.max !== undefined){
let data1 = data.max;
if(typeof data1 == "number"){
if(data1 > 56 || isNaN(data1)){
const err5 = {instancePath:instancePath+"/max",schemaPath:"#/definitions/cu/maximum",keyword:"maximum",params:{comparison: "<=", limit: 56},message:"must be <= 56",schema:56,parentSchema:schema34,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data1 < 0.25 || isNaN(data1)){
const err6 = {instancePath:instancePath+"/max",schemaPath:"#/definitions/cu/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0.25},message:"must be >= 0.25",schema:0.25,parentSchema:schema34,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
let res1;
if((0.25 === 0 || (res1 = data1/0.25, res1 !== parseInt(res1)))){
const err7 = {instancePath:instancePath+"/max",schemaPath:"#/definitions/cu/multipleOf",keyword:"multipleOf",params:{multipleOf: 0.25},message:"must be multiple of 0.25",schema:0.25,parentSchema:schema34,data:data1};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/max",schemaPath:"#/definitions/cu/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema34.type,parentSchema:schema34,data:data1};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.suspendTimeout !== undefined){
let data2 = data.suspendTimeout;
if(typeof data2 === "string"){
if(!pattern15.test(data2)){
const err9 = {instancePath:instancePath+"/suspendTimeout",schemaPath:"#/definitions/suspendTimeout/pattern",keyword:"pattern",params:{pattern: "^(never|(0\\.[0-9]+|[1-9][0-9]*(\\.[0-9]+)?)(s|m|h|d))$"},message:"must match pattern \""+"^(never|(0\\.[0-9]+|[1-9][0-9]*(\\.[0-9]+)?)(s|m|h|d))$"+"\"",schema:"^(never|(0\\.[0-9]+|[1-9][0-9]*(\\.[0-9]+)?)(s|m|h|d))$",parentSchema:schema36,data:data2};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/suspendTimeout",schemaPath:"#/definitions/suspendTimeout/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema36.type,parentSchema:schema36,data:data2};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
}
else {
const err11 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema33.type,parentSchema:schema33,data};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
validate14.errors = vErrors;
return errors === 0;
}

const schema38 = {"description":"One permission.","type":"object","additionalProperties":false,"required":["field","allow","until","reason"],"properties":{"field":{"description":"Path of the field.","type":"string","enum":["quota.activeTime","quota.computeTime","quota.writtenData","quota.dataTransfer","quota.logicalSize","compute.min","compute.max","compute.suspendTimeout","historyRetention"],"examples":["historyRetention"]},"allow":{"description":"`drift` leaves what is observed alone; `limit` lets the manifest go over the tier's limit.","type":"string","enum":["drift","limit"],"examples":["drift"]},"until":{"description":"The end; from then on the exception is ignored.","examples":["2026-04-01"],"allOf":[{"$ref":"#/definitions/date"}]},"reason":{"description":"Why, for audits.","examples":["raised for the audit, OPS-77"],"allOf":[{"$ref":"#/definitions/text"}]}}};

function validate16(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.field === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "field"},message:"must have required property '"+"field"+"'",schema:schema38.required,parentSchema:schema38,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.allow === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "allow"},message:"must have required property '"+"allow"+"'",schema:schema38.required,parentSchema:schema38,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.until === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "until"},message:"must have required property '"+"until"+"'",schema:schema38.required,parentSchema:schema38,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.reason === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "reason"},message:"must have required property '"+"reason"+"'",schema:schema38.required,parentSchema:schema38,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
for(const key0 in data){
if(!((((key0 === "field") || (key0 === "allow")) || (key0 === "until")) || (key0 === "reason"))){
const err4 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema38,data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.field !== undefined){
let data0 = data.field;
if(typeof data0 !== "string"){
const err5 = {instancePath:instancePath+"/field",schemaPath:"#/properties/field/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema38.properties.field.type,parentSchema:schema38.properties.field,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(!(((((((((data0 === "quota.activeTime") || (data0 === "quota.computeTime")) || (data0 === "quota.writtenData")) || (data0 === "quota.dataTransfer")) || (data0 === "quota.logicalSize")) || (data0 === "compute.min")) || (data0 === "compute.max")) || (data0 === "compute.suspendTimeout")) || (data0 === "historyRetention"))){
const err6 = {instancePath:instancePath+"/field",schemaPath:"#/properties/field/enum",keyword:"enum",params:{allowedValues: schema38.properties.field.enum},message:"must be equal to one of the allowed values",schema:schema38.properties.field.enum,parentSchema:schema38.properties.field,data:data0};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.allow !== undefined){
let data1 = data.allow;
if(typeof data1 !== "string"){
const err7 = {instancePath:instancePath+"/allow",schemaPath:"#/properties/allow/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema38.properties.allow.type,parentSchema:schema38.properties.allow,data:data1};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(!((data1 === "drift") || (data1 === "limit"))){
const err8 = {instancePath:instancePath+"/allow",schemaPath:"#/properties/allow/enum",keyword:"enum",params:{allowedValues: schema38.properties.allow.enum},message:"must be equal to one of the allowed values",schema:schema38.properties.allow.enum,parentSchema:schema38.properties.allow,data:data1};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.until !== undefined){
let data2 = data.until;
if(typeof data2 === "string"){
if(!pattern5.test(data2)){
const err9 = {instancePath:instancePath+"/until",schemaPath:"#/definitions/date/pattern",keyword:"pattern",params:{pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}(:[0-9]{2})?Z)?$"},message:"must match pattern \""+"^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}(:[0-9]{2})?Z)?$"+"\"",schema:"^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}(:[0-9]{2})?Z)?$",parentSchema:schema20,data:data2};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/until",schemaPath:"#/definitions/date/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema20.type,parentSchema:schema20,data:data2};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.reason !== undefined){
let data3 = data.reason;
if(typeof data3 === "string"){
if(func4(data3) > 1000){
const err11 = {instancePath:instancePath+"/reason",schemaPath:"#/definitions/text/maxLength",keyword:"maxLength",params:{limit: 1000},message:"must NOT have more than 1000 characters",schema:1000,parentSchema:schema19,data:data3};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if(func4(data3) < 1){
const err12 = {instancePath:instancePath+"/reason",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema19,data:data3};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
else {
const err13 = {instancePath:instancePath+"/reason",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema19.type,parentSchema:schema19,data:data3};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
}
else {
const err14 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema38.type,parentSchema:schema38,data};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
validate16.errors = vErrors;
return errors === 0;
}

const schema41 = {"description":"Named snapshots and a schedule.","type":"object","additionalProperties":false,"properties":{"named":{"description":"By name. A snapshot is a moment: taken while the history window holds that moment, never made again from later data.","type":"object","propertyNames":{"$ref":"#/definitions/branchName"},"additionalProperties":{"$ref":"#/definitions/snapshot"},"default":{},"examples":[{"v1.0-launch":{"at":"2026-03-04T10:00:00Z"}}]},"schedule":{"description":"Snapshots at regular times.","x-absent":"the tier's","examples":[{"every":"6h","keep":5}],"allOf":[{"$ref":"#/definitions/schedule"}]}}};
const schema43 = {"description":"One snapshot: of a moment (`at`) or of a position in the log (`lsn`), not both.","type":"object","additionalProperties":false,"properties":{"at":{"description":"The moment.","examples":["2026-03-04T10:00:00Z"],"x-absent":"`lsn`, or the moment it is first applied","allOf":[{"$ref":"#/definitions/date"}]},"lsn":{"description":"A log sequence number.","type":"string","pattern":"^[0-9A-F]{1,8}/[0-9A-F]{1,8}$","examples":["0/1E4C0D8"],"x-absent":"`at`"},"branch":{"description":"A root branch.","examples":["main"],"x-absent":"the first branch","allOf":[{"$ref":"#/definitions/branchName"}]},"expiresAt":{"description":"When Neon removes it.","examples":["2026-12-31"],"x-absent":"it is kept","allOf":[{"$ref":"#/definitions/date"}]},"state":{"description":"`deleted` removes it by word.","type":"string","enum":["active","deleted"],"default":"active","examples":["deleted"]}}};
const pattern19 = new RegExp("^[0-9A-F]{1,8}/[0-9A-F]{1,8}$", "u");

function validate19(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(((((key0 === "at") || (key0 === "lsn")) || (key0 === "branch")) || (key0 === "expiresAt")) || (key0 === "state"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema43,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.at !== undefined){
let data0 = data.at;
if(typeof data0 === "string"){
if(!pattern5.test(data0)){
const err1 = {instancePath:instancePath+"/at",schemaPath:"#/definitions/date/pattern",keyword:"pattern",params:{pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}(:[0-9]{2})?Z)?$"},message:"must match pattern \""+"^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}(:[0-9]{2})?Z)?$"+"\"",schema:"^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}(:[0-9]{2})?Z)?$",parentSchema:schema20,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
else {
const err2 = {instancePath:instancePath+"/at",schemaPath:"#/definitions/date/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema20.type,parentSchema:schema20,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.lsn !== undefined){
let data1 = data.lsn;
if(typeof data1 === "string"){
if(!pattern19.test(data1)){
const err3 = {instancePath:instancePath+"/lsn",schemaPath:"#/properties/lsn/pattern",keyword:"pattern",params:{pattern: "^[0-9A-F]{1,8}/[0-9A-F]{1,8}$"},message:"must match pattern \""+"^[0-9A-F]{1,8}/[0-9A-F]{1,8}$"+"\"",schema:"^[0-9A-F]{1,8}/[0-9A-F]{1,8}$",parentSchema:schema43.properties.lsn,data:data1};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/lsn",schemaPath:"#/properties/lsn/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema43.properties.lsn.type,parentSchema:schema43.properties.lsn,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.branch !== undefined){
let data2 = data.branch;
if(typeof data2 === "string"){
if(func4(data2) > 256){
const err5 = {instancePath:instancePath+"/branch",schemaPath:"#/definitions/branchName/maxLength",keyword:"maxLength",params:{limit: 256},message:"must NOT have more than 256 characters",schema:256,parentSchema:schema24,data:data2};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(func4(data2) < 1){
const err6 = {instancePath:instancePath+"/branch",schemaPath:"#/definitions/branchName/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema24,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/branch",schemaPath:"#/definitions/branchName/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema24.type,parentSchema:schema24,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.expiresAt !== undefined){
let data3 = data.expiresAt;
if(typeof data3 === "string"){
if(!pattern5.test(data3)){
const err8 = {instancePath:instancePath+"/expiresAt",schemaPath:"#/definitions/date/pattern",keyword:"pattern",params:{pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}(:[0-9]{2})?Z)?$"},message:"must match pattern \""+"^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}(:[0-9]{2})?Z)?$"+"\"",schema:"^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}(:[0-9]{2})?Z)?$",parentSchema:schema20,data:data3};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
else {
const err9 = {instancePath:instancePath+"/expiresAt",schemaPath:"#/definitions/date/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema20.type,parentSchema:schema20,data:data3};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.state !== undefined){
let data4 = data.state;
if(typeof data4 !== "string"){
const err10 = {instancePath:instancePath+"/state",schemaPath:"#/properties/state/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema43.properties.state.type,parentSchema:schema43.properties.state,data:data4};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(!((data4 === "active") || (data4 === "deleted"))){
const err11 = {instancePath:instancePath+"/state",schemaPath:"#/properties/state/enum",keyword:"enum",params:{allowedValues: schema43.properties.state.enum},message:"must be equal to one of the allowed values",schema:schema43.properties.state.enum,parentSchema:schema43.properties.state,data:data4};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
}
else {
const err12 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema43.type,parentSchema:schema43,data};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
validate19.errors = vErrors;
return errors === 0;
}


function validate21(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.every === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "every"},message:"must have required property '"+"every"+"'",schema:schema47.required,parentSchema:schema47,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.keep === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "keep"},message:"must have required property '"+"keep"+"'",schema:schema47.required,parentSchema:schema47,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!(((key0 === "every") || (key0 === "at")) || (key0 === "keep"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema47,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.every !== undefined){
let data0 = data.every;
if(typeof data0 === "string"){
if(!pattern21.test(data0)){
const err3 = {instancePath:instancePath+"/every",schemaPath:"#/definitions/duration/pattern",keyword:"pattern",params:{pattern: "^(0\\.[0-9]+|[1-9][0-9]*(\\.[0-9]+)?)(s|m|h|d)$"},message:"must match pattern \""+"^(0\\.[0-9]+|[1-9][0-9]*(\\.[0-9]+)?)(s|m|h|d)$"+"\"",schema:"^(0\\.[0-9]+|[1-9][0-9]*(\\.[0-9]+)?)(s|m|h|d)$",parentSchema:schema48,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/every",schemaPath:"#/definitions/duration/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema48.type,parentSchema:schema48,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.at !== undefined){
let data1 = data.at;
if(typeof data1 === "string"){
if(!pattern22.test(data1)){
const err5 = {instancePath:instancePath+"/at",schemaPath:"#/properties/at/pattern",keyword:"pattern",params:{pattern: "^([01][0-9]|2[0-3]):[0-5][0-9]$"},message:"must match pattern \""+"^([01][0-9]|2[0-3]):[0-5][0-9]$"+"\"",schema:"^([01][0-9]|2[0-3]):[0-5][0-9]$",parentSchema:schema47.properties.at,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/at",schemaPath:"#/properties/at/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema47.properties.at.type,parentSchema:schema47.properties.at,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.keep !== undefined){
let data2 = data.keep;
if(!((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2)))){
const err7 = {instancePath:instancePath+"/keep",schemaPath:"#/properties/keep/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema47.properties.keep.type,parentSchema:schema47.properties.keep,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(typeof data2 == "number"){
if(data2 > 1000 || isNaN(data2)){
const err8 = {instancePath:instancePath+"/keep",schemaPath:"#/properties/keep/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000},message:"must be <= 1000",schema:1000,parentSchema:schema47.properties.keep,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(data2 < 1 || isNaN(data2)){
const err9 = {instancePath:instancePath+"/keep",schemaPath:"#/properties/keep/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema47.properties.keep,data:data2};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
}
}
else {
const err10 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema47.type,parentSchema:schema47,data};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
validate21.errors = vErrors;
return errors === 0;
}


function validate18(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((key0 === "named") || (key0 === "schedule"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema41,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.named !== undefined){
let data0 = data.named;
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
for(const key1 in data0){
const _errs4 = errors;
if(typeof key1 === "string"){
if(func4(key1) > 256){
const err1 = {instancePath:instancePath+"/named",schemaPath:"#/definitions/branchName/maxLength",keyword:"maxLength",params:{limit: 256},message:"must NOT have more than 256 characters",schema:256,parentSchema:schema24,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(func4(key1) < 1){
const err2 = {instancePath:instancePath+"/named",schemaPath:"#/definitions/branchName/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema24,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
else {
const err3 = {instancePath:instancePath+"/named",schemaPath:"#/definitions/branchName/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema24.type,parentSchema:schema24,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
var valid1 = _errs4 === errors;
if(!valid1){
const err4 = {instancePath:instancePath+"/named",schemaPath:"#/properties/named/propertyNames",keyword:"propertyNames",params:{propertyName: key1},message:"property name must be valid",schema:schema41.properties.named.propertyNames,parentSchema:schema41.properties.named,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
for(const key2 in data0){
if(!(validate19(data0[key2], {instancePath:instancePath+"/named/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data0,parentDataProperty:key2,rootData}))){
vErrors = vErrors === null ? validate19.errors : vErrors.concat(validate19.errors);
errors = vErrors.length;
}
}
}
else {
const err5 = {instancePath:instancePath+"/named",schemaPath:"#/properties/named/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema41.properties.named.type,parentSchema:schema41.properties.named,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.schedule !== undefined){
if(!(validate21(data.schedule, {instancePath:instancePath+"/schedule",parentData:data,parentDataProperty:"schedule",rootData}))){
vErrors = vErrors === null ? validate21.errors : vErrors.concat(validate21.errors);
errors = vErrors.length;
}
}
}
else {
const err6 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema41.type,parentSchema:schema41,data};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
validate18.errors = vErrors;
return errors === 0;
}

const schema50 = {"description":"One branch.","type":"object","additionalProperties":false,"properties":{"parent":{"description":"Name of the branch it starts from.","examples":["main"],"x-absent":"the first branch","allOf":[{"$ref":"#/definitions/branchName"}]},"schemaOnly":{"description":"Starts with the parent's schema and no rows; this makes it a root branch.","type":"boolean","default":false,"examples":[true]},"expiresIn":{"description":"Life after it is created.","examples":["7d"],"x-absent":"it is kept","allOf":[{"$ref":"#/definitions/duration"}]},"expiresAt":{"description":"When Neon removes it.","examples":["2026-12-31"],"x-absent":"it is kept","allOf":[{"$ref":"#/definitions/date"}]},"compute":{"description":"Its compute, where it differs from the tenant's.","examples":[{"max":0.5,"suspendTimeout":"1m"}],"x-absent":"the tenant's","allOf":[{"$ref":"#/definitions/compute"}]},"protected":{"description":"Neon's protection against deletion and reset.","type":"boolean","default":false,"examples":[true]},"state":{"description":"`deleted` removes it by word.","type":"string","enum":["active","deleted"],"default":"active","examples":["deleted"]}}};

function validate24(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(((((((key0 === "parent") || (key0 === "schemaOnly")) || (key0 === "expiresIn")) || (key0 === "expiresAt")) || (key0 === "compute")) || (key0 === "protected")) || (key0 === "state"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema50,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.parent !== undefined){
let data0 = data.parent;
if(typeof data0 === "string"){
if(func4(data0) > 256){
const err1 = {instancePath:instancePath+"/parent",schemaPath:"#/definitions/branchName/maxLength",keyword:"maxLength",params:{limit: 256},message:"must NOT have more than 256 characters",schema:256,parentSchema:schema24,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(func4(data0) < 1){
const err2 = {instancePath:instancePath+"/parent",schemaPath:"#/definitions/branchName/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema24,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
else {
const err3 = {instancePath:instancePath+"/parent",schemaPath:"#/definitions/branchName/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema24.type,parentSchema:schema24,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.schemaOnly !== undefined){
let data1 = data.schemaOnly;
if(typeof data1 !== "boolean"){
const err4 = {instancePath:instancePath+"/schemaOnly",schemaPath:"#/properties/schemaOnly/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema50.properties.schemaOnly.type,parentSchema:schema50.properties.schemaOnly,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.expiresIn !== undefined){
let data2 = data.expiresIn;
if(typeof data2 === "string"){
if(!pattern21.test(data2)){
const err5 = {instancePath:instancePath+"/expiresIn",schemaPath:"#/definitions/duration/pattern",keyword:"pattern",params:{pattern: "^(0\\.[0-9]+|[1-9][0-9]*(\\.[0-9]+)?)(s|m|h|d)$"},message:"must match pattern \""+"^(0\\.[0-9]+|[1-9][0-9]*(\\.[0-9]+)?)(s|m|h|d)$"+"\"",schema:"^(0\\.[0-9]+|[1-9][0-9]*(\\.[0-9]+)?)(s|m|h|d)$",parentSchema:schema48,data:data2};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/expiresIn",schemaPath:"#/definitions/duration/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema48.type,parentSchema:schema48,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.expiresAt !== undefined){
let data3 = data.expiresAt;
if(typeof data3 === "string"){
if(!pattern5.test(data3)){
const err7 = {instancePath:instancePath+"/expiresAt",schemaPath:"#/definitions/date/pattern",keyword:"pattern",params:{pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}(:[0-9]{2})?Z)?$"},message:"must match pattern \""+"^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}(:[0-9]{2})?Z)?$"+"\"",schema:"^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}(:[0-9]{2})?Z)?$",parentSchema:schema20,data:data3};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/expiresAt",schemaPath:"#/definitions/date/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema20.type,parentSchema:schema20,data:data3};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.compute !== undefined){
if(!(validate14(data.compute, {instancePath:instancePath+"/compute",parentData:data,parentDataProperty:"compute",rootData}))){
vErrors = vErrors === null ? validate14.errors : vErrors.concat(validate14.errors);
errors = vErrors.length;
}
}
if(data.protected !== undefined){
let data5 = data.protected;
if(typeof data5 !== "boolean"){
const err9 = {instancePath:instancePath+"/protected",schemaPath:"#/properties/protected/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema50.properties.protected.type,parentSchema:schema50.properties.protected,data:data5};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.state !== undefined){
let data6 = data.state;
if(typeof data6 !== "string"){
const err10 = {instancePath:instancePath+"/state",schemaPath:"#/properties/state/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema50.properties.state.type,parentSchema:schema50.properties.state,data:data6};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(!((data6 === "active") || (data6 === "deleted"))){
const err11 = {instancePath:instancePath+"/state",schemaPath:"#/properties/state/enum",keyword:"enum",params:{allowedValues: schema50.properties.state.enum},message:"must be equal to one of the allowed values",schema:schema50.properties.state.enum,parentSchema:schema50.properties.state,data:data6};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
}
else {
const err12 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema50.type,parentSchema:schema50,data};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
validate24.errors = vErrors;
return errors === 0;
}

const schema55 = {"description":"One database.","type":"object","additionalProperties":false,"properties":{"owner":{"description":"The role that owns it.","examples":["app_owner"],"x-absent":"the first role","allOf":[{"$ref":"#/definitions/identifier"}]}}};

function validate27(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(key0 === "owner")){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema55,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.owner !== undefined){
let data0 = data.owner;
if(typeof data0 === "string"){
if(!pattern8.test(data0)){
const err1 = {instancePath:instancePath+"/owner",schemaPath:"#/definitions/identifier/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_$-]{0,62}$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_$-]{0,62}$"+"\"",schema:"^[A-Za-z_][A-Za-z0-9_$-]{0,62}$",parentSchema:schema25,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
else {
const err2 = {instancePath:instancePath+"/owner",schemaPath:"#/definitions/identifier/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema25.type,parentSchema:schema25,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
}
else {
const err3 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema55.type,parentSchema:schema55,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
validate27.errors = vErrors;
return errors === 0;
}

const schema58 = {"description":"The Data API.","type":"object","additionalProperties":false,"properties":{"database":{"description":"The database it serves.","examples":["app"],"x-absent":"the first database","allOf":[{"$ref":"#/definitions/identifier"}]},"auth":{"description":"Who issues the tokens.","type":"string","enum":["neonAuth","external"],"default":"neonAuth","examples":["neonAuth"]},"jwksUrl":{"description":"With `auth: external`: where the keys of the issuer are.","type":"string","pattern":"^https://[^\\s]+$","maxLength":300,"examples":["https://id.vega.example/.well-known/jwks.json"],"x-absent":"none"}}};
const pattern29 = new RegExp("^https://[^\\s]+$", "u");

function validate29(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(((key0 === "database") || (key0 === "auth")) || (key0 === "jwksUrl"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema58,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.database !== undefined){
let data0 = data.database;
if(typeof data0 === "string"){
if(!pattern8.test(data0)){
const err1 = {instancePath:instancePath+"/database",schemaPath:"#/definitions/identifier/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_$-]{0,62}$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_$-]{0,62}$"+"\"",schema:"^[A-Za-z_][A-Za-z0-9_$-]{0,62}$",parentSchema:schema25,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
else {
const err2 = {instancePath:instancePath+"/database",schemaPath:"#/definitions/identifier/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema25.type,parentSchema:schema25,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.auth !== undefined){
let data1 = data.auth;
if(typeof data1 !== "string"){
const err3 = {instancePath:instancePath+"/auth",schemaPath:"#/properties/auth/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema58.properties.auth.type,parentSchema:schema58.properties.auth,data:data1};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(!((data1 === "neonAuth") || (data1 === "external"))){
const err4 = {instancePath:instancePath+"/auth",schemaPath:"#/properties/auth/enum",keyword:"enum",params:{allowedValues: schema58.properties.auth.enum},message:"must be equal to one of the allowed values",schema:schema58.properties.auth.enum,parentSchema:schema58.properties.auth,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.jwksUrl !== undefined){
let data2 = data.jwksUrl;
if(typeof data2 === "string"){
if(func4(data2) > 300){
const err5 = {instancePath:instancePath+"/jwksUrl",schemaPath:"#/properties/jwksUrl/maxLength",keyword:"maxLength",params:{limit: 300},message:"must NOT have more than 300 characters",schema:300,parentSchema:schema58.properties.jwksUrl,data:data2};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(!pattern29.test(data2)){
const err6 = {instancePath:instancePath+"/jwksUrl",schemaPath:"#/properties/jwksUrl/pattern",keyword:"pattern",params:{pattern: "^https://[^\\s]+$"},message:"must match pattern \""+"^https://[^\\s]+$"+"\"",schema:"^https://[^\\s]+$",parentSchema:schema58.properties.jwksUrl,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/jwksUrl",schemaPath:"#/properties/jwksUrl/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema58.properties.jwksUrl.type,parentSchema:schema58.properties.jwksUrl,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
}
else {
const err8 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema58.type,parentSchema:schema58,data};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
validate29.errors = vErrors;
return errors === 0;
}

const schema60 = {"description":"One restore.","type":"object","additionalProperties":false,"required":["from","id"],"properties":{"from":{"description":"A declared snapshot, or a scheduled one by its name (`sched-20260304T1000Z`).","examples":["v1.0-launch"],"allOf":[{"$ref":"#/definitions/branchName"}]},"id":{"description":"A time, which is the restore's identity: any default branch made after it supersedes this; it is inert 24 hours later.","examples":["2026-03-04T10:00:00Z"],"allOf":[{"$ref":"#/definitions/date"}]}}};

function validate31(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.from === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "from"},message:"must have required property '"+"from"+"'",schema:schema60.required,parentSchema:schema60,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.id === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "id"},message:"must have required property '"+"id"+"'",schema:schema60.required,parentSchema:schema60,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!((key0 === "from") || (key0 === "id"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema60,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.from !== undefined){
let data0 = data.from;
if(typeof data0 === "string"){
if(func4(data0) > 256){
const err3 = {instancePath:instancePath+"/from",schemaPath:"#/definitions/branchName/maxLength",keyword:"maxLength",params:{limit: 256},message:"must NOT have more than 256 characters",schema:256,parentSchema:schema24,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(func4(data0) < 1){
const err4 = {instancePath:instancePath+"/from",schemaPath:"#/definitions/branchName/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema24,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/from",schemaPath:"#/definitions/branchName/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema24.type,parentSchema:schema24,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.id !== undefined){
let data1 = data.id;
if(typeof data1 === "string"){
if(!pattern5.test(data1)){
const err6 = {instancePath:instancePath+"/id",schemaPath:"#/definitions/date/pattern",keyword:"pattern",params:{pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}(:[0-9]{2})?Z)?$"},message:"must match pattern \""+"^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}(:[0-9]{2})?Z)?$"+"\"",schema:"^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}(:[0-9]{2})?Z)?$",parentSchema:schema20,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/id",schemaPath:"#/definitions/date/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema20.type,parentSchema:schema20,data:data1};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
}
else {
const err8 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema60.type,parentSchema:schema60,data};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
validate31.errors = vErrors;
return errors === 0;
}


function validate11(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="manifest.schema.json" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.tenant === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "tenant"},message:"must have required property '"+"tenant"+"'",schema:schema12.required,parentSchema:schema12,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!(func2.call(schema12.properties, key0))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema12,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.tenant !== undefined){
let data0 = data.tenant;
if(typeof data0 === "string"){
if(!pattern0.test(data0)){
const err2 = {instancePath:instancePath+"/tenant",schemaPath:"#/definitions/name/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9-]{1,60}$"},message:"must match pattern \""+"^[a-z0-9-]{1,60}$"+"\"",schema:"^[a-z0-9-]{1,60}$",parentSchema:schema13,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
else {
const err3 = {instancePath:instancePath+"/tenant",schemaPath:"#/definitions/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema13.type,parentSchema:schema13,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.tier !== undefined){
let data1 = data.tier;
if(typeof data1 === "string"){
if(!pattern0.test(data1)){
const err4 = {instancePath:instancePath+"/tier",schemaPath:"#/definitions/name/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9-]{1,60}$"},message:"must match pattern \""+"^[a-z0-9-]{1,60}$"+"\"",schema:"^[a-z0-9-]{1,60}$",parentSchema:schema13,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/tier",schemaPath:"#/definitions/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema13.type,parentSchema:schema13,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.project !== undefined){
let data2 = data.project;
if(typeof data2 === "string"){
if(!pattern0.test(data2)){
const err6 = {instancePath:instancePath+"/project",schemaPath:"#/definitions/name/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9-]{1,60}$"},message:"must match pattern \""+"^[a-z0-9-]{1,60}$"+"\"",schema:"^[a-z0-9-]{1,60}$",parentSchema:schema13,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/project",schemaPath:"#/definitions/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema13.type,parentSchema:schema13,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.environment !== undefined){
let data3 = data.environment;
if(typeof data3 === "string"){
if(!pattern0.test(data3)){
const err8 = {instancePath:instancePath+"/environment",schemaPath:"#/definitions/name/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9-]{1,60}$"},message:"must match pattern \""+"^[a-z0-9-]{1,60}$"+"\"",schema:"^[a-z0-9-]{1,60}$",parentSchema:schema13,data:data3};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
else {
const err9 = {instancePath:instancePath+"/environment",schemaPath:"#/definitions/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema13.type,parentSchema:schema13,data:data3};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.projectId !== undefined){
let data4 = data.projectId;
if(typeof data4 === "string"){
if(!pattern0.test(data4)){
const err10 = {instancePath:instancePath+"/projectId",schemaPath:"#/definitions/id/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9-]{1,60}$"},message:"must match pattern \""+"^[a-z0-9-]{1,60}$"+"\"",schema:"^[a-z0-9-]{1,60}$",parentSchema:schema17,data:data4};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
else {
const err11 = {instancePath:instancePath+"/projectId",schemaPath:"#/definitions/id/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema17.type,parentSchema:schema17,data:data4};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.name !== undefined){
let data5 = data.name;
if(typeof data5 === "string"){
if(func4(data5) > 256){
const err12 = {instancePath:instancePath+"/name",schemaPath:"#/definitions/projectName/maxLength",keyword:"maxLength",params:{limit: 256},message:"must NOT have more than 256 characters",schema:256,parentSchema:schema18,data:data5};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(func4(data5) < 1){
const err13 = {instancePath:instancePath+"/name",schemaPath:"#/definitions/projectName/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema18,data:data5};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
else {
const err14 = {instancePath:instancePath+"/name",schemaPath:"#/definitions/projectName/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema18.type,parentSchema:schema18,data:data5};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.state !== undefined){
let data6 = data.state;
if(typeof data6 !== "string"){
const err15 = {instancePath:instancePath+"/state",schemaPath:"#/properties/state/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema12.properties.state.type,parentSchema:schema12.properties.state,data:data6};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
if(!(((data6 === "active") || (data6 === "suspended")) || (data6 === "deleted"))){
const err16 = {instancePath:instancePath+"/state",schemaPath:"#/properties/state/enum",keyword:"enum",params:{allowedValues: schema12.properties.state.enum},message:"must be equal to one of the allowed values",schema:schema12.properties.state.enum,parentSchema:schema12.properties.state,data:data6};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.reason !== undefined){
let data7 = data.reason;
if(typeof data7 === "string"){
if(func4(data7) > 1000){
const err17 = {instancePath:instancePath+"/reason",schemaPath:"#/definitions/text/maxLength",keyword:"maxLength",params:{limit: 1000},message:"must NOT have more than 1000 characters",schema:1000,parentSchema:schema19,data:data7};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if(func4(data7) < 1){
const err18 = {instancePath:instancePath+"/reason",schemaPath:"#/definitions/text/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema19,data:data7};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
else {
const err19 = {instancePath:instancePath+"/reason",schemaPath:"#/definitions/text/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema19.type,parentSchema:schema19,data:data7};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data.deleteAfter !== undefined){
let data8 = data.deleteAfter;
if(typeof data8 === "string"){
if(!pattern5.test(data8)){
const err20 = {instancePath:instancePath+"/deleteAfter",schemaPath:"#/definitions/date/pattern",keyword:"pattern",params:{pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}(:[0-9]{2})?Z)?$"},message:"must match pattern \""+"^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}(:[0-9]{2})?Z)?$"+"\"",schema:"^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}(:[0-9]{2})?Z)?$",parentSchema:schema20,data:data8};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
else {
const err21 = {instancePath:instancePath+"/deleteAfter",schemaPath:"#/definitions/date/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema20.type,parentSchema:schema20,data:data8};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data.graceUntil !== undefined){
let data9 = data.graceUntil;
if(typeof data9 === "string"){
if(!pattern5.test(data9)){
const err22 = {instancePath:instancePath+"/graceUntil",schemaPath:"#/definitions/date/pattern",keyword:"pattern",params:{pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}(:[0-9]{2})?Z)?$"},message:"must match pattern \""+"^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}(:[0-9]{2})?Z)?$"+"\"",schema:"^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}(:[0-9]{2})?Z)?$",parentSchema:schema20,data:data9};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
else {
const err23 = {instancePath:instancePath+"/graceUntil",schemaPath:"#/definitions/date/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema20.type,parentSchema:schema20,data:data9};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data.labels !== undefined){
let data10 = data.labels;
if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
for(const key1 in data10){
let data11 = data10[key1];
if(typeof data11 === "string"){
if(func4(data11) > 200){
const err24 = {instancePath:instancePath+"/labels/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/labels/additionalProperties/maxLength",keyword:"maxLength",params:{limit: 200},message:"must NOT have more than 200 characters",schema:200,parentSchema:schema12.properties.labels.additionalProperties,data:data11};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
else {
const err25 = {instancePath:instancePath+"/labels/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/labels/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema12.properties.labels.additionalProperties.type,parentSchema:schema12.properties.labels.additionalProperties,data:data11};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
}
else {
const err26 = {instancePath:instancePath+"/labels",schemaPath:"#/properties/labels/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema12.properties.labels.type,parentSchema:schema12.properties.labels,data:data10};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data.region !== undefined){
let data12 = data.region;
if(typeof data12 === "string"){
if(!pattern0.test(data12)){
const err27 = {instancePath:instancePath+"/region",schemaPath:"#/definitions/region/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9-]{1,60}$"},message:"must match pattern \""+"^[a-z0-9-]{1,60}$"+"\"",schema:"^[a-z0-9-]{1,60}$",parentSchema:schema22,data:data12};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
else {
const err28 = {instancePath:instancePath+"/region",schemaPath:"#/definitions/region/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema22.type,parentSchema:schema22,data:data12};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
if(data.pgVersion !== undefined){
let data13 = data.pgVersion;
if(!((typeof data13 == "number") && (!(data13 % 1) && !isNaN(data13)))){
const err29 = {instancePath:instancePath+"/pgVersion",schemaPath:"#/definitions/pgVersion/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema23.type,parentSchema:schema23,data:data13};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
if(typeof data13 == "number"){
if(data13 > 18 || isNaN(data13)){
const err30 = {instancePath:instancePath+"/pgVersion",schemaPath:"#/definitions/pgVersion/maximum",keyword:"maximum",params:{comparison: "<=", limit: 18},message:"must be <= 18",schema:18,parentSchema:schema23,data:data13};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
if(data13 < 14 || isNaN(data13)){
const err31 = {instancePath:instancePath+"/pgVersion",schemaPath:"#/definitions/pgVersion/minimum",keyword:"minimum",params:{comparison: ">=", limit: 14},message:"must be >= 14",schema:14,parentSchema:schema23,data:data13};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
}
if(data.branch !== undefined){
let data14 = data.branch;
if(typeof data14 === "string"){
if(func4(data14) > 256){
const err32 = {instancePath:instancePath+"/branch",schemaPath:"#/definitions/branchName/maxLength",keyword:"maxLength",params:{limit: 256},message:"must NOT have more than 256 characters",schema:256,parentSchema:schema24,data:data14};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
if(func4(data14) < 1){
const err33 = {instancePath:instancePath+"/branch",schemaPath:"#/definitions/branchName/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema24,data:data14};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
else {
const err34 = {instancePath:instancePath+"/branch",schemaPath:"#/definitions/branchName/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema24.type,parentSchema:schema24,data:data14};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
if(data.database !== undefined){
let data15 = data.database;
if(typeof data15 === "string"){
if(!pattern8.test(data15)){
const err35 = {instancePath:instancePath+"/database",schemaPath:"#/definitions/identifier/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_$-]{0,62}$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_$-]{0,62}$"+"\"",schema:"^[A-Za-z_][A-Za-z0-9_$-]{0,62}$",parentSchema:schema25,data:data15};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
else {
const err36 = {instancePath:instancePath+"/database",schemaPath:"#/definitions/identifier/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema25.type,parentSchema:schema25,data:data15};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
if(data.role !== undefined){
let data16 = data.role;
if(typeof data16 === "string"){
if(!pattern8.test(data16)){
const err37 = {instancePath:instancePath+"/role",schemaPath:"#/definitions/identifier/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_$-]{0,62}$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_$-]{0,62}$"+"\"",schema:"^[A-Za-z_][A-Za-z0-9_$-]{0,62}$",parentSchema:schema25,data:data16};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
else {
const err38 = {instancePath:instancePath+"/role",schemaPath:"#/definitions/identifier/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema25.type,parentSchema:schema25,data:data16};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
if(data.quota !== undefined){
if(!(validate12(data.quota, {instancePath:instancePath+"/quota",parentData:data,parentDataProperty:"quota",rootData}))){
vErrors = vErrors === null ? validate12.errors : vErrors.concat(validate12.errors);
errors = vErrors.length;
}
}
if(data.compute !== undefined){
if(!(validate14(data.compute, {instancePath:instancePath+"/compute",parentData:data,parentDataProperty:"compute",rootData}))){
vErrors = vErrors === null ? validate14.errors : vErrors.concat(validate14.errors);
errors = vErrors.length;
}
}
if(data.historyRetention !== undefined){
let data19 = data.historyRetention;
if(typeof data19 === "string"){
if(!pattern16.test(data19)){
const err39 = {instancePath:instancePath+"/historyRetention",schemaPath:"#/definitions/historyRetention/pattern",keyword:"pattern",params:{pattern: "^(none|(0\\.[0-9]+|[1-9][0-9]*(\\.[0-9]+)?)(s|m|h|d))$"},message:"must match pattern \""+"^(none|(0\\.[0-9]+|[1-9][0-9]*(\\.[0-9]+)?)(s|m|h|d))$"+"\"",schema:"^(none|(0\\.[0-9]+|[1-9][0-9]*(\\.[0-9]+)?)(s|m|h|d))$",parentSchema:schema37,data:data19};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
else {
const err40 = {instancePath:instancePath+"/historyRetention",schemaPath:"#/definitions/historyRetention/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema37.type,parentSchema:schema37,data:data19};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
if(data.exceptions !== undefined){
let data20 = data.exceptions;
if(Array.isArray(data20)){
const len0 = data20.length;
for(let i0=0; i0<len0; i0++){
if(!(validate16(data20[i0], {instancePath:instancePath+"/exceptions/" + i0,parentData:data20,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate16.errors : vErrors.concat(validate16.errors);
errors = vErrors.length;
}
}
}
else {
const err41 = {instancePath:instancePath+"/exceptions",schemaPath:"#/properties/exceptions/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema12.properties.exceptions.type,parentSchema:schema12.properties.exceptions,data:data20};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
if(data.snapshots !== undefined){
if(!(validate18(data.snapshots, {instancePath:instancePath+"/snapshots",parentData:data,parentDataProperty:"snapshots",rootData}))){
vErrors = vErrors === null ? validate18.errors : vErrors.concat(validate18.errors);
errors = vErrors.length;
}
}
if(data.branches !== undefined){
let data23 = data.branches;
if(data23 && typeof data23 == "object" && !Array.isArray(data23)){
for(const key2 in data23){
const _errs80 = errors;
if(typeof key2 === "string"){
if(func4(key2) > 256){
const err42 = {instancePath:instancePath+"/branches",schemaPath:"#/definitions/branchName/maxLength",keyword:"maxLength",params:{limit: 256},message:"must NOT have more than 256 characters",schema:256,parentSchema:schema24,data:key2,propertyName:key2};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
if(func4(key2) < 1){
const err43 = {instancePath:instancePath+"/branches",schemaPath:"#/definitions/branchName/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema24,data:key2,propertyName:key2};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
else {
const err44 = {instancePath:instancePath+"/branches",schemaPath:"#/definitions/branchName/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema24.type,parentSchema:schema24,data:key2,propertyName:key2};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
var valid37 = _errs80 === errors;
if(!valid37){
const err45 = {instancePath:instancePath+"/branches",schemaPath:"#/properties/branches/propertyNames",keyword:"propertyNames",params:{propertyName: key2},message:"property name must be valid",schema:schema12.properties.branches.propertyNames,parentSchema:schema12.properties.branches,data:data23};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
for(const key3 in data23){
if(!(validate24(data23[key3], {instancePath:instancePath+"/branches/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data23,parentDataProperty:key3,rootData}))){
vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors);
errors = vErrors.length;
}
}
}
else {
const err46 = {instancePath:instancePath+"/branches",schemaPath:"#/properties/branches/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema12.properties.branches.type,parentSchema:schema12.properties.branches,data:data23};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
if(data.databases !== undefined){
let data25 = data.databases;
if(data25 && typeof data25 == "object" && !Array.isArray(data25)){
for(const key4 in data25){
const _errs87 = errors;
if(typeof key4 === "string"){
if(!pattern8.test(key4)){
const err47 = {instancePath:instancePath+"/databases",schemaPath:"#/definitions/identifier/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_$-]{0,62}$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_$-]{0,62}$"+"\"",schema:"^[A-Za-z_][A-Za-z0-9_$-]{0,62}$",parentSchema:schema25,data:key4,propertyName:key4};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
else {
const err48 = {instancePath:instancePath+"/databases",schemaPath:"#/definitions/identifier/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema25.type,parentSchema:schema25,data:key4,propertyName:key4};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
var valid40 = _errs87 === errors;
if(!valid40){
const err49 = {instancePath:instancePath+"/databases",schemaPath:"#/properties/databases/propertyNames",keyword:"propertyNames",params:{propertyName: key4},message:"property name must be valid",schema:schema12.properties.databases.propertyNames,parentSchema:schema12.properties.databases,data:data25};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
for(const key5 in data25){
if(!(validate27(data25[key5], {instancePath:instancePath+"/databases/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data25,parentDataProperty:key5,rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
}
}
else {
const err50 = {instancePath:instancePath+"/databases",schemaPath:"#/properties/databases/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema12.properties.databases.type,parentSchema:schema12.properties.databases,data:data25};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
if(data.neonAuth !== undefined){
let data27 = data.neonAuth;
if(data27 && typeof data27 == "object" && !Array.isArray(data27)){
for(const key6 in data27){
if(!((key6 === "oauth") || (key6 === "trustedDomains"))){
const err51 = {instancePath:instancePath+"/neonAuth",schemaPath:"#/definitions/neonAuth/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6},message:"must NOT have additional properties",schema:false,parentSchema:schema57,data:data27};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
}
if(data27.oauth !== undefined){
let data28 = data27.oauth;
if(Array.isArray(data28)){
const len1 = data28.length;
for(let i1=0; i1<len1; i1++){
let data29 = data28[i1];
if(typeof data29 !== "string"){
const err52 = {instancePath:instancePath+"/neonAuth/oauth/" + i1,schemaPath:"#/definitions/neonAuth/properties/oauth/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema57.properties.oauth.items.type,parentSchema:schema57.properties.oauth.items,data:data29};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
if(!((((data29 === "google") || (data29 === "github")) || (data29 === "microsoft")) || (data29 === "vercel"))){
const err53 = {instancePath:instancePath+"/neonAuth/oauth/" + i1,schemaPath:"#/definitions/neonAuth/properties/oauth/items/enum",keyword:"enum",params:{allowedValues: schema57.properties.oauth.items.enum},message:"must be equal to one of the allowed values",schema:schema57.properties.oauth.items.enum,parentSchema:schema57.properties.oauth.items,data:data29};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
}
else {
const err54 = {instancePath:instancePath+"/neonAuth/oauth",schemaPath:"#/definitions/neonAuth/properties/oauth/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema57.properties.oauth.type,parentSchema:schema57.properties.oauth,data:data28};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
}
if(data27.trustedDomains !== undefined){
let data30 = data27.trustedDomains;
if(Array.isArray(data30)){
const len2 = data30.length;
for(let i2=0; i2<len2; i2++){
let data31 = data30[i2];
if(typeof data31 === "string"){
if(func4(data31) > 300){
const err55 = {instancePath:instancePath+"/neonAuth/trustedDomains/" + i2,schemaPath:"#/definitions/neonAuth/properties/trustedDomains/items/maxLength",keyword:"maxLength",params:{limit: 300},message:"must NOT have more than 300 characters",schema:300,parentSchema:schema57.properties.trustedDomains.items,data:data31};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
if(!pattern27.test(data31)){
const err56 = {instancePath:instancePath+"/neonAuth/trustedDomains/" + i2,schemaPath:"#/definitions/neonAuth/properties/trustedDomains/items/pattern",keyword:"pattern",params:{pattern: "^https?://[^\\s/]+$"},message:"must match pattern \""+"^https?://[^\\s/]+$"+"\"",schema:"^https?://[^\\s/]+$",parentSchema:schema57.properties.trustedDomains.items,data:data31};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
else {
const err57 = {instancePath:instancePath+"/neonAuth/trustedDomains/" + i2,schemaPath:"#/definitions/neonAuth/properties/trustedDomains/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema57.properties.trustedDomains.items.type,parentSchema:schema57.properties.trustedDomains.items,data:data31};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
}
else {
const err58 = {instancePath:instancePath+"/neonAuth/trustedDomains",schemaPath:"#/definitions/neonAuth/properties/trustedDomains/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema57.properties.trustedDomains.type,parentSchema:schema57.properties.trustedDomains,data:data30};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
}
}
else {
const err59 = {instancePath:instancePath+"/neonAuth",schemaPath:"#/definitions/neonAuth/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema57.type,parentSchema:schema57,data:data27};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
}
if(data.dataApi !== undefined){
if(!(validate29(data.dataApi, {instancePath:instancePath+"/dataApi",parentData:data,parentDataProperty:"dataApi",rootData}))){
vErrors = vErrors === null ? validate29.errors : vErrors.concat(validate29.errors);
errors = vErrors.length;
}
}
if(data.restore !== undefined){
if(!(validate31(data.restore, {instancePath:instancePath+"/restore",parentData:data,parentDataProperty:"restore",rootData}))){
vErrors = vErrors === null ? validate31.errors : vErrors.concat(validate31.errors);
errors = vErrors.length;
}
}
}
else {
const err60 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema12.type,parentSchema:schema12,data};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
validate11.errors = vErrors;
return errors === 0;
}

export const planValidator: Validator = validate65;
const schema121 = {"$schema":"http://json-schema.org/draft-07/schema#","$id":"plan.schema.json","title":"Tenantry plan","description":"What `tenantry plan --json` prints and `tenantry apply` reads. Fields are added, never changed, within a major version.","type":"object","required":["format","id","digest","fleet","revision","inputs","observedAt","completeness","coverage","changes","refused","notices","excepted","undeclared","counts","calls","safety","consent"],"properties":{"format":{"const":"tenantry/plan@1","description":"The format and its major version."},"id":{"type":"string","pattern":"^[0-9a-f]{8}$","description":"First 8 hex digits of the digest of {format, fleet, changes, refused} without source lines; an approval names it."},"digest":{"type":"string","pattern":"^[0-9a-f]{64}$","description":"SHA-256 over the canonical JSON (RFC 8785) of the plan without this field."},"fleet":{"type":"string","description":"Name of the fleet."},"revision":{"type":["string","null"],"description":"Short git revision of the manifests, null outside a checkout."},"inputs":{"type":"object","required":["manifestsDigest","fleetDigest"],"properties":{"manifestsDigest":{"type":"string","description":"SHA-256 over all manifest files."},"fleetDigest":{"type":"string","description":"SHA-256 of the fleet file."}}},"observedAt":{"type":"string","format":"date-time","description":"When the observation began."},"completeness":{"type":"object","required":["kind","orgs"],"properties":{"kind":{"enum":["complete","partial"],"description":"Whether every list was whole."},"orgs":{"type":"array","description":"The proof: how each org's list went.","items":{"type":"object","required":["org","id","pages","projects","startedAt","finishedAt","gaps"],"properties":{"org":{"type":"string"},"id":{"type":"string"},"pages":{"type":"integer","minimum":0},"projects":{"type":"integer","minimum":0},"startedAt":{"type":"string"},"finishedAt":{"type":"string"},"gaps":{"type":"array","items":{"type":"object"}}}}}}},"coverage":{"type":"object","required":["listPages","detailReads","lookedAt","notLookedAt"],"description":"What was looked at beside the lists, and how many tenants were not.","properties":{"listPages":{"type":"integer"},"detailReads":{"type":"integer"},"lookedAt":{"type":"integer"},"notLookedAt":{"type":"integer"}}},"changes":{"type":"array","description":"By tenant, each tenant's in the order in which they are applied.","items":{"type":"object","required":["tenant","kind","project","org","tier","patch","fields","hazards","source"],"properties":{"tenant":{"type":"string"},"kind":{"enum":["recover","adopt","create","transfer","resume","update","suspend","delete"]},"project":{"type":["string","null"]},"org":{"type":"string","description":"The fleet file's name of the org in which the change starts."},"tier":{"$ref":"#/definitions/tier"},"patch":{"type":"array","description":"RFC 6902 on the observed tenant in base units: all tests first, then what is written.","items":{"type":"object","required":["op","path","value"],"properties":{"op":{"enum":["test","replace"]},"path":{"type":"string"},"value":{}}}},"fields":{"type":"array","items":{"type":"object","required":["path","before","after"],"properties":{"path":{"type":"string"},"before":{},"after":{}}}},"hazards":{"type":"array","items":{"type":"object","required":["kind","detail","consented"],"properties":{"kind":{"type":"string"},"detail":{"type":["string","null"]},"consented":{"type":"boolean"}}}},"source":{"$ref":"#/definitions/source"}}}},"refused":{"type":"array","description":"Tenants that the plan leaves alone although their manifest differs.","items":{"type":"object","required":["tenant","code","project","tier","message","checks","fix","source"],"properties":{"tenant":{"type":"string"},"code":{"type":"string"},"project":{"type":["string","null"]},"tier":{"$ref":"#/definitions/tier"},"message":{"type":"string"},"checks":{"type":"array","items":{"type":"object","required":["path","verdict","observed","limit","where"]}},"fix":{"type":"string"},"source":{"$ref":"#/definitions/source"}}}},"notices":{"type":"array","items":{"type":"object","required":["tenant","code","message","source"]}},"excepted":{"type":"array","description":"Fields that a dated exception leaves as they are.","items":{"type":"object","required":["tenant","path","declared","observed","until","reason"]}},"undeclared":{"type":"array","description":"Live projects that no tenant declares.","items":{"type":"object","required":["project","name","org"]}},"counts":{"type":"object","required":["tenants","tombstones","projects","changed","refused","unchanged","undeclared"]},"calls":{"type":"object","required":["writes","reads","seconds","perMinute"],"description":"What apply will take, without retries."},"safety":{"type":"object","description":"How many tenants each guarded kind of change touches (asked) and may touch (allowed, null where nothing bounds it)."},"consent":{"type":"object","description":"Tenants per hazard that needs consent; what is needed, never what was given.","additionalProperties":{"type":"integer"}}},"definitions":{"tier":{"type":"object","required":["before","after","direction"],"properties":{"before":{"type":["string","null"]},"after":{"type":["string","null"]},"direction":{"enum":["up","down","same"]}}},"source":{"type":"object","required":["file","line"],"properties":{"file":{"type":"string"},"line":{"type":"integer"}}}}};
const schema122 = {"type":"object","required":["before","after","direction"],"properties":{"before":{"type":["string","null"]},"after":{"type":["string","null"]},"direction":{"enum":["up","down","same"]}}};
const schema123 = {"type":"object","required":["file","line"],"properties":{"file":{"type":"string"},"line":{"type":"integer"}}};
const pattern70 = new RegExp("^[0-9a-f]{8}$", "u");
const pattern71 = new RegExp("^[0-9a-f]{64}$", "u");

function validate65(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="plan.schema.json" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.format === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "format"},message:"must have required property '"+"format"+"'",schema:schema121.required,parentSchema:schema121,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.id === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "id"},message:"must have required property '"+"id"+"'",schema:schema121.required,parentSchema:schema121,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.digest === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "digest"},message:"must have required property '"+"digest"+"'",schema:schema121.required,parentSchema:schema121,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.fleet === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "fleet"},message:"must have required property '"+"fleet"+"'",schema:schema121.required,parentSchema:schema121,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data.revision === undefined){
const err4 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "revision"},message:"must have required property '"+"revision"+"'",schema:schema121.required,parentSchema:schema121,data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data.inputs === undefined){
const err5 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "inputs"},message:"must have required property '"+"inputs"+"'",schema:schema121.required,parentSchema:schema121,data};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data.observedAt === undefined){
const err6 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "observedAt"},message:"must have required property '"+"observedAt"+"'",schema:schema121.required,parentSchema:schema121,data};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(data.completeness === undefined){
const err7 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "completeness"},message:"must have required property '"+"completeness"+"'",schema:schema121.required,parentSchema:schema121,data};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(data.coverage === undefined){
const err8 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "coverage"},message:"must have required property '"+"coverage"+"'",schema:schema121.required,parentSchema:schema121,data};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(data.changes === undefined){
const err9 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "changes"},message:"must have required property '"+"changes"+"'",schema:schema121.required,parentSchema:schema121,data};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(data.refused === undefined){
const err10 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "refused"},message:"must have required property '"+"refused"+"'",schema:schema121.required,parentSchema:schema121,data};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(data.notices === undefined){
const err11 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "notices"},message:"must have required property '"+"notices"+"'",schema:schema121.required,parentSchema:schema121,data};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if(data.excepted === undefined){
const err12 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "excepted"},message:"must have required property '"+"excepted"+"'",schema:schema121.required,parentSchema:schema121,data};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(data.undeclared === undefined){
const err13 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "undeclared"},message:"must have required property '"+"undeclared"+"'",schema:schema121.required,parentSchema:schema121,data};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if(data.counts === undefined){
const err14 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "counts"},message:"must have required property '"+"counts"+"'",schema:schema121.required,parentSchema:schema121,data};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(data.calls === undefined){
const err15 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "calls"},message:"must have required property '"+"calls"+"'",schema:schema121.required,parentSchema:schema121,data};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
if(data.safety === undefined){
const err16 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "safety"},message:"must have required property '"+"safety"+"'",schema:schema121.required,parentSchema:schema121,data};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
if(data.consent === undefined){
const err17 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "consent"},message:"must have required property '"+"consent"+"'",schema:schema121.required,parentSchema:schema121,data};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if(data.format !== undefined){
let data0 = data.format;
if("tenantry/plan@1" !== data0){
const err18 = {instancePath:instancePath+"/format",schemaPath:"#/properties/format/const",keyword:"const",params:{allowedValue: "tenantry/plan@1"},message:"must be equal to constant",schema:"tenantry/plan@1",parentSchema:schema121.properties.format,data:data0};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data.id !== undefined){
let data1 = data.id;
if(typeof data1 === "string"){
if(!pattern70.test(data1)){
const err19 = {instancePath:instancePath+"/id",schemaPath:"#/properties/id/pattern",keyword:"pattern",params:{pattern: "^[0-9a-f]{8}$"},message:"must match pattern \""+"^[0-9a-f]{8}$"+"\"",schema:"^[0-9a-f]{8}$",parentSchema:schema121.properties.id,data:data1};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
else {
const err20 = {instancePath:instancePath+"/id",schemaPath:"#/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema121.properties.id.type,parentSchema:schema121.properties.id,data:data1};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data.digest !== undefined){
let data2 = data.digest;
if(typeof data2 === "string"){
if(!pattern71.test(data2)){
const err21 = {instancePath:instancePath+"/digest",schemaPath:"#/properties/digest/pattern",keyword:"pattern",params:{pattern: "^[0-9a-f]{64}$"},message:"must match pattern \""+"^[0-9a-f]{64}$"+"\"",schema:"^[0-9a-f]{64}$",parentSchema:schema121.properties.digest,data:data2};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
else {
const err22 = {instancePath:instancePath+"/digest",schemaPath:"#/properties/digest/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema121.properties.digest.type,parentSchema:schema121.properties.digest,data:data2};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data.fleet !== undefined){
let data3 = data.fleet;
if(typeof data3 !== "string"){
const err23 = {instancePath:instancePath+"/fleet",schemaPath:"#/properties/fleet/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema121.properties.fleet.type,parentSchema:schema121.properties.fleet,data:data3};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data.revision !== undefined){
let data4 = data.revision;
if((typeof data4 !== "string") && (data4 !== null)){
const err24 = {instancePath:instancePath+"/revision",schemaPath:"#/properties/revision/type",keyword:"type",params:{type: schema121.properties.revision.type},message:"must be string,null",schema:schema121.properties.revision.type,parentSchema:schema121.properties.revision,data:data4};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
if(data.inputs !== undefined){
let data5 = data.inputs;
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
if(data5.manifestsDigest === undefined){
const err25 = {instancePath:instancePath+"/inputs",schemaPath:"#/properties/inputs/required",keyword:"required",params:{missingProperty: "manifestsDigest"},message:"must have required property '"+"manifestsDigest"+"'",schema:schema121.properties.inputs.required,parentSchema:schema121.properties.inputs,data:data5};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
if(data5.fleetDigest === undefined){
const err26 = {instancePath:instancePath+"/inputs",schemaPath:"#/properties/inputs/required",keyword:"required",params:{missingProperty: "fleetDigest"},message:"must have required property '"+"fleetDigest"+"'",schema:schema121.properties.inputs.required,parentSchema:schema121.properties.inputs,data:data5};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
if(data5.manifestsDigest !== undefined){
let data6 = data5.manifestsDigest;
if(typeof data6 !== "string"){
const err27 = {instancePath:instancePath+"/inputs/manifestsDigest",schemaPath:"#/properties/inputs/properties/manifestsDigest/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema121.properties.inputs.properties.manifestsDigest.type,parentSchema:schema121.properties.inputs.properties.manifestsDigest,data:data6};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data5.fleetDigest !== undefined){
let data7 = data5.fleetDigest;
if(typeof data7 !== "string"){
const err28 = {instancePath:instancePath+"/inputs/fleetDigest",schemaPath:"#/properties/inputs/properties/fleetDigest/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema121.properties.inputs.properties.fleetDigest.type,parentSchema:schema121.properties.inputs.properties.fleetDigest,data:data7};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
}
else {
const err29 = {instancePath:instancePath+"/inputs",schemaPath:"#/properties/inputs/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema121.properties.inputs.type,parentSchema:schema121.properties.inputs,data:data5};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
if(data.observedAt !== undefined){
let data8 = data.observedAt;
if(!(typeof data8 === "string")){
const err30 = {instancePath:instancePath+"/observedAt",schemaPath:"#/properties/observedAt/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema121.properties.observedAt.type,parentSchema:schema121.properties.observedAt,data:data8};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
if(data.completeness !== undefined){
let data9 = data.completeness;
if(data9 && typeof data9 == "object" && !Array.isArray(data9)){
if(data9.kind === undefined){
const err31 = {instancePath:instancePath+"/completeness",schemaPath:"#/properties/completeness/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'",schema:schema121.properties.completeness.required,parentSchema:schema121.properties.completeness,data:data9};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
if(data9.orgs === undefined){
const err32 = {instancePath:instancePath+"/completeness",schemaPath:"#/properties/completeness/required",keyword:"required",params:{missingProperty: "orgs"},message:"must have required property '"+"orgs"+"'",schema:schema121.properties.completeness.required,parentSchema:schema121.properties.completeness,data:data9};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
if(data9.kind !== undefined){
let data10 = data9.kind;
if(!((data10 === "complete") || (data10 === "partial"))){
const err33 = {instancePath:instancePath+"/completeness/kind",schemaPath:"#/properties/completeness/properties/kind/enum",keyword:"enum",params:{allowedValues: schema121.properties.completeness.properties.kind.enum},message:"must be equal to one of the allowed values",schema:schema121.properties.completeness.properties.kind.enum,parentSchema:schema121.properties.completeness.properties.kind,data:data10};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
if(data9.orgs !== undefined){
let data11 = data9.orgs;
if(Array.isArray(data11)){
const len0 = data11.length;
for(let i0=0; i0<len0; i0++){
let data12 = data11[i0];
if(data12 && typeof data12 == "object" && !Array.isArray(data12)){
if(data12.org === undefined){
const err34 = {instancePath:instancePath+"/completeness/orgs/" + i0,schemaPath:"#/properties/completeness/properties/orgs/items/required",keyword:"required",params:{missingProperty: "org"},message:"must have required property '"+"org"+"'",schema:schema121.properties.completeness.properties.orgs.items.required,parentSchema:schema121.properties.completeness.properties.orgs.items,data:data12};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
if(data12.id === undefined){
const err35 = {instancePath:instancePath+"/completeness/orgs/" + i0,schemaPath:"#/properties/completeness/properties/orgs/items/required",keyword:"required",params:{missingProperty: "id"},message:"must have required property '"+"id"+"'",schema:schema121.properties.completeness.properties.orgs.items.required,parentSchema:schema121.properties.completeness.properties.orgs.items,data:data12};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
if(data12.pages === undefined){
const err36 = {instancePath:instancePath+"/completeness/orgs/" + i0,schemaPath:"#/properties/completeness/properties/orgs/items/required",keyword:"required",params:{missingProperty: "pages"},message:"must have required property '"+"pages"+"'",schema:schema121.properties.completeness.properties.orgs.items.required,parentSchema:schema121.properties.completeness.properties.orgs.items,data:data12};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
if(data12.projects === undefined){
const err37 = {instancePath:instancePath+"/completeness/orgs/" + i0,schemaPath:"#/properties/completeness/properties/orgs/items/required",keyword:"required",params:{missingProperty: "projects"},message:"must have required property '"+"projects"+"'",schema:schema121.properties.completeness.properties.orgs.items.required,parentSchema:schema121.properties.completeness.properties.orgs.items,data:data12};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
if(data12.startedAt === undefined){
const err38 = {instancePath:instancePath+"/completeness/orgs/" + i0,schemaPath:"#/properties/completeness/properties/orgs/items/required",keyword:"required",params:{missingProperty: "startedAt"},message:"must have required property '"+"startedAt"+"'",schema:schema121.properties.completeness.properties.orgs.items.required,parentSchema:schema121.properties.completeness.properties.orgs.items,data:data12};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
if(data12.finishedAt === undefined){
const err39 = {instancePath:instancePath+"/completeness/orgs/" + i0,schemaPath:"#/properties/completeness/properties/orgs/items/required",keyword:"required",params:{missingProperty: "finishedAt"},message:"must have required property '"+"finishedAt"+"'",schema:schema121.properties.completeness.properties.orgs.items.required,parentSchema:schema121.properties.completeness.properties.orgs.items,data:data12};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
if(data12.gaps === undefined){
const err40 = {instancePath:instancePath+"/completeness/orgs/" + i0,schemaPath:"#/properties/completeness/properties/orgs/items/required",keyword:"required",params:{missingProperty: "gaps"},message:"must have required property '"+"gaps"+"'",schema:schema121.properties.completeness.properties.orgs.items.required,parentSchema:schema121.properties.completeness.properties.orgs.items,data:data12};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
if(data12.org !== undefined){
let data13 = data12.org;
if(typeof data13 !== "string"){
const err41 = {instancePath:instancePath+"/completeness/orgs/" + i0+"/org",schemaPath:"#/properties/completeness/properties/orgs/items/properties/org/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema121.properties.completeness.properties.orgs.items.properties.org.type,parentSchema:schema121.properties.completeness.properties.orgs.items.properties.org,data:data13};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
if(data12.id !== undefined){
let data14 = data12.id;
if(typeof data14 !== "string"){
const err42 = {instancePath:instancePath+"/completeness/orgs/" + i0+"/id",schemaPath:"#/properties/completeness/properties/orgs/items/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema121.properties.completeness.properties.orgs.items.properties.id.type,parentSchema:schema121.properties.completeness.properties.orgs.items.properties.id,data:data14};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
if(data12.pages !== undefined){
let data15 = data12.pages;
if(!((typeof data15 == "number") && (!(data15 % 1) && !isNaN(data15)))){
const err43 = {instancePath:instancePath+"/completeness/orgs/" + i0+"/pages",schemaPath:"#/properties/completeness/properties/orgs/items/properties/pages/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema121.properties.completeness.properties.orgs.items.properties.pages.type,parentSchema:schema121.properties.completeness.properties.orgs.items.properties.pages,data:data15};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
if(typeof data15 == "number"){
if(data15 < 0 || isNaN(data15)){
const err44 = {instancePath:instancePath+"/completeness/orgs/" + i0+"/pages",schemaPath:"#/properties/completeness/properties/orgs/items/properties/pages/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema121.properties.completeness.properties.orgs.items.properties.pages,data:data15};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
}
if(data12.projects !== undefined){
let data16 = data12.projects;
if(!((typeof data16 == "number") && (!(data16 % 1) && !isNaN(data16)))){
const err45 = {instancePath:instancePath+"/completeness/orgs/" + i0+"/projects",schemaPath:"#/properties/completeness/properties/orgs/items/properties/projects/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema121.properties.completeness.properties.orgs.items.properties.projects.type,parentSchema:schema121.properties.completeness.properties.orgs.items.properties.projects,data:data16};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
if(typeof data16 == "number"){
if(data16 < 0 || isNaN(data16)){
const err46 = {instancePath:instancePath+"/completeness/orgs/" + i0+"/projects",schemaPath:"#/properties/completeness/properties/orgs/items/properties/projects/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema121.properties.completeness.properties.orgs.items.properties.projects,data:data16};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
}
if(data12.startedAt !== undefined){
let data17 = data12.startedAt;
if(typeof data17 !== "string"){
const err47 = {instancePath:instancePath+"/completeness/orgs/" + i0+"/startedAt",schemaPath:"#/properties/completeness/properties/orgs/items/properties/startedAt/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema121.properties.completeness.properties.orgs.items.properties.startedAt.type,parentSchema:schema121.properties.completeness.properties.orgs.items.properties.startedAt,data:data17};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
if(data12.finishedAt !== undefined){
let data18 = data12.finishedAt;
if(typeof data18 !== "string"){
const err48 = {instancePath:instancePath+"/completeness/orgs/" + i0+"/finishedAt",schemaPath:"#/properties/completeness/properties/orgs/items/properties/finishedAt/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema121.properties.completeness.properties.orgs.items.properties.finishedAt.type,parentSchema:schema121.properties.completeness.properties.orgs.items.properties.finishedAt,data:data18};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
if(data12.gaps !== undefined){
let data19 = data12.gaps;
if(Array.isArray(data19)){
const len1 = data19.length;
for(let i1=0; i1<len1; i1++){
let data20 = data19[i1];
if(!(data20 && typeof data20 == "object" && !Array.isArray(data20))){
const err49 = {instancePath:instancePath+"/completeness/orgs/" + i0+"/gaps/" + i1,schemaPath:"#/properties/completeness/properties/orgs/items/properties/gaps/items/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema121.properties.completeness.properties.orgs.items.properties.gaps.items.type,parentSchema:schema121.properties.completeness.properties.orgs.items.properties.gaps.items,data:data20};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
}
else {
const err50 = {instancePath:instancePath+"/completeness/orgs/" + i0+"/gaps",schemaPath:"#/properties/completeness/properties/orgs/items/properties/gaps/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema121.properties.completeness.properties.orgs.items.properties.gaps.type,parentSchema:schema121.properties.completeness.properties.orgs.items.properties.gaps,data:data19};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
}
else {
const err51 = {instancePath:instancePath+"/completeness/orgs/" + i0,schemaPath:"#/properties/completeness/properties/orgs/items/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema121.properties.completeness.properties.orgs.items.type,parentSchema:schema121.properties.completeness.properties.orgs.items,data:data12};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
}
}
else {
const err52 = {instancePath:instancePath+"/completeness/orgs",schemaPath:"#/properties/completeness/properties/orgs/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema121.properties.completeness.properties.orgs.type,parentSchema:schema121.properties.completeness.properties.orgs,data:data11};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
}
else {
const err53 = {instancePath:instancePath+"/completeness",schemaPath:"#/properties/completeness/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema121.properties.completeness.type,parentSchema:schema121.properties.completeness,data:data9};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
if(data.coverage !== undefined){
let data21 = data.coverage;
if(data21 && typeof data21 == "object" && !Array.isArray(data21)){
if(data21.listPages === undefined){
const err54 = {instancePath:instancePath+"/coverage",schemaPath:"#/properties/coverage/required",keyword:"required",params:{missingProperty: "listPages"},message:"must have required property '"+"listPages"+"'",schema:schema121.properties.coverage.required,parentSchema:schema121.properties.coverage,data:data21};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
if(data21.detailReads === undefined){
const err55 = {instancePath:instancePath+"/coverage",schemaPath:"#/properties/coverage/required",keyword:"required",params:{missingProperty: "detailReads"},message:"must have required property '"+"detailReads"+"'",schema:schema121.properties.coverage.required,parentSchema:schema121.properties.coverage,data:data21};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
if(data21.lookedAt === undefined){
const err56 = {instancePath:instancePath+"/coverage",schemaPath:"#/properties/coverage/required",keyword:"required",params:{missingProperty: "lookedAt"},message:"must have required property '"+"lookedAt"+"'",schema:schema121.properties.coverage.required,parentSchema:schema121.properties.coverage,data:data21};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
if(data21.notLookedAt === undefined){
const err57 = {instancePath:instancePath+"/coverage",schemaPath:"#/properties/coverage/required",keyword:"required",params:{missingProperty: "notLookedAt"},message:"must have required property '"+"notLookedAt"+"'",schema:schema121.properties.coverage.required,parentSchema:schema121.properties.coverage,data:data21};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
if(data21.listPages !== undefined){
let data22 = data21.listPages;
if(!((typeof data22 == "number") && (!(data22 % 1) && !isNaN(data22)))){
const err58 = {instancePath:instancePath+"/coverage/listPages",schemaPath:"#/properties/coverage/properties/listPages/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema121.properties.coverage.properties.listPages.type,parentSchema:schema121.properties.coverage.properties.listPages,data:data22};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
}
if(data21.detailReads !== undefined){
let data23 = data21.detailReads;
if(!((typeof data23 == "number") && (!(data23 % 1) && !isNaN(data23)))){
const err59 = {instancePath:instancePath+"/coverage/detailReads",schemaPath:"#/properties/coverage/properties/detailReads/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema121.properties.coverage.properties.detailReads.type,parentSchema:schema121.properties.coverage.properties.detailReads,data:data23};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
}
if(data21.lookedAt !== undefined){
let data24 = data21.lookedAt;
if(!((typeof data24 == "number") && (!(data24 % 1) && !isNaN(data24)))){
const err60 = {instancePath:instancePath+"/coverage/lookedAt",schemaPath:"#/properties/coverage/properties/lookedAt/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema121.properties.coverage.properties.lookedAt.type,parentSchema:schema121.properties.coverage.properties.lookedAt,data:data24};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
}
if(data21.notLookedAt !== undefined){
let data25 = data21.notLookedAt;
if(!((typeof data25 == "number") && (!(data25 % 1) && !isNaN(data25)))){
const err61 = {instancePath:instancePath+"/coverage/notLookedAt",schemaPath:"#/properties/coverage/properties/notLookedAt/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema121.properties.coverage.properties.notLookedAt.type,parentSchema:schema121.properties.coverage.properties.notLookedAt,data:data25};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
}
}
else {
const err62 = {instancePath:instancePath+"/coverage",schemaPath:"#/properties/coverage/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema121.properties.coverage.type,parentSchema:schema121.properties.coverage,data:data21};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
}
if(data.changes !== undefined){
let data26 = data.changes;
if(Array.isArray(data26)){
const len2 = data26.length;
for(let i2=0; i2<len2; i2++){
let data27 = data26[i2];
if(data27 && typeof data27 == "object" && !Array.isArray(data27)){
if(data27.tenant === undefined){
const err63 = {instancePath:instancePath+"/changes/" + i2,schemaPath:"#/properties/changes/items/required",keyword:"required",params:{missingProperty: "tenant"},message:"must have required property '"+"tenant"+"'",schema:schema121.properties.changes.items.required,parentSchema:schema121.properties.changes.items,data:data27};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
if(data27.kind === undefined){
const err64 = {instancePath:instancePath+"/changes/" + i2,schemaPath:"#/properties/changes/items/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'",schema:schema121.properties.changes.items.required,parentSchema:schema121.properties.changes.items,data:data27};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
if(data27.project === undefined){
const err65 = {instancePath:instancePath+"/changes/" + i2,schemaPath:"#/properties/changes/items/required",keyword:"required",params:{missingProperty: "project"},message:"must have required property '"+"project"+"'",schema:schema121.properties.changes.items.required,parentSchema:schema121.properties.changes.items,data:data27};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
if(data27.org === undefined){
const err66 = {instancePath:instancePath+"/changes/" + i2,schemaPath:"#/properties/changes/items/required",keyword:"required",params:{missingProperty: "org"},message:"must have required property '"+"org"+"'",schema:schema121.properties.changes.items.required,parentSchema:schema121.properties.changes.items,data:data27};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
if(data27.tier === undefined){
const err67 = {instancePath:instancePath+"/changes/" + i2,schemaPath:"#/properties/changes/items/required",keyword:"required",params:{missingProperty: "tier"},message:"must have required property '"+"tier"+"'",schema:schema121.properties.changes.items.required,parentSchema:schema121.properties.changes.items,data:data27};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
if(data27.patch === undefined){
const err68 = {instancePath:instancePath+"/changes/" + i2,schemaPath:"#/properties/changes/items/required",keyword:"required",params:{missingProperty: "patch"},message:"must have required property '"+"patch"+"'",schema:schema121.properties.changes.items.required,parentSchema:schema121.properties.changes.items,data:data27};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
if(data27.fields === undefined){
const err69 = {instancePath:instancePath+"/changes/" + i2,schemaPath:"#/properties/changes/items/required",keyword:"required",params:{missingProperty: "fields"},message:"must have required property '"+"fields"+"'",schema:schema121.properties.changes.items.required,parentSchema:schema121.properties.changes.items,data:data27};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
if(data27.hazards === undefined){
const err70 = {instancePath:instancePath+"/changes/" + i2,schemaPath:"#/properties/changes/items/required",keyword:"required",params:{missingProperty: "hazards"},message:"must have required property '"+"hazards"+"'",schema:schema121.properties.changes.items.required,parentSchema:schema121.properties.changes.items,data:data27};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
if(data27.source === undefined){
const err71 = {instancePath:instancePath+"/changes/" + i2,schemaPath:"#/properties/changes/items/required",keyword:"required",params:{missingProperty: "source"},message:"must have required property '"+"source"+"'",schema:schema121.properties.changes.items.required,parentSchema:schema121.properties.changes.items,data:data27};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
if(data27.tenant !== undefined){
let data28 = data27.tenant;
if(typeof data28 !== "string"){
const err72 = {instancePath:instancePath+"/changes/" + i2+"/tenant",schemaPath:"#/properties/changes/items/properties/tenant/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema121.properties.changes.items.properties.tenant.type,parentSchema:schema121.properties.changes.items.properties.tenant,data:data28};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
}
if(data27.kind !== undefined){
let data29 = data27.kind;
if(!((((((((data29 === "recover") || (data29 === "adopt")) || (data29 === "create")) || (data29 === "transfer")) || (data29 === "resume")) || (data29 === "update")) || (data29 === "suspend")) || (data29 === "delete"))){
const err73 = {instancePath:instancePath+"/changes/" + i2+"/kind",schemaPath:"#/properties/changes/items/properties/kind/enum",keyword:"enum",params:{allowedValues: schema121.properties.changes.items.properties.kind.enum},message:"must be equal to one of the allowed values",schema:schema121.properties.changes.items.properties.kind.enum,parentSchema:schema121.properties.changes.items.properties.kind,data:data29};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
}
if(data27.project !== undefined){
let data30 = data27.project;
if((typeof data30 !== "string") && (data30 !== null)){
const err74 = {instancePath:instancePath+"/changes/" + i2+"/project",schemaPath:"#/properties/changes/items/properties/project/type",keyword:"type",params:{type: schema121.properties.changes.items.properties.project.type},message:"must be string,null",schema:schema121.properties.changes.items.properties.project.type,parentSchema:schema121.properties.changes.items.properties.project,data:data30};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
}
if(data27.org !== undefined){
let data31 = data27.org;
if(typeof data31 !== "string"){
const err75 = {instancePath:instancePath+"/changes/" + i2+"/org",schemaPath:"#/properties/changes/items/properties/org/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema121.properties.changes.items.properties.org.type,parentSchema:schema121.properties.changes.items.properties.org,data:data31};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
}
if(data27.tier !== undefined){
let data32 = data27.tier;
if(data32 && typeof data32 == "object" && !Array.isArray(data32)){
if(data32.before === undefined){
const err76 = {instancePath:instancePath+"/changes/" + i2+"/tier",schemaPath:"#/definitions/tier/required",keyword:"required",params:{missingProperty: "before"},message:"must have required property '"+"before"+"'",schema:schema122.required,parentSchema:schema122,data:data32};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
if(data32.after === undefined){
const err77 = {instancePath:instancePath+"/changes/" + i2+"/tier",schemaPath:"#/definitions/tier/required",keyword:"required",params:{missingProperty: "after"},message:"must have required property '"+"after"+"'",schema:schema122.required,parentSchema:schema122,data:data32};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
if(data32.direction === undefined){
const err78 = {instancePath:instancePath+"/changes/" + i2+"/tier",schemaPath:"#/definitions/tier/required",keyword:"required",params:{missingProperty: "direction"},message:"must have required property '"+"direction"+"'",schema:schema122.required,parentSchema:schema122,data:data32};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
if(data32.before !== undefined){
let data33 = data32.before;
if((typeof data33 !== "string") && (data33 !== null)){
const err79 = {instancePath:instancePath+"/changes/" + i2+"/tier/before",schemaPath:"#/definitions/tier/properties/before/type",keyword:"type",params:{type: schema122.properties.before.type},message:"must be string,null",schema:schema122.properties.before.type,parentSchema:schema122.properties.before,data:data33};
if(vErrors === null){
vErrors = [err79];
}
else {
vErrors.push(err79);
}
errors++;
}
}
if(data32.after !== undefined){
let data34 = data32.after;
if((typeof data34 !== "string") && (data34 !== null)){
const err80 = {instancePath:instancePath+"/changes/" + i2+"/tier/after",schemaPath:"#/definitions/tier/properties/after/type",keyword:"type",params:{type: schema122.properties.after.type},message:"must be string,null",schema:schema122.properties.after.type,parentSchema:schema122.properties.after,data:data34};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
}
if(data32.direction !== undefined){
let data35 = data32.direction;
if(!(((data35 === "up") || (data35 === "down")) || (data35 === "same"))){
const err81 = {instancePath:instancePath+"/changes/" + i2+"/tier/direction",schemaPath:"#/definitions/tier/properties/direction/enum",keyword:"enum",params:{allowedValues: schema122.properties.direction.enum},message:"must be equal to one of the allowed values",schema:schema122.properties.direction.enum,parentSchema:schema122.properties.direction,data:data35};
if(vErrors === null){
vErrors = [err81];
}
else {
vErrors.push(err81);
}
errors++;
}
}
}
else {
const err82 = {instancePath:instancePath+"/changes/" + i2+"/tier",schemaPath:"#/definitions/tier/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema122.type,parentSchema:schema122,data:data32};
if(vErrors === null){
vErrors = [err82];
}
else {
vErrors.push(err82);
}
errors++;
}
}
if(data27.patch !== undefined){
let data36 = data27.patch;
if(Array.isArray(data36)){
const len3 = data36.length;
for(let i3=0; i3<len3; i3++){
let data37 = data36[i3];
if(data37 && typeof data37 == "object" && !Array.isArray(data37)){
if(data37.op === undefined){
const err83 = {instancePath:instancePath+"/changes/" + i2+"/patch/" + i3,schemaPath:"#/properties/changes/items/properties/patch/items/required",keyword:"required",params:{missingProperty: "op"},message:"must have required property '"+"op"+"'",schema:schema121.properties.changes.items.properties.patch.items.required,parentSchema:schema121.properties.changes.items.properties.patch.items,data:data37};
if(vErrors === null){
vErrors = [err83];
}
else {
vErrors.push(err83);
}
errors++;
}
if(data37.path === undefined){
const err84 = {instancePath:instancePath+"/changes/" + i2+"/patch/" + i3,schemaPath:"#/properties/changes/items/properties/patch/items/required",keyword:"required",params:{missingProperty: "path"},message:"must have required property '"+"path"+"'",schema:schema121.properties.changes.items.properties.patch.items.required,parentSchema:schema121.properties.changes.items.properties.patch.items,data:data37};
if(vErrors === null){
vErrors = [err84];
}
else {
vErrors.push(err84);
}
errors++;
}
if(data37.value === undefined){
const err85 = {instancePath:instancePath+"/changes/" + i2+"/patch/" + i3,schemaPath:"#/properties/changes/items/properties/patch/items/required",keyword:"required",params:{missingProperty: "value"},message:"must have required property '"+"value"+"'",schema:schema121.properties.changes.items.properties.patch.items.required,parentSchema:schema121.properties.changes.items.properties.patch.items,data:data37};
if(vErrors === null){
vErrors = [err85];
}
else {
vErrors.push(err85);
}
errors++;
}
if(data37.op !== undefined){
let data38 = data37.op;
if(!((data38 === "test") || (data38 === "replace"))){
const err86 = {instancePath:instancePath+"/changes/" + i2+"/patch/" + i3+"/op",schemaPath:"#/properties/changes/items/properties/patch/items/properties/op/enum",keyword:"enum",params:{allowedValues: schema121.properties.changes.items.properties.patch.items.properties.op.enum},message:"must be equal to one of the allowed values",schema:schema121.properties.changes.items.properties.patch.items.properties.op.enum,parentSchema:schema121.properties.changes.items.properties.patch.items.properties.op,data:data38};
if(vErrors === null){
vErrors = [err86];
}
else {
vErrors.push(err86);
}
errors++;
}
}
if(data37.path !== undefined){
let data39 = data37.path;
if(typeof data39 !== "string"){
const err87 = {instancePath:instancePath+"/changes/" + i2+"/patch/" + i3+"/path",schemaPath:"#/properties/changes/items/properties/patch/items/properties/path/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema121.properties.changes.items.properties.patch.items.properties.path.type,parentSchema:schema121.properties.changes.items.properties.patch.items.properties.path,data:data39};
if(vErrors === null){
vErrors = [err87];
}
else {
vErrors.push(err87);
}
errors++;
}
}
}
else {
const err88 = {instancePath:instancePath+"/changes/" + i2+"/patch/" + i3,schemaPath:"#/properties/changes/items/properties/patch/items/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema121.properties.changes.items.properties.patch.items.type,parentSchema:schema121.properties.changes.items.properties.patch.items,data:data37};
if(vErrors === null){
vErrors = [err88];
}
else {
vErrors.push(err88);
}
errors++;
}
}
}
else {
const err89 = {instancePath:instancePath+"/changes/" + i2+"/patch",schemaPath:"#/properties/changes/items/properties/patch/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema121.properties.changes.items.properties.patch.type,parentSchema:schema121.properties.changes.items.properties.patch,data:data36};
if(vErrors === null){
vErrors = [err89];
}
else {
vErrors.push(err89);
}
errors++;
}
}
if(data27.fields !== undefined){
let data40 = data27.fields;
if(Array.isArray(data40)){
const len4 = data40.length;
for(let i4=0; i4<len4; i4++){
let data41 = data40[i4];
if(data41 && typeof data41 == "object" && !Array.isArray(data41)){
if(data41.path === undefined){
const err90 = {instancePath:instancePath+"/changes/" + i2+"/fields/" + i4,schemaPath:"#/properties/changes/items/properties/fields/items/required",keyword:"required",params:{missingProperty: "path"},message:"must have required property '"+"path"+"'",schema:schema121.properties.changes.items.properties.fields.items.required,parentSchema:schema121.properties.changes.items.properties.fields.items,data:data41};
if(vErrors === null){
vErrors = [err90];
}
else {
vErrors.push(err90);
}
errors++;
}
if(data41.before === undefined){
const err91 = {instancePath:instancePath+"/changes/" + i2+"/fields/" + i4,schemaPath:"#/properties/changes/items/properties/fields/items/required",keyword:"required",params:{missingProperty: "before"},message:"must have required property '"+"before"+"'",schema:schema121.properties.changes.items.properties.fields.items.required,parentSchema:schema121.properties.changes.items.properties.fields.items,data:data41};
if(vErrors === null){
vErrors = [err91];
}
else {
vErrors.push(err91);
}
errors++;
}
if(data41.after === undefined){
const err92 = {instancePath:instancePath+"/changes/" + i2+"/fields/" + i4,schemaPath:"#/properties/changes/items/properties/fields/items/required",keyword:"required",params:{missingProperty: "after"},message:"must have required property '"+"after"+"'",schema:schema121.properties.changes.items.properties.fields.items.required,parentSchema:schema121.properties.changes.items.properties.fields.items,data:data41};
if(vErrors === null){
vErrors = [err92];
}
else {
vErrors.push(err92);
}
errors++;
}
if(data41.path !== undefined){
let data42 = data41.path;
if(typeof data42 !== "string"){
const err93 = {instancePath:instancePath+"/changes/" + i2+"/fields/" + i4+"/path",schemaPath:"#/properties/changes/items/properties/fields/items/properties/path/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema121.properties.changes.items.properties.fields.items.properties.path.type,parentSchema:schema121.properties.changes.items.properties.fields.items.properties.path,data:data42};
if(vErrors === null){
vErrors = [err93];
}
else {
vErrors.push(err93);
}
errors++;
}
}
}
else {
const err94 = {instancePath:instancePath+"/changes/" + i2+"/fields/" + i4,schemaPath:"#/properties/changes/items/properties/fields/items/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema121.properties.changes.items.properties.fields.items.type,parentSchema:schema121.properties.changes.items.properties.fields.items,data:data41};
if(vErrors === null){
vErrors = [err94];
}
else {
vErrors.push(err94);
}
errors++;
}
}
}
else {
const err95 = {instancePath:instancePath+"/changes/" + i2+"/fields",schemaPath:"#/properties/changes/items/properties/fields/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema121.properties.changes.items.properties.fields.type,parentSchema:schema121.properties.changes.items.properties.fields,data:data40};
if(vErrors === null){
vErrors = [err95];
}
else {
vErrors.push(err95);
}
errors++;
}
}
if(data27.hazards !== undefined){
let data43 = data27.hazards;
if(Array.isArray(data43)){
const len5 = data43.length;
for(let i5=0; i5<len5; i5++){
let data44 = data43[i5];
if(data44 && typeof data44 == "object" && !Array.isArray(data44)){
if(data44.kind === undefined){
const err96 = {instancePath:instancePath+"/changes/" + i2+"/hazards/" + i5,schemaPath:"#/properties/changes/items/properties/hazards/items/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'",schema:schema121.properties.changes.items.properties.hazards.items.required,parentSchema:schema121.properties.changes.items.properties.hazards.items,data:data44};
if(vErrors === null){
vErrors = [err96];
}
else {
vErrors.push(err96);
}
errors++;
}
if(data44.detail === undefined){
const err97 = {instancePath:instancePath+"/changes/" + i2+"/hazards/" + i5,schemaPath:"#/properties/changes/items/properties/hazards/items/required",keyword:"required",params:{missingProperty: "detail"},message:"must have required property '"+"detail"+"'",schema:schema121.properties.changes.items.properties.hazards.items.required,parentSchema:schema121.properties.changes.items.properties.hazards.items,data:data44};
if(vErrors === null){
vErrors = [err97];
}
else {
vErrors.push(err97);
}
errors++;
}
if(data44.consented === undefined){
const err98 = {instancePath:instancePath+"/changes/" + i2+"/hazards/" + i5,schemaPath:"#/properties/changes/items/properties/hazards/items/required",keyword:"required",params:{missingProperty: "consented"},message:"must have required property '"+"consented"+"'",schema:schema121.properties.changes.items.properties.hazards.items.required,parentSchema:schema121.properties.changes.items.properties.hazards.items,data:data44};
if(vErrors === null){
vErrors = [err98];
}
else {
vErrors.push(err98);
}
errors++;
}
if(data44.kind !== undefined){
let data45 = data44.kind;
if(typeof data45 !== "string"){
const err99 = {instancePath:instancePath+"/changes/" + i2+"/hazards/" + i5+"/kind",schemaPath:"#/properties/changes/items/properties/hazards/items/properties/kind/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema121.properties.changes.items.properties.hazards.items.properties.kind.type,parentSchema:schema121.properties.changes.items.properties.hazards.items.properties.kind,data:data45};
if(vErrors === null){
vErrors = [err99];
}
else {
vErrors.push(err99);
}
errors++;
}
}
if(data44.detail !== undefined){
let data46 = data44.detail;
if((typeof data46 !== "string") && (data46 !== null)){
const err100 = {instancePath:instancePath+"/changes/" + i2+"/hazards/" + i5+"/detail",schemaPath:"#/properties/changes/items/properties/hazards/items/properties/detail/type",keyword:"type",params:{type: schema121.properties.changes.items.properties.hazards.items.properties.detail.type},message:"must be string,null",schema:schema121.properties.changes.items.properties.hazards.items.properties.detail.type,parentSchema:schema121.properties.changes.items.properties.hazards.items.properties.detail,data:data46};
if(vErrors === null){
vErrors = [err100];
}
else {
vErrors.push(err100);
}
errors++;
}
}
if(data44.consented !== undefined){
let data47 = data44.consented;
if(typeof data47 !== "boolean"){
const err101 = {instancePath:instancePath+"/changes/" + i2+"/hazards/" + i5+"/consented",schemaPath:"#/properties/changes/items/properties/hazards/items/properties/consented/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema121.properties.changes.items.properties.hazards.items.properties.consented.type,parentSchema:schema121.properties.changes.items.properties.hazards.items.properties.consented,data:data47};
if(vErrors === null){
vErrors = [err101];
}
else {
vErrors.push(err101);
}
errors++;
}
}
}
else {
const err102 = {instancePath:instancePath+"/changes/" + i2+"/hazards/" + i5,schemaPath:"#/properties/changes/items/properties/hazards/items/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema121.properties.changes.items.properties.hazards.items.type,parentSchema:schema121.properties.changes.items.properties.hazards.items,data:data44};
if(vErrors === null){
vErrors = [err102];
}
else {
vErrors.push(err102);
}
errors++;
}
}
}
else {
const err103 = {instancePath:instancePath+"/changes/" + i2+"/hazards",schemaPath:"#/properties/changes/items/properties/hazards/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema121.properties.changes.items.properties.hazards.type,parentSchema:schema121.properties.changes.items.properties.hazards,data:data43};
if(vErrors === null){
vErrors = [err103];
}
else {
vErrors.push(err103);
}
errors++;
}
}
if(data27.source !== undefined){
let data48 = data27.source;
if(data48 && typeof data48 == "object" && !Array.isArray(data48)){
if(data48.file === undefined){
const err104 = {instancePath:instancePath+"/changes/" + i2+"/source",schemaPath:"#/definitions/source/required",keyword:"required",params:{missingProperty: "file"},message:"must have required property '"+"file"+"'",schema:schema123.required,parentSchema:schema123,data:data48};
if(vErrors === null){
vErrors = [err104];
}
else {
vErrors.push(err104);
}
errors++;
}
if(data48.line === undefined){
const err105 = {instancePath:instancePath+"/changes/" + i2+"/source",schemaPath:"#/definitions/source/required",keyword:"required",params:{missingProperty: "line"},message:"must have required property '"+"line"+"'",schema:schema123.required,parentSchema:schema123,data:data48};
if(vErrors === null){
vErrors = [err105];
}
else {
vErrors.push(err105);
}
errors++;
}
if(data48.file !== undefined){
let data49 = data48.file;
if(typeof data49 !== "string"){
const err106 = {instancePath:instancePath+"/changes/" + i2+"/source/file",schemaPath:"#/definitions/source/properties/file/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema123.properties.file.type,parentSchema:schema123.properties.file,data:data49};
if(vErrors === null){
vErrors = [err106];
}
else {
vErrors.push(err106);
}
errors++;
}
}
if(data48.line !== undefined){
let data50 = data48.line;
if(!((typeof data50 == "number") && (!(data50 % 1) && !isNaN(data50)))){
const err107 = {instancePath:instancePath+"/changes/" + i2+"/source/line",schemaPath:"#/definitions/source/properties/line/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema123.properties.line.type,parentSchema:schema123.properties.line,data:data50};
if(vErrors === null){
vErrors = [err107];
}
else {
vErrors.push(err107);
}
errors++;
}
}
}
else {
const err108 = {instancePath:instancePath+"/changes/" + i2+"/source",schemaPath:"#/definitions/source/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema123.type,parentSchema:schema123,data:data48};
if(vErrors === null){
vErrors = [err108];
}
else {
vErrors.push(err108);
}
errors++;
}
}
}
else {
const err109 = {instancePath:instancePath+"/changes/" + i2,schemaPath:"#/properties/changes/items/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema121.properties.changes.items.type,parentSchema:schema121.properties.changes.items,data:data27};
if(vErrors === null){
vErrors = [err109];
}
else {
vErrors.push(err109);
}
errors++;
}
}
}
else {
const err110 = {instancePath:instancePath+"/changes",schemaPath:"#/properties/changes/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema121.properties.changes.type,parentSchema:schema121.properties.changes,data:data26};
if(vErrors === null){
vErrors = [err110];
}
else {
vErrors.push(err110);
}
errors++;
}
}
if(data.refused !== undefined){
let data51 = data.refused;
if(Array.isArray(data51)){
const len6 = data51.length;
for(let i6=0; i6<len6; i6++){
let data52 = data51[i6];
if(data52 && typeof data52 == "object" && !Array.isArray(data52)){
if(data52.tenant === undefined){
const err111 = {instancePath:instancePath+"/refused/" + i6,schemaPath:"#/properties/refused/items/required",keyword:"required",params:{missingProperty: "tenant"},message:"must have required property '"+"tenant"+"'",schema:schema121.properties.refused.items.required,parentSchema:schema121.properties.refused.items,data:data52};
if(vErrors === null){
vErrors = [err111];
}
else {
vErrors.push(err111);
}
errors++;
}
if(data52.code === undefined){
const err112 = {instancePath:instancePath+"/refused/" + i6,schemaPath:"#/properties/refused/items/required",keyword:"required",params:{missingProperty: "code"},message:"must have required property '"+"code"+"'",schema:schema121.properties.refused.items.required,parentSchema:schema121.properties.refused.items,data:data52};
if(vErrors === null){
vErrors = [err112];
}
else {
vErrors.push(err112);
}
errors++;
}
if(data52.project === undefined){
const err113 = {instancePath:instancePath+"/refused/" + i6,schemaPath:"#/properties/refused/items/required",keyword:"required",params:{missingProperty: "project"},message:"must have required property '"+"project"+"'",schema:schema121.properties.refused.items.required,parentSchema:schema121.properties.refused.items,data:data52};
if(vErrors === null){
vErrors = [err113];
}
else {
vErrors.push(err113);
}
errors++;
}
if(data52.tier === undefined){
const err114 = {instancePath:instancePath+"/refused/" + i6,schemaPath:"#/properties/refused/items/required",keyword:"required",params:{missingProperty: "tier"},message:"must have required property '"+"tier"+"'",schema:schema121.properties.refused.items.required,parentSchema:schema121.properties.refused.items,data:data52};
if(vErrors === null){
vErrors = [err114];
}
else {
vErrors.push(err114);
}
errors++;
}
if(data52.message === undefined){
const err115 = {instancePath:instancePath+"/refused/" + i6,schemaPath:"#/properties/refused/items/required",keyword:"required",params:{missingProperty: "message"},message:"must have required property '"+"message"+"'",schema:schema121.properties.refused.items.required,parentSchema:schema121.properties.refused.items,data:data52};
if(vErrors === null){
vErrors = [err115];
}
else {
vErrors.push(err115);
}
errors++;
}
if(data52.checks === undefined){
const err116 = {instancePath:instancePath+"/refused/" + i6,schemaPath:"#/properties/refused/items/required",keyword:"required",params:{missingProperty: "checks"},message:"must have required property '"+"checks"+"'",schema:schema121.properties.refused.items.required,parentSchema:schema121.properties.refused.items,data:data52};
if(vErrors === null){
vErrors = [err116];
}
else {
vErrors.push(err116);
}
errors++;
}
if(data52.fix === undefined){
const err117 = {instancePath:instancePath+"/refused/" + i6,schemaPath:"#/properties/refused/items/required",keyword:"required",params:{missingProperty: "fix"},message:"must have required property '"+"fix"+"'",schema:schema121.properties.refused.items.required,parentSchema:schema121.properties.refused.items,data:data52};
if(vErrors === null){
vErrors = [err117];
}
else {
vErrors.push(err117);
}
errors++;
}
if(data52.source === undefined){
const err118 = {instancePath:instancePath+"/refused/" + i6,schemaPath:"#/properties/refused/items/required",keyword:"required",params:{missingProperty: "source"},message:"must have required property '"+"source"+"'",schema:schema121.properties.refused.items.required,parentSchema:schema121.properties.refused.items,data:data52};
if(vErrors === null){
vErrors = [err118];
}
else {
vErrors.push(err118);
}
errors++;
}
if(data52.tenant !== undefined){
let data53 = data52.tenant;
if(typeof data53 !== "string"){
const err119 = {instancePath:instancePath+"/refused/" + i6+"/tenant",schemaPath:"#/properties/refused/items/properties/tenant/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema121.properties.refused.items.properties.tenant.type,parentSchema:schema121.properties.refused.items.properties.tenant,data:data53};
if(vErrors === null){
vErrors = [err119];
}
else {
vErrors.push(err119);
}
errors++;
}
}
if(data52.code !== undefined){
let data54 = data52.code;
if(typeof data54 !== "string"){
const err120 = {instancePath:instancePath+"/refused/" + i6+"/code",schemaPath:"#/properties/refused/items/properties/code/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema121.properties.refused.items.properties.code.type,parentSchema:schema121.properties.refused.items.properties.code,data:data54};
if(vErrors === null){
vErrors = [err120];
}
else {
vErrors.push(err120);
}
errors++;
}
}
if(data52.project !== undefined){
let data55 = data52.project;
if((typeof data55 !== "string") && (data55 !== null)){
const err121 = {instancePath:instancePath+"/refused/" + i6+"/project",schemaPath:"#/properties/refused/items/properties/project/type",keyword:"type",params:{type: schema121.properties.refused.items.properties.project.type},message:"must be string,null",schema:schema121.properties.refused.items.properties.project.type,parentSchema:schema121.properties.refused.items.properties.project,data:data55};
if(vErrors === null){
vErrors = [err121];
}
else {
vErrors.push(err121);
}
errors++;
}
}
if(data52.tier !== undefined){
let data56 = data52.tier;
if(data56 && typeof data56 == "object" && !Array.isArray(data56)){
if(data56.before === undefined){
const err122 = {instancePath:instancePath+"/refused/" + i6+"/tier",schemaPath:"#/definitions/tier/required",keyword:"required",params:{missingProperty: "before"},message:"must have required property '"+"before"+"'",schema:schema122.required,parentSchema:schema122,data:data56};
if(vErrors === null){
vErrors = [err122];
}
else {
vErrors.push(err122);
}
errors++;
}
if(data56.after === undefined){
const err123 = {instancePath:instancePath+"/refused/" + i6+"/tier",schemaPath:"#/definitions/tier/required",keyword:"required",params:{missingProperty: "after"},message:"must have required property '"+"after"+"'",schema:schema122.required,parentSchema:schema122,data:data56};
if(vErrors === null){
vErrors = [err123];
}
else {
vErrors.push(err123);
}
errors++;
}
if(data56.direction === undefined){
const err124 = {instancePath:instancePath+"/refused/" + i6+"/tier",schemaPath:"#/definitions/tier/required",keyword:"required",params:{missingProperty: "direction"},message:"must have required property '"+"direction"+"'",schema:schema122.required,parentSchema:schema122,data:data56};
if(vErrors === null){
vErrors = [err124];
}
else {
vErrors.push(err124);
}
errors++;
}
if(data56.before !== undefined){
let data57 = data56.before;
if((typeof data57 !== "string") && (data57 !== null)){
const err125 = {instancePath:instancePath+"/refused/" + i6+"/tier/before",schemaPath:"#/definitions/tier/properties/before/type",keyword:"type",params:{type: schema122.properties.before.type},message:"must be string,null",schema:schema122.properties.before.type,parentSchema:schema122.properties.before,data:data57};
if(vErrors === null){
vErrors = [err125];
}
else {
vErrors.push(err125);
}
errors++;
}
}
if(data56.after !== undefined){
let data58 = data56.after;
if((typeof data58 !== "string") && (data58 !== null)){
const err126 = {instancePath:instancePath+"/refused/" + i6+"/tier/after",schemaPath:"#/definitions/tier/properties/after/type",keyword:"type",params:{type: schema122.properties.after.type},message:"must be string,null",schema:schema122.properties.after.type,parentSchema:schema122.properties.after,data:data58};
if(vErrors === null){
vErrors = [err126];
}
else {
vErrors.push(err126);
}
errors++;
}
}
if(data56.direction !== undefined){
let data59 = data56.direction;
if(!(((data59 === "up") || (data59 === "down")) || (data59 === "same"))){
const err127 = {instancePath:instancePath+"/refused/" + i6+"/tier/direction",schemaPath:"#/definitions/tier/properties/direction/enum",keyword:"enum",params:{allowedValues: schema122.properties.direction.enum},message:"must be equal to one of the allowed values",schema:schema122.properties.direction.enum,parentSchema:schema122.properties.direction,data:data59};
if(vErrors === null){
vErrors = [err127];
}
else {
vErrors.push(err127);
}
errors++;
}
}
}
else {
const err128 = {instancePath:instancePath+"/refused/" + i6+"/tier",schemaPath:"#/definitions/tier/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema122.type,parentSchema:schema122,data:data56};
if(vErrors === null){
vErrors = [err128];
}
else {
vErrors.push(err128);
}
errors++;
}
}
if(data52.message !== undefined){
let data60 = data52.message;
if(typeof data60 !== "string"){
const err129 = {instancePath:instancePath+"/refused/" + i6+"/message",schemaPath:"#/properties/refused/items/properties/message/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema121.properties.refused.items.properties.message.type,parentSchema:schema121.properties.refused.items.properties.message,data:data60};
if(vErrors === null){
vErrors = [err129];
}
else {
vErrors.push(err129);
}
errors++;
}
}
if(data52.checks !== undefined){
let data61 = data52.checks;
if(Array.isArray(data61)){
const len7 = data61.length;
for(let i7=0; i7<len7; i7++){
let data62 = data61[i7];
if(data62 && typeof data62 == "object" && !Array.isArray(data62)){
if(data62.path === undefined){
const err130 = {instancePath:instancePath+"/refused/" + i6+"/checks/" + i7,schemaPath:"#/properties/refused/items/properties/checks/items/required",keyword:"required",params:{missingProperty: "path"},message:"must have required property '"+"path"+"'",schema:schema121.properties.refused.items.properties.checks.items.required,parentSchema:schema121.properties.refused.items.properties.checks.items,data:data62};
if(vErrors === null){
vErrors = [err130];
}
else {
vErrors.push(err130);
}
errors++;
}
if(data62.verdict === undefined){
const err131 = {instancePath:instancePath+"/refused/" + i6+"/checks/" + i7,schemaPath:"#/properties/refused/items/properties/checks/items/required",keyword:"required",params:{missingProperty: "verdict"},message:"must have required property '"+"verdict"+"'",schema:schema121.properties.refused.items.properties.checks.items.required,parentSchema:schema121.properties.refused.items.properties.checks.items,data:data62};
if(vErrors === null){
vErrors = [err131];
}
else {
vErrors.push(err131);
}
errors++;
}
if(data62.observed === undefined){
const err132 = {instancePath:instancePath+"/refused/" + i6+"/checks/" + i7,schemaPath:"#/properties/refused/items/properties/checks/items/required",keyword:"required",params:{missingProperty: "observed"},message:"must have required property '"+"observed"+"'",schema:schema121.properties.refused.items.properties.checks.items.required,parentSchema:schema121.properties.refused.items.properties.checks.items,data:data62};
if(vErrors === null){
vErrors = [err132];
}
else {
vErrors.push(err132);
}
errors++;
}
if(data62.limit === undefined){
const err133 = {instancePath:instancePath+"/refused/" + i6+"/checks/" + i7,schemaPath:"#/properties/refused/items/properties/checks/items/required",keyword:"required",params:{missingProperty: "limit"},message:"must have required property '"+"limit"+"'",schema:schema121.properties.refused.items.properties.checks.items.required,parentSchema:schema121.properties.refused.items.properties.checks.items,data:data62};
if(vErrors === null){
vErrors = [err133];
}
else {
vErrors.push(err133);
}
errors++;
}
if(data62.where === undefined){
const err134 = {instancePath:instancePath+"/refused/" + i6+"/checks/" + i7,schemaPath:"#/properties/refused/items/properties/checks/items/required",keyword:"required",params:{missingProperty: "where"},message:"must have required property '"+"where"+"'",schema:schema121.properties.refused.items.properties.checks.items.required,parentSchema:schema121.properties.refused.items.properties.checks.items,data:data62};
if(vErrors === null){
vErrors = [err134];
}
else {
vErrors.push(err134);
}
errors++;
}
}
else {
const err135 = {instancePath:instancePath+"/refused/" + i6+"/checks/" + i7,schemaPath:"#/properties/refused/items/properties/checks/items/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema121.properties.refused.items.properties.checks.items.type,parentSchema:schema121.properties.refused.items.properties.checks.items,data:data62};
if(vErrors === null){
vErrors = [err135];
}
else {
vErrors.push(err135);
}
errors++;
}
}
}
else {
const err136 = {instancePath:instancePath+"/refused/" + i6+"/checks",schemaPath:"#/properties/refused/items/properties/checks/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema121.properties.refused.items.properties.checks.type,parentSchema:schema121.properties.refused.items.properties.checks,data:data61};
if(vErrors === null){
vErrors = [err136];
}
else {
vErrors.push(err136);
}
errors++;
}
}
if(data52.fix !== undefined){
let data63 = data52.fix;
if(typeof data63 !== "string"){
const err137 = {instancePath:instancePath+"/refused/" + i6+"/fix",schemaPath:"#/properties/refused/items/properties/fix/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema121.properties.refused.items.properties.fix.type,parentSchema:schema121.properties.refused.items.properties.fix,data:data63};
if(vErrors === null){
vErrors = [err137];
}
else {
vErrors.push(err137);
}
errors++;
}
}
if(data52.source !== undefined){
let data64 = data52.source;
if(data64 && typeof data64 == "object" && !Array.isArray(data64)){
if(data64.file === undefined){
const err138 = {instancePath:instancePath+"/refused/" + i6+"/source",schemaPath:"#/definitions/source/required",keyword:"required",params:{missingProperty: "file"},message:"must have required property '"+"file"+"'",schema:schema123.required,parentSchema:schema123,data:data64};
if(vErrors === null){
vErrors = [err138];
}
else {
vErrors.push(err138);
}
errors++;
}
if(data64.line === undefined){
const err139 = {instancePath:instancePath+"/refused/" + i6+"/source",schemaPath:"#/definitions/source/required",keyword:"required",params:{missingProperty: "line"},message:"must have required property '"+"line"+"'",schema:schema123.required,parentSchema:schema123,data:data64};
if(vErrors === null){
vErrors = [err139];
}
else {
vErrors.push(err139);
}
errors++;
}
if(data64.file !== undefined){
let data65 = data64.file;
if(typeof data65 !== "string"){
const err140 = {instancePath:instancePath+"/refused/" + i6+"/source/file",schemaPath:"#/definitions/source/properties/file/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema123.properties.file.type,parentSchema:schema123.properties.file,data:data65};
if(vErrors === null){
vErrors = [err140];
}
else {
vErrors.push(err140);
}
errors++;
}
}
if(data64.line !== undefined){
let data66 = data64.line;
if(!((typeof data66 == "number") && (!(data66 % 1) && !isNaN(data66)))){
const err141 = {instancePath:instancePath+"/refused/" + i6+"/source/line",schemaPath:"#/definitions/source/properties/line/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema123.properties.line.type,parentSchema:schema123.properties.line,data:data66};
if(vErrors === null){
vErrors = [err141];
}
else {
vErrors.push(err141);
}
errors++;
}
}
}
else {
const err142 = {instancePath:instancePath+"/refused/" + i6+"/source",schemaPath:"#/definitions/source/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema123.type,parentSchema:schema123,data:data64};
if(vErrors === null){
vErrors = [err142];
}
else {
vErrors.push(err142);
}
errors++;
}
}
}
else {
const err143 = {instancePath:instancePath+"/refused/" + i6,schemaPath:"#/properties/refused/items/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema121.properties.refused.items.type,parentSchema:schema121.properties.refused.items,data:data52};
if(vErrors === null){
vErrors = [err143];
}
else {
vErrors.push(err143);
}
errors++;
}
}
}
else {
const err144 = {instancePath:instancePath+"/refused",schemaPath:"#/properties/refused/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema121.properties.refused.type,parentSchema:schema121.properties.refused,data:data51};
if(vErrors === null){
vErrors = [err144];
}
else {
vErrors.push(err144);
}
errors++;
}
}
if(data.notices !== undefined){
let data67 = data.notices;
if(Array.isArray(data67)){
const len8 = data67.length;
for(let i8=0; i8<len8; i8++){
let data68 = data67[i8];
if(data68 && typeof data68 == "object" && !Array.isArray(data68)){
if(data68.tenant === undefined){
const err145 = {instancePath:instancePath+"/notices/" + i8,schemaPath:"#/properties/notices/items/required",keyword:"required",params:{missingProperty: "tenant"},message:"must have required property '"+"tenant"+"'",schema:schema121.properties.notices.items.required,parentSchema:schema121.properties.notices.items,data:data68};
if(vErrors === null){
vErrors = [err145];
}
else {
vErrors.push(err145);
}
errors++;
}
if(data68.code === undefined){
const err146 = {instancePath:instancePath+"/notices/" + i8,schemaPath:"#/properties/notices/items/required",keyword:"required",params:{missingProperty: "code"},message:"must have required property '"+"code"+"'",schema:schema121.properties.notices.items.required,parentSchema:schema121.properties.notices.items,data:data68};
if(vErrors === null){
vErrors = [err146];
}
else {
vErrors.push(err146);
}
errors++;
}
if(data68.message === undefined){
const err147 = {instancePath:instancePath+"/notices/" + i8,schemaPath:"#/properties/notices/items/required",keyword:"required",params:{missingProperty: "message"},message:"must have required property '"+"message"+"'",schema:schema121.properties.notices.items.required,parentSchema:schema121.properties.notices.items,data:data68};
if(vErrors === null){
vErrors = [err147];
}
else {
vErrors.push(err147);
}
errors++;
}
if(data68.source === undefined){
const err148 = {instancePath:instancePath+"/notices/" + i8,schemaPath:"#/properties/notices/items/required",keyword:"required",params:{missingProperty: "source"},message:"must have required property '"+"source"+"'",schema:schema121.properties.notices.items.required,parentSchema:schema121.properties.notices.items,data:data68};
if(vErrors === null){
vErrors = [err148];
}
else {
vErrors.push(err148);
}
errors++;
}
}
else {
const err149 = {instancePath:instancePath+"/notices/" + i8,schemaPath:"#/properties/notices/items/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema121.properties.notices.items.type,parentSchema:schema121.properties.notices.items,data:data68};
if(vErrors === null){
vErrors = [err149];
}
else {
vErrors.push(err149);
}
errors++;
}
}
}
else {
const err150 = {instancePath:instancePath+"/notices",schemaPath:"#/properties/notices/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema121.properties.notices.type,parentSchema:schema121.properties.notices,data:data67};
if(vErrors === null){
vErrors = [err150];
}
else {
vErrors.push(err150);
}
errors++;
}
}
if(data.excepted !== undefined){
let data69 = data.excepted;
if(Array.isArray(data69)){
const len9 = data69.length;
for(let i9=0; i9<len9; i9++){
let data70 = data69[i9];
if(data70 && typeof data70 == "object" && !Array.isArray(data70)){
if(data70.tenant === undefined){
const err151 = {instancePath:instancePath+"/excepted/" + i9,schemaPath:"#/properties/excepted/items/required",keyword:"required",params:{missingProperty: "tenant"},message:"must have required property '"+"tenant"+"'",schema:schema121.properties.excepted.items.required,parentSchema:schema121.properties.excepted.items,data:data70};
if(vErrors === null){
vErrors = [err151];
}
else {
vErrors.push(err151);
}
errors++;
}
if(data70.path === undefined){
const err152 = {instancePath:instancePath+"/excepted/" + i9,schemaPath:"#/properties/excepted/items/required",keyword:"required",params:{missingProperty: "path"},message:"must have required property '"+"path"+"'",schema:schema121.properties.excepted.items.required,parentSchema:schema121.properties.excepted.items,data:data70};
if(vErrors === null){
vErrors = [err152];
}
else {
vErrors.push(err152);
}
errors++;
}
if(data70.declared === undefined){
const err153 = {instancePath:instancePath+"/excepted/" + i9,schemaPath:"#/properties/excepted/items/required",keyword:"required",params:{missingProperty: "declared"},message:"must have required property '"+"declared"+"'",schema:schema121.properties.excepted.items.required,parentSchema:schema121.properties.excepted.items,data:data70};
if(vErrors === null){
vErrors = [err153];
}
else {
vErrors.push(err153);
}
errors++;
}
if(data70.observed === undefined){
const err154 = {instancePath:instancePath+"/excepted/" + i9,schemaPath:"#/properties/excepted/items/required",keyword:"required",params:{missingProperty: "observed"},message:"must have required property '"+"observed"+"'",schema:schema121.properties.excepted.items.required,parentSchema:schema121.properties.excepted.items,data:data70};
if(vErrors === null){
vErrors = [err154];
}
else {
vErrors.push(err154);
}
errors++;
}
if(data70.until === undefined){
const err155 = {instancePath:instancePath+"/excepted/" + i9,schemaPath:"#/properties/excepted/items/required",keyword:"required",params:{missingProperty: "until"},message:"must have required property '"+"until"+"'",schema:schema121.properties.excepted.items.required,parentSchema:schema121.properties.excepted.items,data:data70};
if(vErrors === null){
vErrors = [err155];
}
else {
vErrors.push(err155);
}
errors++;
}
if(data70.reason === undefined){
const err156 = {instancePath:instancePath+"/excepted/" + i9,schemaPath:"#/properties/excepted/items/required",keyword:"required",params:{missingProperty: "reason"},message:"must have required property '"+"reason"+"'",schema:schema121.properties.excepted.items.required,parentSchema:schema121.properties.excepted.items,data:data70};
if(vErrors === null){
vErrors = [err156];
}
else {
vErrors.push(err156);
}
errors++;
}
}
else {
const err157 = {instancePath:instancePath+"/excepted/" + i9,schemaPath:"#/properties/excepted/items/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema121.properties.excepted.items.type,parentSchema:schema121.properties.excepted.items,data:data70};
if(vErrors === null){
vErrors = [err157];
}
else {
vErrors.push(err157);
}
errors++;
}
}
}
else {
const err158 = {instancePath:instancePath+"/excepted",schemaPath:"#/properties/excepted/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema121.properties.excepted.type,parentSchema:schema121.properties.excepted,data:data69};
if(vErrors === null){
vErrors = [err158];
}
else {
vErrors.push(err158);
}
errors++;
}
}
if(data.undeclared !== undefined){
let data71 = data.undeclared;
if(Array.isArray(data71)){
const len10 = data71.length;
for(let i10=0; i10<len10; i10++){
let data72 = data71[i10];
if(data72 && typeof data72 == "object" && !Array.isArray(data72)){
if(data72.project === undefined){
const err159 = {instancePath:instancePath+"/undeclared/" + i10,schemaPath:"#/properties/undeclared/items/required",keyword:"required",params:{missingProperty: "project"},message:"must have required property '"+"project"+"'",schema:schema121.properties.undeclared.items.required,parentSchema:schema121.properties.undeclared.items,data:data72};
if(vErrors === null){
vErrors = [err159];
}
else {
vErrors.push(err159);
}
errors++;
}
if(data72.name === undefined){
const err160 = {instancePath:instancePath+"/undeclared/" + i10,schemaPath:"#/properties/undeclared/items/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'",schema:schema121.properties.undeclared.items.required,parentSchema:schema121.properties.undeclared.items,data:data72};
if(vErrors === null){
vErrors = [err160];
}
else {
vErrors.push(err160);
}
errors++;
}
if(data72.org === undefined){
const err161 = {instancePath:instancePath+"/undeclared/" + i10,schemaPath:"#/properties/undeclared/items/required",keyword:"required",params:{missingProperty: "org"},message:"must have required property '"+"org"+"'",schema:schema121.properties.undeclared.items.required,parentSchema:schema121.properties.undeclared.items,data:data72};
if(vErrors === null){
vErrors = [err161];
}
else {
vErrors.push(err161);
}
errors++;
}
}
else {
const err162 = {instancePath:instancePath+"/undeclared/" + i10,schemaPath:"#/properties/undeclared/items/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema121.properties.undeclared.items.type,parentSchema:schema121.properties.undeclared.items,data:data72};
if(vErrors === null){
vErrors = [err162];
}
else {
vErrors.push(err162);
}
errors++;
}
}
}
else {
const err163 = {instancePath:instancePath+"/undeclared",schemaPath:"#/properties/undeclared/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema121.properties.undeclared.type,parentSchema:schema121.properties.undeclared,data:data71};
if(vErrors === null){
vErrors = [err163];
}
else {
vErrors.push(err163);
}
errors++;
}
}
if(data.counts !== undefined){
let data73 = data.counts;
if(data73 && typeof data73 == "object" && !Array.isArray(data73)){
if(data73.tenants === undefined){
const err164 = {instancePath:instancePath+"/counts",schemaPath:"#/properties/counts/required",keyword:"required",params:{missingProperty: "tenants"},message:"must have required property '"+"tenants"+"'",schema:schema121.properties.counts.required,parentSchema:schema121.properties.counts,data:data73};
if(vErrors === null){
vErrors = [err164];
}
else {
vErrors.push(err164);
}
errors++;
}
if(data73.tombstones === undefined){
const err165 = {instancePath:instancePath+"/counts",schemaPath:"#/properties/counts/required",keyword:"required",params:{missingProperty: "tombstones"},message:"must have required property '"+"tombstones"+"'",schema:schema121.properties.counts.required,parentSchema:schema121.properties.counts,data:data73};
if(vErrors === null){
vErrors = [err165];
}
else {
vErrors.push(err165);
}
errors++;
}
if(data73.projects === undefined){
const err166 = {instancePath:instancePath+"/counts",schemaPath:"#/properties/counts/required",keyword:"required",params:{missingProperty: "projects"},message:"must have required property '"+"projects"+"'",schema:schema121.properties.counts.required,parentSchema:schema121.properties.counts,data:data73};
if(vErrors === null){
vErrors = [err166];
}
else {
vErrors.push(err166);
}
errors++;
}
if(data73.changed === undefined){
const err167 = {instancePath:instancePath+"/counts",schemaPath:"#/properties/counts/required",keyword:"required",params:{missingProperty: "changed"},message:"must have required property '"+"changed"+"'",schema:schema121.properties.counts.required,parentSchema:schema121.properties.counts,data:data73};
if(vErrors === null){
vErrors = [err167];
}
else {
vErrors.push(err167);
}
errors++;
}
if(data73.refused === undefined){
const err168 = {instancePath:instancePath+"/counts",schemaPath:"#/properties/counts/required",keyword:"required",params:{missingProperty: "refused"},message:"must have required property '"+"refused"+"'",schema:schema121.properties.counts.required,parentSchema:schema121.properties.counts,data:data73};
if(vErrors === null){
vErrors = [err168];
}
else {
vErrors.push(err168);
}
errors++;
}
if(data73.unchanged === undefined){
const err169 = {instancePath:instancePath+"/counts",schemaPath:"#/properties/counts/required",keyword:"required",params:{missingProperty: "unchanged"},message:"must have required property '"+"unchanged"+"'",schema:schema121.properties.counts.required,parentSchema:schema121.properties.counts,data:data73};
if(vErrors === null){
vErrors = [err169];
}
else {
vErrors.push(err169);
}
errors++;
}
if(data73.undeclared === undefined){
const err170 = {instancePath:instancePath+"/counts",schemaPath:"#/properties/counts/required",keyword:"required",params:{missingProperty: "undeclared"},message:"must have required property '"+"undeclared"+"'",schema:schema121.properties.counts.required,parentSchema:schema121.properties.counts,data:data73};
if(vErrors === null){
vErrors = [err170];
}
else {
vErrors.push(err170);
}
errors++;
}
}
else {
const err171 = {instancePath:instancePath+"/counts",schemaPath:"#/properties/counts/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema121.properties.counts.type,parentSchema:schema121.properties.counts,data:data73};
if(vErrors === null){
vErrors = [err171];
}
else {
vErrors.push(err171);
}
errors++;
}
}
if(data.calls !== undefined){
let data74 = data.calls;
if(data74 && typeof data74 == "object" && !Array.isArray(data74)){
if(data74.writes === undefined){
const err172 = {instancePath:instancePath+"/calls",schemaPath:"#/properties/calls/required",keyword:"required",params:{missingProperty: "writes"},message:"must have required property '"+"writes"+"'",schema:schema121.properties.calls.required,parentSchema:schema121.properties.calls,data:data74};
if(vErrors === null){
vErrors = [err172];
}
else {
vErrors.push(err172);
}
errors++;
}
if(data74.reads === undefined){
const err173 = {instancePath:instancePath+"/calls",schemaPath:"#/properties/calls/required",keyword:"required",params:{missingProperty: "reads"},message:"must have required property '"+"reads"+"'",schema:schema121.properties.calls.required,parentSchema:schema121.properties.calls,data:data74};
if(vErrors === null){
vErrors = [err173];
}
else {
vErrors.push(err173);
}
errors++;
}
if(data74.seconds === undefined){
const err174 = {instancePath:instancePath+"/calls",schemaPath:"#/properties/calls/required",keyword:"required",params:{missingProperty: "seconds"},message:"must have required property '"+"seconds"+"'",schema:schema121.properties.calls.required,parentSchema:schema121.properties.calls,data:data74};
if(vErrors === null){
vErrors = [err174];
}
else {
vErrors.push(err174);
}
errors++;
}
if(data74.perMinute === undefined){
const err175 = {instancePath:instancePath+"/calls",schemaPath:"#/properties/calls/required",keyword:"required",params:{missingProperty: "perMinute"},message:"must have required property '"+"perMinute"+"'",schema:schema121.properties.calls.required,parentSchema:schema121.properties.calls,data:data74};
if(vErrors === null){
vErrors = [err175];
}
else {
vErrors.push(err175);
}
errors++;
}
}
else {
const err176 = {instancePath:instancePath+"/calls",schemaPath:"#/properties/calls/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema121.properties.calls.type,parentSchema:schema121.properties.calls,data:data74};
if(vErrors === null){
vErrors = [err176];
}
else {
vErrors.push(err176);
}
errors++;
}
}
if(data.safety !== undefined){
let data75 = data.safety;
if(!(data75 && typeof data75 == "object" && !Array.isArray(data75))){
const err177 = {instancePath:instancePath+"/safety",schemaPath:"#/properties/safety/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema121.properties.safety.type,parentSchema:schema121.properties.safety,data:data75};
if(vErrors === null){
vErrors = [err177];
}
else {
vErrors.push(err177);
}
errors++;
}
}
if(data.consent !== undefined){
let data76 = data.consent;
if(data76 && typeof data76 == "object" && !Array.isArray(data76)){
for(const key0 in data76){
let data77 = data76[key0];
if(!((typeof data77 == "number") && (!(data77 % 1) && !isNaN(data77)))){
const err178 = {instancePath:instancePath+"/consent/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/consent/additionalProperties/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema121.properties.consent.additionalProperties.type,parentSchema:schema121.properties.consent.additionalProperties,data:data77};
if(vErrors === null){
vErrors = [err178];
}
else {
vErrors.push(err178);
}
errors++;
}
}
}
else {
const err179 = {instancePath:instancePath+"/consent",schemaPath:"#/properties/consent/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema121.properties.consent.type,parentSchema:schema121.properties.consent,data:data76};
if(vErrors === null){
vErrors = [err179];
}
else {
vErrors.push(err179);
}
errors++;
}
}
}
else {
const err180 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema121.type,parentSchema:schema121,data};
if(vErrors === null){
vErrors = [err180];
}
else {
vErrors.push(err180);
}
errors++;
}
validate65.errors = vErrors;
return errors === 0;
}
